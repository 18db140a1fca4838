package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The recurrent cell that also reads an older state, s_t = φ(W s_{t−1} + W_k s_{t−k} + U x_t + b), with k = skip.
 *
 * <p>Shapes: W and W_k units × units, U units × inputs, b units × 1. Its full state is s_t and the delay line that brings
 * s_{t−k} along, in the parts "s", "s-1", …, "s-(k−1)", where "s-j" at t is s_{t−j}; together k · units numbers. At
 * slot 0 they are the states before the first step. The output is s.
 *
 * <p>Three paths sum to the step Jacobian: "carry" is the delay line itself, exact ones that hand s over without a
 * weight; "recurrent" is diag(φ′(z_t)) W; "skip" is diag(φ′(z_t)) W_k. The carry alone ends after k − 1 steps, for what
 * leaves the line goes through W_k or is lost. So a path from s_t to s_T with m detours passes φ exactly m times, m_1
 * times by W and m_k times by W_k with m_1 + k m_k = T − t: counting detours is counting path length, and the shortest
 * path has about (T − t)/k factors instead of T − t. Source: lecture E's skip RNN; Lin et al. 1996,
 * doi:10.1109/72.548162, on why such delays help.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 * @param skip k, 2 or more
 * @param activation φ
 */
public record SkipRnnCell(int inputs, int units, int skip, Activation activation) implements Cell {
    private static final String OLDER = "W_k"; // not V: that is the readout's

    public SkipRnnCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
        Require.atLeast("skip", skip, 2);
        Require.given("activation", activation);
    }

    /** A cell with φ = tanh. */
    public SkipRnnCell(int inputs, int units, int skip) {
        this(inputs, units, skip, Activation.TANH);
    }

    @Override
    public String name() {
        String name = "skip RNN, k = " + skip;
        return activation == Activation.TANH ? name : name + ", " + activation.symbol();
    }

    @Override
    public List<Part> state() {
        return IntStream.range(0, skip)
                .mapToObj(delay -> new Part(delayed(delay), units))
                .toList();
    }

    /** The part that holds s_{t−delay}. */
    private static String delayed(int delay) {
        return delay == 0 ? "s" : "s-" + delay;
    }

    @Override
    public String output() {
        return "s";
    }

    @Override
    public List<Shape> shapes() {
        return List.of(
                new Shape("W", units, units),
                new Shape(OLDER, units, units),
                new Shape("U", units, inputs),
                new Shape("b", units, 1));
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = " + activation.tex() + "(W s_{t-1} + W_k s_{t-" + skip + "} + U x_t + b)");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final Activation phi;
        private final String oldest; // the part that holds s_{t−k+1}, which step t + 1 reads as s_{t+1−k}
        private final Affine affine;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][][] s; // s[j] holds s_{t−j}; s[0] is the state itself
        private final double[][][] ds;

        Unrolled(SkipRnnCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            phi = cell.activation;
            oldest = delayed(cell.skip - 1);
            affine = new Affine(parameters, List.of("W", OLDER, "U"), List.of(""), steps, batch);
            s = parts(cell).map(this::values).toArray(double[][][]::new);
            ds = parts(cell).map(this::gradients).toArray(double[][][]::new);
        }

        private static Stream<String> parts(SkipRnnCell cell) {
            return cell.state().stream().map(Part::name);
        }

        @Override
        protected void load() {
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z =
                    affine.forward(t, s[0][t - 1], s[s.length - 1][t - 1], x[t]); // W s_{t−1} + W_k s_{t−k} + U x_t + b
            Kernels.activate(phi, z, 0, s[0][t]); // s_t = φ(z_t)
            for (int j = 1; j < s.length; j++) {
                System.arraycopy(s[j - 1][t - 1], 0, s[j][t], 0, s[j][t].length); // the delay line moves on
            }
        }

        @Override
        protected void backward(int t) {
            for (int j = 1; j < s.length; j++) {
                for (int k = 0; k < ds[j][t].length; k++) {
                    ds[j - 1][t - 1][k] += ds[j][t][k]; // ∂(s-j)_t/∂(s-(j−1))_{t−1} = I, the carry
                }
            }
            Kernels.backThroughActivation(phi, s[0][t], ds[0][t], affine.dz(t), 0); // ∂L/∂z_t = ∂L/∂s_t ⊙ φ′(z_t)
            affine.backward(t, ds[0][t - 1], ds[s.length - 1][t - 1], dx[t]); // Wᵀ, W_kᵀ and Uᵀ times ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, gradient); // ∂L/∂W_k += Σ_t ∂L/∂z_t s_{t−k}ᵀ, and so for W, U and b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            double[] slopes = ofSample(sample, k -> phi.slope(s[0][t][k])); // ∂s_t/∂z_t = φ′(z_t)
            jacobian.add("recurrent", "s", "s", slopes, parameters().get("W"));
            jacobian.add(
                    "recurrent", "s", StepJacobian.INPUT, slopes, parameters().get("U"));
            jacobian.add("skip", "s", oldest, slopes, parameters().get(OLDER));
            for (int j = 1; j < s.length; j++) {
                jacobian.addIdentity(StepJacobian.CARRY, delayed(j), delayed(j - 1));
            }
        }
    }
}
