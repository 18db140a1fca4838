package gateflow.notebook;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.Shape;
import gateflow.cell.UnrolledCell;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The least that a student writes in a notebook to have a cell of their own: outside the library's packages, plain
 * loops, one class with its run nested in it, no Jacobian. s_t = tanh(w s_{t−1} + u x_t + b), w, u, b as in an RNN.
 */
public record HandWrittenRnn(int inputs, int units) implements Cell {
    @Override
    public String name() {
        return "my RNN";
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        return List.of(new Shape("W", units, units), new Shape("U", units, inputs), new Shape("b", units, 1));
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = \\tanh(W s_{t-1} + U x_t + b)");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Run(this, parameters, steps, batch);
    }

    static final class Run extends UnrolledCell {
        final double[][] x = inputValues();
        final double[][] dx = inputGradients();
        final double[][] s = values("s");
        final double[][] ds = gradients("s");
        final double[][] dz = buffers();

        Run(HandWrittenRnn cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
        }

        @Override
        protected void forward(int t) {
            DMatrixRMaj w = parameters().get("W");
            DMatrixRMaj u = parameters().get("U");
            DMatrixRMaj b = parameters().get("b");
            for (int n = 0; n < batch(); n++) {
                for (int i = 0; i < w.numRows; i++) {
                    double z = b.data[i];
                    for (int j = 0; j < w.numCols; j++) {
                        z += w.get(i, j) * s[t - 1][j * batch() + n];
                    }
                    for (int j = 0; j < u.numCols; j++) {
                        z += u.get(i, j) * x[t][j * batch() + n];
                    }
                    s[t][i * batch() + n] = Math.tanh(z);
                }
            }
        }

        @Override
        protected void backward(int t) {
            DMatrixRMaj w = parameters().get("W");
            DMatrixRMaj u = parameters().get("U");
            for (int n = 0; n < batch(); n++) {
                for (int i = 0; i < w.numRows; i++) {
                    int k = i * batch() + n;
                    dz[t][k] = ds[t][k] * (1 - s[t][k] * s[t][k]);
                    for (int j = 0; j < w.numCols; j++) {
                        ds[t - 1][j * batch() + n] += w.get(i, j) * dz[t][k];
                    }
                    for (int j = 0; j < u.numCols; j++) {
                        dx[t][j * batch() + n] += u.get(i, j) * dz[t][k];
                    }
                }
            }
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            for (int t = from; t <= to; t++) {
                for (int n = 0; n < batch(); n++) {
                    for (int i = 0; i < dz[t].length / batch(); i++) {
                        double d = dz[t][i * batch() + n];
                        for (int j = 0; j < dz[t].length / batch(); j++) {
                            gradient.get("W").add(i, j, d * s[t - 1][j * batch() + n]);
                        }
                        for (int j = 0; j < x[t].length / batch(); j++) {
                            gradient.get("U").add(i, j, d * x[t][j * batch() + n]);
                        }
                        gradient.get("b").add(i, 0, d);
                    }
                }
            }
        }
    }
}
