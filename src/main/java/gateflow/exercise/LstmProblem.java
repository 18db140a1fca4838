package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.Initializer;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** One step of an LSTM: its parameters, s_{t−1}, h_{t−1} and x_t. */
record LstmProblem(Parameters parameters, double[] s, double[] h, double[] x) {
    private static final int UNITS = 3;
    private static final int INPUTS = 2;

    /** What the gates and the candidate are at this step. */
    record Gates(double[] o, double[] i, double[] f, double[] candidate) {}

    static LstmProblem random(long seed) {
        Random random = new Random(seed);
        Cell cell = new LstmCell(INPUTS, UNITS);
        return new LstmProblem(
                Parameters.zeros(cell.shapes()).fill(Initializer.uniform(0.9), random),
                Grids.randomRow(UNITS, 2, random),
                Grids.randomRow(UNITS, 0.9, random),
                Grids.randomRow(INPUTS, 1.5, random));
    }

    int units() {
        return s.length;
    }

    /** The gates, as the library computes them. */
    Gates gates() {
        UnrolledCell run = new LstmCell(x.length, s.length).unroll(parameters, 1, 1);
        run.state("s", 0).setTo(new DMatrixRMaj(s));
        run.state("h", 0).setTo(new DMatrixRMaj(h));
        run.input(1).setTo(new DMatrixRMaj(x));
        run.forward();
        return new Gates(
                Grids.column(run.gate("o", 1)),
                Grids.column(run.gate("i", 1)),
                Grids.column(run.gate("f", 1)),
                Grids.column(run.gate("candidate", 1)));
    }

    /** The same step with other numbers in the place of h_{t−1}. */
    LstmProblem readingFrom(double[] other) {
        return new LstmProblem(parameters, s, other, x);
    }

    /** The same step, every bias zero. */
    LstmProblem withoutBiases() {
        Parameters changed = parameters.copy();
        for (String name : changed.names()) {
            if (name.startsWith("b")) {
                changed.get(name).zero();
            }
        }
        return new LstmProblem(changed, s, h, x);
    }

    /** The same step, every recurrent matrix transposed. */
    LstmProblem withTransposedW() {
        Parameters changed = parameters.copy();
        for (String name : changed.names()) {
            if (name.startsWith("W")) {
                changed.set(name, new DMatrixRMaj(Grids.transposed(Grids.of(parameters.get(name)))));
            }
        }
        return new LstmProblem(changed, s, h, x);
    }
}
