package gateflow.exercise;

import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * Numbers for an RNN of a few units over a few steps. Arrays over time have a row for each t = 0..T.
 *
 * @param dL what the loss gives to each state directly
 */
record RnnProblem(double[][] w, double[][] u, double[] b, double[] s0, double[][] x, double[][] dL) {
    static final int STEPS = 5;
    private static final int UNITS = 3;
    private static final int INPUTS = 2;

    static RnnProblem random(long seed) {
        Random random = new Random(seed);
        double[][] x = Grids.random(STEPS + 1, INPUTS, 1.5, random);
        Arrays.fill(x[0], 0);
        return new RnnProblem(
                Grids.random(UNITS, UNITS, 1, random),
                Grids.random(UNITS, INPUTS, 1, random),
                Grids.randomRow(UNITS, 0.8, random),
                Grids.randomRow(UNITS, 0.8, random),
                x,
                Grids.random(STEPS + 1, UNITS, 1, random));
    }

    int steps() {
        return x.length - 1;
    }

    RnnProblem withW(double[][] other) {
        return new RnnProblem(other, u, b, s0, x, dL);
    }

    RnnProblem withoutBias() {
        return new RnnProblem(w, u, new double[b.length], s0, x, dL);
    }

    RnnProblem withInputs(double[][] other) {
        return new RnnProblem(w, u, b, s0, other, dL);
    }

    /** s_0..s_T by the library. */
    double[][] states(Activation activation) {
        UnrolledCell run = run(activation);
        double[][] s = new double[steps() + 1][];
        for (int t = 0; t <= steps(); t++) {
            s[t] = Grids.column(run.state("s", t));
        }
        return s;
    }

    double[][] states() {
        return states(Activation.TANH);
    }

    /** ∂L/∂ everything by the library. */
    RnnGradient gradient() {
        UnrolledCell run = run(Activation.TANH);
        for (int t = 0; t <= steps(); t++) {
            run.lossGradient("s", t).setTo(new DMatrixRMaj(dL[t]));
        }
        run.backward();
        Parameters gradient = run.gradient();
        return new RnnGradient(
                Grids.of(gradient.get("W")),
                Grids.of(gradient.get("U")),
                Grids.column(gradient.get("b")),
                Grids.column(run.stateGradient("s", 0)));
    }

    private UnrolledCell run(Activation activation) {
        RnnCell cell = new RnnCell(u[0].length, w.length, activation);
        Parameters parameters = Parameters.zeros(cell.shapes())
                .set("W", new DMatrixRMaj(w))
                .set("U", new DMatrixRMaj(u))
                .set("b", new DMatrixRMaj(b));
        UnrolledCell run = cell.unroll(parameters, steps(), 1);
        run.state("s", 0).setTo(new DMatrixRMaj(s0));
        for (int t = 1; t <= steps(); t++) {
            run.input(t).setTo(new DMatrixRMaj(x[t]));
        }
        run.forward();
        return run;
    }
}
