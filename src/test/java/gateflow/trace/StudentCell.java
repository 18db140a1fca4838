package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.Shape;
import gateflow.cell.UnrolledCell;
import java.util.List;

/**
 * A cell as a student writes it in a notebook, one number for each unit and no path split: s_t = w ⊙ φ(s_{t−1}) + mean x_t
 * with φ(s) = s² / (1 + s²).
 */
record StudentCell(int inputs, int units) implements Cell {
    @Override
    public String name() {
        return "student's cell";
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        return List.of(new Shape("w", units, 1));
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = w \\odot s_{t-1}^2 / (1 + s_{t-1}^2) + \\bar x_t");
    }

    private static double phi(double s) {
        return s * s / (1 + s * s);
    }

    private static double slope(double s) {
        return 2 * s / ((1 + s * s) * (1 + s * s));
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new UnrolledCell(this, parameters, steps, batch) {
            private final double[][] x = inputValues();
            private final double[][] dx = inputGradients();
            private final double[][] s = values("s");
            private final double[][] ds = gradients("s");

            @Override
            protected void forward(int t) {
                for (int k = 0; k < s[t].length; k++) {
                    double before = s[t - 1][k];
                    s[t][k] = parameters().get("w").data[k / batch()] * phi(before);
                    for (int i = 0; i < inputs; i++) {
                        s[t][k] += x[t][i * batch() + k % batch()] / inputs;
                    }
                }
            }

            @Override
            protected void backward(int t) {
                for (int k = 0; k < s[t].length; k++) {
                    double before = s[t - 1][k];
                    ds[t - 1][k] += ds[t][k] * parameters().get("w").data[k / batch()] * slope(before);
                    for (int i = 0; i < inputs; i++) {
                        dx[t][i * batch() + k % batch()] += ds[t][k] / inputs;
                    }
                }
            }

            @Override
            protected void accumulate(int from, int to, Parameters gradient) {
                for (int t = from; t <= to; t++) {
                    for (int k = 0; k < s[t].length; k++) {
                        double before = s[t - 1][k];
                        gradient.get("w").data[k / batch()] += ds[t][k] * phi(before);
                    }
                }
            }
        };
    }
}
