package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.Shape;
import gateflow.cell.UnrolledCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An LSTM as a student writes it in a notebook, unit by unit, with the errors that a student makes. */
record StudentLstm(int inputs, int units, Bug bug) implements Cell {
    enum Bug {
        NONE,
        FORWARD_SWAPPED,
        NO_CARRY,
        INPUT_FOR_FORGET,
        NO_WAY_FROM_H,
        SLOPE_OF_STATE,
        NO_SLOPE,
        NO_OUTPUT_GATE,
        SLOPE_OF_OUTPUT,
        STATE_OVERWRITTEN,
        INPUT_OVERWRITTEN,
        ACCUMULATE_OVERWRITES,
        FIRST_SAMPLE_ONLY,
        MEAN_OVER_BATCH,
        IGNORES_RANGE,
        FORGOTTEN_INPUT_GRADIENT,
        ONE_FACTOR_SHORT,
        THROWS,
        NOT_A_NUMBER
    }

    private static final String[] GATES = {"_o", "_i", "_f", ""};

    @Override
    public String name() {
        return "my LSTM";
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units), new Part("h", units));
    }

    @Override
    public List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (String gate : GATES) {
            shapes.add(new Shape("W" + gate, units, units));
            shapes.add(new Shape("U" + gate, units, inputs));
            shapes.add(new Shape("b" + gate, units, 1));
        }
        return shapes;
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = f_t s_{t-1} + i_t \\tilde s_t");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Run(this, parameters, steps, batch);
    }

    private static final class Run extends UnrolledCell {
        private final StudentLstm cell;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] h = values("h");
        private final double[][] dh = gradients("h");
        private final double[][][] gate = {buffers(), buffers(), buffers(), buffers()}; // o, i, f, candidate
        private final double[][][] dz = {buffers(), buffers(), buffers(), buffers()};

        Run(StudentLstm cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            this.cell = cell;
        }

        private boolean has(Bug bug) {
            return cell.bug == bug;
        }

        @Override
        protected void forward(int t) {
            int units = cell.units;
            if (has(Bug.THROWS)) {
                throw new ArrayIndexOutOfBoundsException("Index 3 out of bounds for length 3");
            }
            for (int n = 0; n < batch(); n++) {
                for (int u = 0; u < units; u++) {
                    int k = u * batch() + n;
                    for (int g = 0; g < 4; g++) {
                        double z = parameters().get("b" + GATES[g]).get(u, 0);
                        for (int j = 0; j < units; j++) {
                            z += parameters().get("W" + GATES[g]).get(u, j) * h[t - 1][j * batch() + n];
                        }
                        for (int j = 0; j < cell.inputs; j++) {
                            z += parameters().get("U" + GATES[g]).get(u, j) * x[t][j * batch() + n];
                        }
                        gate[g][t][k] = g == 3 ? Math.tanh(z) : 1 / (1 + Math.exp(-z));
                    }
                    double i = gate[has(Bug.FORWARD_SWAPPED) ? 2 : 1][t][k];
                    double f = gate[has(Bug.FORWARD_SWAPPED) ? 1 : 2][t][k];
                    s[t][k] = f * s[t - 1][k] + i * gate[3][t][k];
                    h[t][k] = has(Bug.NOT_A_NUMBER) ? Double.NaN : gate[0][t][k] * Math.tanh(s[t][k]);
                }
            }
        }

        @Override
        protected void backward(int t) {
            if (has(Bug.INPUT_OVERWRITTEN)) {
                Arrays.fill(dx[t], 0);
            }
            for (int n = 0; n < batch(); n++) {
                for (int u = 0; u < cell.units; u++) {
                    backwardUnit(t, u * batch() + n);
                }
                for (int u = 0; u < cell.units; u++) {
                    spread(t, u, n);
                }
            }
        }

        private void backwardUnit(int t, int k) {
            double o = gate[0][t][k];
            double i = gate[1][t][k];
            double f = gate[2][t][k];
            double c = gate[3][t][k];
            double shown = Math.tanh(s[t][k]);
            double slope = has(Bug.SLOPE_OF_STATE)
                    ? 1 - s[t][k] * s[t][k]
                    : has(Bug.SLOPE_OF_OUTPUT) ? 1 - h[t][k] * h[t][k] : has(Bug.NO_SLOPE) ? 1 : 1 - shown * shown;
            double show = has(Bug.NO_WAY_FROM_H) ? 0 : (has(Bug.NO_OUTPUT_GATE) ? 1 : o) * slope;
            double dst = ds[t][k] + dh[t][k] * show;
            double back = has(Bug.NO_CARRY) ? 0 : dst * (has(Bug.INPUT_FOR_FORGET) ? i : f);
            ds[t - 1][k] = (has(Bug.STATE_OVERWRITTEN) ? 0 : ds[t - 1][k]) + back;
            dz[0][t][k] = dh[t][k] * shown * o * (1 - o);
            dz[1][t][k] = dst * c * i * (1 - i);
            dz[2][t][k] = dst * s[t - 1][k] * f * (has(Bug.ONE_FACTOR_SHORT) ? 1 : 1 - f);
            dz[3][t][k] = dst * i * (1 - c * c);
        }

        private void spread(int t, int u, int n) {
            for (int g = 0; g < 4; g++) {
                double d = dz[g][t][u * batch() + n];
                for (int j = 0; j < cell.units; j++) {
                    dh[t - 1][j * batch() + n] +=
                            parameters().get("W" + GATES[g]).get(u, j) * d;
                }
                for (int j = 0; j < cell.inputs && !has(Bug.FORGOTTEN_INPUT_GRADIENT); j++) {
                    dx[t][j * batch() + n] += parameters().get("U" + GATES[g]).get(u, j) * d;
                }
            }
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            int first = has(Bug.IGNORES_RANGE) ? 1 : from;
            int last = has(Bug.IGNORES_RANGE) ? steps() : to;
            double share = has(Bug.MEAN_OVER_BATCH) ? 1.0 / batch() : 1;
            for (int t = first; t <= last; t++) {
                if (has(Bug.ACCUMULATE_OVERWRITES)) {
                    gradient.setZero();
                }
                for (int n = 0; n < (has(Bug.FIRST_SAMPLE_ONLY) ? 1 : batch()); n++) {
                    for (int u = 0; u < cell.units; u++) {
                        addStep(t, u, n, share, gradient);
                    }
                }
            }
        }

        private void addStep(int t, int u, int n, double share, Parameters gradient) {
            for (int g = 0; g < 4; g++) {
                double d = share * dz[g][t][u * batch() + n];
                gradient.get("b" + GATES[g]).add(u, 0, d);
                for (int j = 0; j < cell.units; j++) {
                    gradient.get("W" + GATES[g]).add(u, j, d * h[t - 1][j * batch() + n]);
                }
                for (int j = 0; j < cell.inputs; j++) {
                    gradient.get("U" + GATES[g]).add(u, j, d * x[t][j * batch() + n]);
                }
            }
        }
    }
}
