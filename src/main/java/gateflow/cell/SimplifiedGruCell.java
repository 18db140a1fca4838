package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;

/**
 * The simplified gated recurrent unit of lecture C, one gate and a plus sign:
 *
 * <pre>
 *   f_t = σ(W_f s_{t−1} + U_f x_t + b_f)       what of the state is kept
 *   s̃_t = tanh(W s_{t−1} + U x_t + b)          the candidate
 *   s_t = f_t ⊙ s_{t−1} + (1 − f_t) ⊙ s̃_t      the state
 * </pre>
 *
 * <p>Shapes: every W units × units, U units × inputs, b units × 1; its state is s_t alone, which is also its output.
 * Lecture C writes h_t for s_t and g_t for s̃_t. The paths "carry" = diag(f_t) and "candidate" = diag((1 − f_t) ⊙ φ′) W
 * are the two branches of claim C3: where one is small the other is large. The path "forget" is what f_t's own weights
 * pass on. With a forget gate alone this is also {@link JanetCell} at β = 0.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 */
public record SimplifiedGruCell(int inputs, int units) implements Cell {
    private static final List<String> GATES = List.of("f", ""); // the last one is the candidate

    public SimplifiedGruCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
    }

    @Override
    public String name() {
        return "simplified GRU";
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        return Affine.shapes(inputs, units, GATES);
    }

    @Override
    public List<MemoryBias> memoryBiases() {
        return List.of(MemoryBias.keeps("b_f"));
    }

    @Override
    public List<String> equations() {
        return List.of(
                "f_t = \\sigma(W_f s_{t-1} + U_f x_t + b_f)",
                "\\tilde s_t = \\tanh(W s_{t-1} + U x_t + b)",
                "s_t = f_t \\odot s_{t-1} + (1 - f_t) \\odot \\tilde s_t");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final Affine affine;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] f = gates("f");
        private final double[][] candidate = gates("candidate"); // s̃_t

        Unrolled(SimplifiedGruCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            affine = new Affine(parameters, GATES, steps, batch);
        }

        @Override
        protected void load() {
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, s[t - 1], x[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("f"), f[t]);
            Kernels.activate(Activation.TANH, z, affine.offset(""), candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                s[t][k] = f[t][k] * s[t - 1][k] + (1 - f[t][k]) * candidate[t][k];
            }
        }

        @Override
        protected void backward(int t) {
            double[] dz = affine.dz(t);
            int zf = affine.offset("f");
            int zc = affine.offset("");
            for (int k = 0; k < ds[t].length; k++) {
                ds[t - 1][k] += ds[t][k] * f[t][k]; // ∂s_t/∂s_{t−1} = f_t, the carry
                dz[zf + k] = ds[t][k] * byForget(t, k);
                dz[zc + k] = ds[t][k] * byCandidate(t, k);
            }
            affine.backward(t, ds[t - 1], dx[t]); // ∂L/∂s_{t−1} += Σ Wᵀ ∂L/∂z_t, ∂L/∂x_t += Σ Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, gradient); // ∂L/∂W_f += Σ_t ∂L/∂z_f s_{t−1}ᵀ, and so for all W, U and b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            jacobian.add(StepJacobian.CARRY, "s", "s", ofSample(sample, k -> f[t][k]));
            affine.addPath(jacobian, "forget", "s", "s", ofSample(sample, k -> byForget(t, k)), "f");
            affine.addPath(jacobian, "candidate", "s", "s", ofSample(sample, k -> byCandidate(t, k)), "");
        }

        /** ∂s_t/∂z_f = (s_{t−1} − s̃_t) ⊙ σ′(z_f). */
        private double byForget(int t, int k) {
            return (s[t - 1][k] - candidate[t][k]) * Activation.LOGISTIC.slope(f[t][k]);
        }

        /** ∂s_t/∂z_s̃ = (1 − f_t) ⊙ tanh′(z_s̃). */
        private double byCandidate(int t, int k) {
            return (1 - f[t][k]) * Activation.TANH.slope(candidate[t][k]);
        }
    }
}
