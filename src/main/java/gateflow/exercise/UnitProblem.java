package gateflow.exercise;

import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.trace.GradientTracer;
import java.util.Arrays;

/**
 * One unit over a few steps, lecture E's: O_t = tanh(w_h O_{t−1} + w_in x_t), O_0 = 0, ŷ = w_out O_T, L = (ŷ − y)².
 *
 * @param x the inputs; x[0] is not used
 */
record UnitProblem(double wIn, double wH, double wOut, double[] x, double y) {
    int steps() {
        return x.length - 1;
    }

    /** O_0..O_T. */
    double[] outputs() {
        UnrolledCell run = run();
        double[] outputs = new double[steps() + 1];
        Arrays.setAll(outputs, t -> run.output(t).get(0, 0));
        return outputs;
    }

    /** ∂L/∂O_T. */
    double lossSlope() {
        return 2 * (wOut * outputs()[steps()] - y) * wOut;
    }

    /** The terms of ∂O_T/∂w_in, for t = 1..T. */
    double[] terms() {
        UnrolledCell run = run();
        run.lossGradient("s", steps()).set(0, 0, 1);
        return GradientTracer.of(run).stepGradients("U", 0, 0);
    }

    private UnrolledCell run() {
        RnnCell cell = new RnnCell(1, 1);
        UnrolledCell run =
                cell.unroll(Parameters.zeros(cell.shapes()).set("U", wIn).set("W", wH), steps(), 1);
        for (int t = 1; t <= steps(); t++) {
            run.input(t).set(0, 0, x[t]);
        }
        run.forward();
        return run;
    }
}
