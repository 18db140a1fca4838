package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * The long short-term memory whose gates also see the state, each unit its own, through peepholes p:
 *
 * <pre>
 *   i_t = σ(W_i h_{t−1} + U_i x_t + p_i ⊙ s_{t−1} + b_i)      sees the old state
 *   f_t = σ(W_f h_{t−1} + U_f x_t + p_f ⊙ s_{t−1} + b_f)      sees the old state
 *   s̃_t = tanh(W h_{t−1} + U x_t + b)
 *   s_t = f_t ⊙ s_{t−1} + i_t ⊙ s̃_t
 *   o_t = σ(W_o h_{t−1} + U_o x_t + p_o ⊙ s_t + b_o)          sees the new state
 *   h_t = o_t ⊙ tanh(s_t)
 * </pre>
 *
 * <p>Shapes: every W units × units, U units × inputs, b and p units × 1; the full state is (s, h). Paths: "carry" =
 * diag(f_t) as in {@link LstmCell}; what passes a peephole counts to its gate's path, "input", "forget" or "output", so
 * here ∂s_t/∂s_{t−1} is more than f_t even with h held. Source: Gers &amp; Schmidhuber 2000,
 * doi:10.1109/IJCNN.2000.861302, who cut the gradient at the peepholes; here it is whole.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t and of h_t
 */
public record PeepholeLstmCell(int inputs, int units) implements Cell {
    private static final List<String> GATES = List.of("o", "i", "f", ""); // the last one is the candidate

