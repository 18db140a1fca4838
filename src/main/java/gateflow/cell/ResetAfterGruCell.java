package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gated recurrent unit as PyTorch and cuDNN compute it, which resets the state after the product:
 *
 * <pre>
 *   o_t = σ(W_o s_{t−1} + U_o x_t + b_o)                    reset; PyTorch's r_t
 *   i_t = σ(W_i s_{t−1} + U_i x_t + b_i)                    update; PyTorch's 1 − z_t
 *   s̃_t = tanh(o_t ⊙ (W_r s_{t−1} + b_r) + U x_t + b)       the candidate; PyTorch's n_t
 *   s_t = (1 − i_t) ⊙ s_{t−1} + i_t ⊙ s̃_t                   the state; PyTorch's h_t
 * </pre>
 *
 * <p>Shapes: W_o, W_i, W_r units × units, every U units × inputs, every b units × 1; its state is s_t alone, which is
 * also its output. The product W_r s_{t−1} + b_r stands inside the reset and has a bias of its own, PyTorch's b_hn.
 * PyTorch blends the other way round: since 1 − σ(z) = σ(−z), take W_i, U_i, b_i = −W_hz, −W_iz, −(b_hz + b_iz). Paths:
 * "carry" = diag(1 − i_t), "update" by i_t's weights, "candidate" by W_r, "reset" by o_t's weights. Source: the
 * documentation of torch.nn.GRU; {@link GruCell} is the one of lecture B and of Cho et al. 2014.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 */
public record ResetAfterGruCell(int inputs, int units) implements Cell {
    private static final List<String> GATES = List.of("o", "i");

    public ResetAfterGruCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
    }

    @Override
    public String name() {
        return "GRU, reset after";
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        Stream<Shape> candidate = Stream.of(
                new Shape("W_r", units, units),
                new Shape("b_r", units, 1),
                new Shape("U", units, inputs),
                new Shape("b", units, 1));
        return Stream.concat(Affine.shapes(inputs, units, GATES).stream(), candidate)
                .toList();
    }

    @Override
    public List<MemoryBias> memoryBiases() {
        return List.of(MemoryBias.writes("b_i"));
    }

    @Override
    public List<String> equations() {
        return List.of(
                "o_t = \\sigma(W_o s_{t-1} + U_o x_t + b_o)",
                "i_t = \\sigma(W_i s_{t-1} + U_i x_t + b_i)",
                "\\tilde s_t = \\tanh(o_t \\odot (W_r s_{t-1} + b_r) + U x_t + b)",
                "s_t = (1 - i_t) \\odot s_{t-1} + i_t \\odot \\tilde s_t");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final Affine gates; // of o and i
        private final Affine recall; // W_r s_{t−1} + b_r
        private final Affine sight; // U x_t + b
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] o = gates("o");
        private final double[][] i = gates("i");
        private final double[][] recalled = buffers(); // W_r s_{t−1} + b_r
        private final double[][] candidate = gates("candidate"); // s̃_t

        Unrolled(ResetAfterGruCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            gates = new Affine(parameters, GATES, steps, batch);
            recall = new Affine(parameters, List.of("W"), List.of("r"), steps, batch);
            sight = new Affine(parameters, List.of("U"), List.of(""), steps, batch);
        }

        @Override
        protected void load() {
            gates.load();
            recall.load();
            sight.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = gates.forward(t, s[t - 1], x[t]);
            Kernels.activate(Activation.LOGISTIC, z, gates.offset("o"), o[t]);
            Kernels.activate(Activation.LOGISTIC, z, gates.offset("i"), i[t]);
            Kernels.activate(Activation.IDENTITY, recall.forward(t, s[t - 1]), 0, recalled[t]);
            double[] seen = sight.forward(t, x[t]);
            for (int k = 0; k < s[t].length; k++) {
                candidate[t][k] = Math.tanh(o[t][k] * recalled[t][k] + seen[k]);
                s[t][k] = (1 - i[t][k]) * s[t - 1][k] + i[t][k] * candidate[t][k];
            }
        }

        @Override
        protected void backward(int t) {
            double[] dz = gates.dz(t);
            double[] drecalled = recall.dz(t);
            double[] dseen = sight.dz(t);
            int zo = gates.offset("o");
            int zi = gates.offset("i");
            for (int k = 0; k < ds[t].length; k++) {
                ds[t - 1][k] += ds[t][k] * (1 - i[t][k]); // ∂s_t/∂s_{t−1} = 1 − i_t, the carry
                dz[zi + k] = ds[t][k] * byUpdate(t, k);
                dz[zo + k] = ds[t][k] * byReset(t, k);
                dseen[k] = ds[t][k] * byCandidate(t, k);
                drecalled[k] = dseen[k] * o[t][k]; // ∂z_s̃/∂(W_r s_{t−1} + b_r) = o_t
            }
            sight.backward(t, dx[t]); // ∂L/∂x_t += Uᵀ ∂L/∂z_s̃
            recall.backward(t, ds[t - 1]); // ∂L/∂s_{t−1} += W_rᵀ (o_t ⊙ ∂L/∂z_s̃)
            gates.backward(t, ds[t - 1], dx[t]); // ∂L/∂s_{t−1} += Σ Wᵀ ∂L/∂z_t, ∂L/∂x_t += Σ Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            gates.accumulate(from, to, gradient); // ∂L/∂W_o += Σ_t ∂L/∂z_o s_{t−1}ᵀ, and so for W_i, U and b
            recall.accumulate(from, to, gradient); // ∂L/∂W_r += Σ_t (o_t ⊙ ∂L/∂z_s̃) s_{t−1}ᵀ, and so for b_r
            sight.accumulate(from, to, gradient); // ∂L/∂U += Σ_t ∂L/∂z_s̃ x_tᵀ, and so for b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            double[] byRecalled = ofSample(sample, k -> byCandidate(t, k) * o[t][k]);
            double[] byCandidate = ofSample(sample, k -> byCandidate(t, k));
            jacobian.add(StepJacobian.CARRY, "s", "s", ofSample(sample, k -> 1 - i[t][k]));
            gates.addPath(jacobian, "update", "s", "s", ofSample(sample, k -> byUpdate(t, k)), "i");
            gates.addPath(jacobian, "reset", "s", "s", ofSample(sample, k -> byReset(t, k)), "o");
            jacobian.add("candidate", "s", "s", byRecalled, parameters().get("W_r"));
            jacobian.add(
                    "candidate",
                    "s",
                    StepJacobian.INPUT,
                    byCandidate,
                    parameters().get("U"));
        }

        /** ∂s_t/∂z_i = (s̃_t − s_{t−1}) ⊙ σ′(z_i). */
        private double byUpdate(int t, int k) {
            return (candidate[t][k] - s[t - 1][k]) * Activation.LOGISTIC.slope(i[t][k]);
        }

        /** ∂s_t/∂z_s̃ = i_t ⊙ tanh′(z_s̃). */
        private double byCandidate(int t, int k) {
            return i[t][k] * Activation.TANH.slope(candidate[t][k]);
        }

        /** ∂s_t/∂z_o = ∂s_t/∂z_s̃ ⊙ (W_r s_{t−1} + b_r) ⊙ σ′(z_o). */
        private double byReset(int t, int k) {
            return byCandidate(t, k) * recalled[t][k] * Activation.LOGISTIC.slope(o[t][k]);
        }
    }
}
