package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.CoupledLstmCell;
import gateflow.cell.GruCell;
import gateflow.cell.Initializer;
import gateflow.cell.JanetCell;
import gateflow.cell.LstmCell;
import gateflow.cell.Part;
import gateflow.cell.PeepholeLstmCell;
import gateflow.cell.ResetAfterGruCell;
import gateflow.cell.ResidualRnnCell;
import gateflow.cell.RnnCell;
import gateflow.cell.SimplifiedGruCell;
import gateflow.cell.SkipRnnCell;
import gateflow.cell.StackedCell;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The runs that the tracers are tried on. A new cell is added to {@link #cells()} and to nothing else. */
final class Runs {
    private Runs() {}

    /** Every kind of cell, small. */
    static List<Cell> cells() {
        return List.of(
                new RnnCell(2, 3),
                new RnnCell(2, 3, Activation.IDENTITY),
                new LstmCell(2, 3),
                new LstmCell(2, 3, Activation.LOGISTIC),
                new ResidualRnnCell(2, 3),
                new SkipRnnCell(2, 3, 3),
                new SimplifiedGruCell(2, 3),
                new GruCell(2, 3),
                new ResetAfterGruCell(2, 3),
                new CoupledLstmCell(2, 3),
                new PeepholeLstmCell(2, 3),
                new JanetCell(2, 3),
                new StackedCell(List.of(new LstmCell(2, 3), new GruCell(3, 2), new LstmCell(2, 2))),
                new StudentCell(2, 3),
                new TwoPartCell());
    }

    /** The name of the first part of the state: "s", or "1.s" in a stack. */
    static String first(Cell cell) {
        return cell.state().get(0).name();
    }

    /** A run that has been forward; parameters, inputs, initial states and loss weights are random, of order one. */
    static UnrolledCell random(Cell cell, int steps, int batch, int seed) {
        Random random = new Random(seed);
        UnrolledCell run = cell.unroll(cell.newParameters(random, Initializer.uniform(0.8)), steps, batch);
        for (int t = 1; t <= steps; t++) {
            fill(run.input(t), random);
        }
        for (Part part : cell.state()) {
            fill(run.state(part.name(), 0), random);
            for (int t = 0; t <= steps; t++) {
                fill(run.lossGradient(part.name(), t), random);
            }
        }
        run.forward();
        return run;
    }

    /** s_t = W s_{t−1}, a linear net that has been forward from the state (start, start, …). */
    static UnrolledCell linear(DMatrixRMaj w, int steps, double start) {
        Cell cell = new RnnCell(1, w.numRows, Activation.IDENTITY);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(0), Initializer.constant(0)), steps, 1);
        run.parameters().set("W", w);
        run.state("s", 0).fill(start);
        run.forward();
        return run;
    }

    /** An LSTM of one input whose gates don't depend on anything: forget gate f and input gate i the same everywhere. */
    static UnrolledCell constantGates(double f, double i, int units, int steps) {
        Cell cell = new LstmCell(1, units);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(0), Initializer.constant(0)), steps, 1);
        run.parameters().get("b_f").fill(logit(f));
        run.parameters().get("b_i").fill(logit(i));
        run.parameters().get("U").fill(1);
        for (int t = 1; t <= steps; t++) {
            run.input(t).fill(Math.sin(t));
        }
        run.forward();
        return run;
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    static DMatrixRMaj total(UnrolledCell run, int t, int sample) {
        return jacobian(run, t, sample).total();
    }

    static StepJacobian jacobian(UnrolledCell run, int t, int sample) {
        StepJacobian jacobian = new StepJacobian(run.cell());
        run.stepJacobian(t, sample, jacobian);
        return jacobian;
    }

    static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.mult(a, b, null);
    }

    static DMatrixRMaj identity(Cell cell) {
        return CommonOps_DDRM.identity(cell.stateSize());
    }

    /** ∂state_to/∂state_from by a plain product, for short runs. */
    static DMatrixRMaj plainJacobian(UnrolledCell run, int from, int to, int sample) {
        DMatrixRMaj product = identity(run.cell());
        for (int t = from + 1; t <= to; t++) {
            product = product(total(run, t, sample), product);
        }
        return product;
    }

    private static void fill(DMatrixRMaj matrix, Random random) {
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] = random.nextGaussian();
        }
    }
}