    public PeepholeLstmCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
    }

    @Override
    public String name() {
        return "LSTM, peepholes";
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units), new Part("h", units));
    }

    @Override
    public List<Shape> shapes() {
        Stream<Shape> peepholes = Stream.of("p_o", "p_i", "p_f").map(name -> new Shape(name, units, 1));
        return Stream.concat(Affine.shapes(inputs, units, GATES).stream(), peepholes)
                .toList();
    }

    @Override
    public List<MemoryBias> memoryBiases() {
        return List.of(MemoryBias.keeps("b_f"), MemoryBias.writes("b_i"));
    }

    @Override
    public List<String> equations() {
        return List.of(
                "i_t = \\sigma(W_i h_{t-1} + U_i x_t + p_i \\odot s_{t-1} + b_i)",
                "f_t = \\sigma(W_f h_{t-1} + U_f x_t + p_f \\odot s_{t-1} + b_f)",
                "\\tilde s_t = \\tanh(W h_{t-1} + U x_t + b)",
                "s_t = f_t \\odot s_{t-1} + i_t \\odot \\tilde s_t",
                "o_t = \\sigma(W_o h_{t-1} + U_o x_t + p_o \\odot s_t + b_o)",
                "h_t = o_t \\odot \\tanh(s_t)");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final Affine affine;
        private final double[] po; // the peepholes, units
        private final double[] pi;
        private final double[] pf;
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
        private final double[][] shown = buffers(); // tanh(s_t)

        Unrolled(PeepholeLstmCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            affine = new Affine(parameters, GATES, steps, batch);
            po = parameters.get("p_o").data;
            pi = parameters.get("p_i").data;
            pf = parameters.get("p_f").data;
        }

        @Override
        protected void load() {
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, h[t - 1], x[t]);
            int zo = affine.offset("o");
            look(pi, s[t - 1], z, affine.offset("i"));
            look(pf, s[t - 1], z, affine.offset("f"));
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("i"), i[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("f"), f[t]);
            Kernels.activate(Activation.TANH, z, affine.offset(""), candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                s[t][k] = f[t][k] * s[t - 1][k] + i[t][k] * candidate[t][k];
            }
            look(po, s[t], z, zo);
            Kernels.activate(Activation.LOGISTIC, z, zo, o[t]);
            Kernels.activate(Activation.TANH, s[t], 0, shown[t]);
            for (int k = 0; k < h[t].length; k++) {
                h[t][k] = o[t][k] * shown[t][k];
            }
        }

        /** z += p ⊙ seen, for one gate. */
        private void look(double[] p, double[] seen, double[] z, int offset) {
            for (int k = 0; k < seen.length; k++) {
                z[offset + k] += p[k / batch()] * seen[k];
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
                int unit = k / batch();
                dz[zo + k] = dh[t][k] * byOutput(t, k);
                double dst = ds[t][k] + dh[t][k] * show(t, k) + dz[zo + k] * po[unit]; // ∂z_o/∂s_t = p_o
                dz[zi + k] = dst * byInput(t, k);
                dz[zf + k] = dst * byForget(t, k);
                dz[zc + k] = dst * byCandidate(t, k);
                ds[t - 1][k] += dst * f[t][k] // ∂s_t/∂s_{t−1} = f_t, the carry
                        + dz[zi + k] * pi[unit] // ∂z_i/∂s_{t−1} = p_i
                        + dz[zf + k] * pf[unit]; // ∂z_f/∂s_{t−1} = p_f
            }
            affine.backward(t, dh[t - 1], dx[t]); // ∂L/∂h_{t−1} += Σ Wᵀ ∂L/∂z_t, ∂L/∂x_t += Σ Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, gradient); // ∂L/∂W_f += Σ_t ∂L/∂z_f h_{t−1}ᵀ, and so for all W, U and b
            for (int t = from; t <= to; t++) {
                addPeepholes(t, "o", s[t], gradient.get("p_o")); // ∂L/∂p_o += Σ_t ∂L/∂z_o ⊙ s_t
                addPeepholes(t, "i", s[t - 1], gradient.get("p_i")); // ∂L/∂p_i += Σ_t ∂L/∂z_i ⊙ s_{t−1}
                addPeepholes(t, "f", s[t - 1], gradient.get("p_f")); // ∂L/∂p_f += Σ_t ∂L/∂z_f ⊙ s_{t−1}
            }
        }

        private void addPeepholes(int t, String gate, double[] seen, DMatrixRMaj gradient) {
            double[] dz = affine.dz(t);
            int offset = affine.offset(gate);
            for (int k = 0; k < seen.length; k++) {
                gradient.data[k / batch()] += dz[offset + k] * seen[k];
            }
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            jacobian.add(StepJacobian.CARRY, "s", "s", ofSample(sample, k -> f[t][k]));
            jacobian.add("forget", "s", "s", ofSample(sample, k -> byForget(t, k) * pf[k / batch()]));
            jacobian.add("input", "s", "s", ofSample(sample, k -> byInput(t, k) * pi[k / batch()]));
            affine.addPath(jacobian, "forget", "s", "h", ofSample(sample, k -> byForget(t, k)), "f");
            affine.addPath(jacobian, "input", "s", "h", ofSample(sample, k -> byInput(t, k)), "i");
            affine.addPath(jacobian, "candidate", "s", "h", ofSample(sample, k -> byCandidate(t, k)), "");
            jacobian.passOn("s", "h", ofSample(sample, k -> show(t, k)));
            jacobian.passOn("s", "h", ofSample(sample, k -> byOutput(t, k) * po[k / batch()]), "output");
            affine.addPath(jacobian, "output", "h", "h", ofSample(sample, k -> byOutput(t, k)), "o");
        }

        /** ∂h_t/∂s_t = o_t ⊙ tanh′(s_t), the output gate held. */
        private double show(int t, int k) {
            return o[t][k] * Activation.TANH.slope(shown[t][k]);
        }

        /** ∂h_t/∂z_o = tanh(s_t) ⊙ σ′(z_o). */
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

        /** ∂s_t/∂z_s̃ = i_t ⊙ tanh′(z_s̃). */
        private double byCandidate(int t, int k) {
            return i[t][k] * Activation.TANH.slope(candidate[t][k]);
        }
    }
}
