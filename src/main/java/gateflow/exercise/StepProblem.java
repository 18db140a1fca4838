package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.Initializer;
import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/** One step of a cell whose state is s alone: its parameters, s_{t−1} and x_t. */
record StepProblem(Cell cell, Parameters parameters, double[] s, double[] x) {
    static StepProblem random(Cell cell, long seed) {
        Random random = new Random(seed);
        return new StepProblem(
                cell,
                Parameters.zeros(cell.shapes()).fill(Initializer.uniform(0.9), random),
                Grids.randomRow(cell.units(), 1, random),
                Grids.randomRow(cell.inputs(), 1.5, random));
    }

    /** s_t by the library. */
    double[] next() {
        UnrolledCell run = cell.unroll(parameters, 1, 1);
        run.state("s", 0).setTo(new DMatrixRMaj(s));
        run.input(1).setTo(new DMatrixRMaj(x));
        run.forward();
        return Grids.column(run.state("s", 1));
    }

    SimpleMatrix state() {
        return Grids.vector(s);
    }

    /** W_gate v + U_gate x + b_gate; the empty gate stands for W, U and b. */
    SimpleMatrix z(String gate, SimpleMatrix v) {
        return the("W", gate).mult(v).plus(fromInput(gate));
    }

    SimpleMatrix fromInput(String gate) {
        return the("U", gate).mult(Grids.vector(x)).plus(the("b", gate));
    }

    SimpleMatrix the(String letter, String gate) {
        return SimpleMatrix.wrap(parameters.get(gate.isEmpty() ? letter : letter + "_" + gate));
    }

    SimpleMatrix gate(String gate) {
        return each(z(gate, state()), z -> 1 / (1 + Math.exp(-z)));
    }

    static SimpleMatrix tanh(SimpleMatrix z) {
        return each(z, Math::tanh);
    }

    static SimpleMatrix each(SimpleMatrix matrix, DoubleUnaryOperator function) {
        SimpleMatrix result = matrix.copy();
        for (int k = 0; k < result.getNumElements(); k++) {
            result.set(k, function.applyAsDouble(matrix.get(k)));
        }
        return result;
    }

    /** gate ⊙ a + (1 − gate) ⊙ b. */
    static SimpleMatrix blend(SimpleMatrix gate, SimpleMatrix a, SimpleMatrix b) {
        return gate.elementMult(a).plus(gate.scale(-1).plus(1).elementMult(b));
    }
}
