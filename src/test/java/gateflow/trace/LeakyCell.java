package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.Shape;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import java.util.Arrays;
import java.util.List;

/** s_t = a ⊙ s_{t−1} + w ⊙ s_{t−1} with a as the carry and w as the detour: paths with m detours sum to C(T, m) a^(T−m) w^m. */
record LeakyCell(int units) implements Cell {
    /** A run over {@code steps} steps from the state 1 that has been forward; one a and one w for each unit. */
    static UnrolledCell run(int steps, double[] a, double[] w) {
        Cell cell = new LeakyCell(a.length);
        Parameters parameters = Parameters.zeros(cell.shapes()).set("a", a).set("w", w);
        UnrolledCell run = cell.unroll(parameters, steps, 1);
        run.state("s", 0).fill(1);
        run.forward();
        return run;
    }

    @Override
    public String name() {
        return "leaky";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        return List.of(new Shape("a", units, 1), new Shape("w", units, 1));
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = a \\odot s_{t-1} + w \\odot s_{t-1}");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new UnrolledCell(this, parameters, steps, batch) {
            private final double[][] s = values("s");
            private final double[][] ds = gradients("s");

            private double slope(int k) {
                return parameters().get("a").data[k / batch()] + parameters().get("w").data[k / batch()];
            }

            @Override
            protected void forward(int t) {
                Arrays.setAll(s[t], k -> slope(k) * s[t - 1][k]);
            }

            @Override
            protected void backward(int t) {
                for (int k = 0; k < s[t].length; k++) {
                    ds[t - 1][k] += slope(k) * ds[t][k];
                }
            }

            @Override
            protected void accumulate(int from, int to, Parameters gradient) {
                for (int t = from; t <= to; t++) {
                    for (int k = 0; k < s[t].length; k++) {
                        gradient.get("a").data[k / batch()] += ds[t][k] * s[t - 1][k];
                        gradient.get("w").data[k / batch()] += ds[t][k] * s[t - 1][k];
                    }
                }
            }

            @Override
            protected void jacobian(int t, int sample, StepJacobian jacobian) {
                System.arraycopy(
                        parameters().get("a").data, 0, jacobian.diagonal(StepJacobian.CARRY, "s", "s"), 0, units);
                System.arraycopy(parameters().get("w").data, 0, jacobian.diagonal("recurrent", "s", "s"), 0, units);
            }
        };
    }
}
