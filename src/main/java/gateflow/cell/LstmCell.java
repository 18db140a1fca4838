package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;

/**
 * The long short-term memory of lecture B:
 *
 * <pre>
 *   o_t = σ(W_o h_{t−1} + U_o x_t + b_o)      what of the state is shown      (selective read)
 *   i_t = σ(W_i h_{t−1} + U_i x_t + b_i)      what of the candidate is stored (selective write)
 *   f_t = σ(W_f h_{t−1} + U_f x_t + b_f)      what of the state is kept       (selective forget)
 *   s̃_t = φ(W h_{t−1} + U x_t + b)            the candidate
 *   s_t = f_t ⊙ s_{t−1} + i_t ⊙ s̃_t           the state
 *   h_t = o_t ⊙ φ(s_t)                        the output
 * </pre>
 *
 * <p>The names on the right look from the state, as from a whiteboard; lecture A looks from the next step, and calls o_t
 * selective write and i_t selective read.
 *
 * <p>Shapes: every W units × units, U units × inputs, b units × 1; the full state is (s, h), 2 · units numbers. Lecture B
 * writes σ for φ; StatQuest (D) and every library use tanh, which is the default here. Source: Hochreiter &amp;
 * Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735, with the forget gate of Gers et al. 2000,
 * doi:10.1162/089976600300015015. PyTorch writes c_t for s_t and g_t for s̃_t.
 *
 * <p>Its variants are cells of their own, since each changes the equations: {@link CoupledLstmCell} has i_t = 1 − f_t,
 * {@link PeepholeLstmCell} lets the gates see s, {@link JanetCell} has the forget gate alone.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t and of h_t
 * @param activation φ, of the candidate and of the output
 */
public record LstmCell(int inputs, int units, Activation activation) implements Cell {
    private static final List<String> GATES = List.of("o", "i", "f", ""); // the last one is the candidate

    public LstmCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
        Require.given("activation", activation);
    }

    /** A cell with φ = tanh. */
    public LstmCell(int inputs, int units) {
        this(inputs, units, Activation.TANH);
    }

    @Override
    public String name() {
        return activation == Activation.TANH ? "LSTM" : "LSTM, " + activation.symbol();
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units), new Part("h", units));
    }

    @Override
    public List<Shape> shapes() {
        return Affine.shapes(inputs, units, GATES);
    }

    @Override
    public List<MemoryBias> memoryBiases() {
        return List.of(MemoryBias.keeps("b_f"), MemoryBias.writes("b_i"));
    }

    @Override
    public List<String> equations() {
        String phi = activation.tex();
        return List.of(
                "o_t = \\sigma(W_o h_{t-1} + U_o x_t + b_o)",
                "i_t = \\sigma(W_i h_{t-1} + U_i x_t + b_i)",
                "f_t = \\sigma(W_f h_{t-1} + U_f x_t + b_f)",
                "\\tilde s_t = " + phi + "(W h_{t-1} + U x_t + b)",
                "s_t = f_t \\odot s_{t-1} + i_t \\odot \\tilde s_t",
                "h_t = o_t \\odot " + phi + "(s_t)");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final Activation phi;
        private final Affine affine;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] h = values("h");
        private final double[][] dh = gradients("h");
        private final double[][] o = gates("o");
        private final double[][] i = gates("i");
        private final double[][] f = gates("f");
        private final double[][] candidate = gates("candidate"); // s̃_t
        private final double[][] shown = buffers(); // φ(s_t)

        Unrolled(LstmCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            phi = cell.activation;
            affine = new Affine(parameters, GATES, steps, batch);
        }

        @Override
        protected void load() {
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, h[t - 1], x[t]); // all four pre-activations, one product
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("o"), o[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("i"), i[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("f"), f[t]);
            Kernels.activate(phi, z, affine.offset(""), candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                s[t][k] = f[t][k] * s[t - 1][k] + i[t][k] * candidate[t][k];
            }
            Kernels.activate(phi, s[t], 0, shown[t]);
            for (int k = 0; k < h[t].length; k++) {
                h[t][k] = o[t][k] * shown[t][k];
            }
        }

        @Override
        protected void backward(int t) {
            double[] dz = affine.dz(t);
            int zo = affine.offset("o");
            int zi = affine.offset("i");
            int zf = affine.offset("f");
            int zc = affine.offset("");
            for (int k = 0; k < ds[t].length; k++) {
                double dst = ds[t][k] + dh[t][k] * show(t, k); // what reaches s_t, directly and by h_t
                ds[t - 1][k] += dst * f[t][k]; // ∂s_t/∂s_{t−1} = f_t, the carry
                dz[zo + k] = dh[t][k] * byOutput(t, k);
                dz[zi + k] = dst * byInput(t, k);
                dz[zf + k] = dst * byForget(t, k);
                dz[zc + k] = dst * byCandidate(t, k);
            }
            affine.backward(t, dh[t - 1], dx[t]); // ∂L/∂h_{t−1} += Σ Wᵀ ∂L/∂z_t, ∂L/∂x_t += Σ Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, gradient); // ∂L/∂W_f += Σ_t ∂L/∂z_f h_{t−1}ᵀ, and so for all W, U and b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            jacobian.add(StepJacobian.CARRY, "s", "s", ofSample(sample, k -> f[t][k]));
            affine.addPath(jacobian, "forget", "s", "h", ofSample(sample, k -> byForget(t, k)), "f");
            affine.addPath(jacobian, "input", "s", "h", ofSample(sample, k -> byInput(t, k)), "i");
            affine.addPath(jacobian, "candidate", "s", "h", ofSample(sample, k -> byCandidate(t, k)), "");
            jacobian.passOn("s", "h", ofSample(sample, k -> show(t, k)));
            affine.addPath(jacobian, "output", "h", "h", ofSample(sample, k -> byOutput(t, k)), "o");
        }

        /** ∂h_t/∂s_t = o_t ⊙ φ′(s_t). */
        private double show(int t, int k) {
            return o[t][k] * phi.slope(shown[t][k]);
        }

        /** ∂h_t/∂z_o = φ(s_t) ⊙ σ′(z_o). */
        private double byOutput(int t, int k) {
            return shown[t][k] * Activation.LOGISTIC.slope(o[t][k]);
        }

        /** ∂s_t/∂z_i = s̃_t ⊙ σ′(z_i). */
        private double byInput(int t, int k) {
            return candidate[t][k] * Activation.LOGISTIC.slope(i[t][k]);
        }

        /** ∂s_t/∂z_f = s_{t−1} ⊙ σ′(z_f). */
        private double byForget(int t, int k) {
            return s[t - 1][k] * Activation.LOGISTIC.slope(f[t][k]);
        }

        /** ∂s_t/∂z_s̃ = i_t ⊙ φ′(z_s̃). */
        private double byCandidate(int t, int k) {
            return i[t][k] * phi.slope(candidate[t][k]);
        }
    }
}
