package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;

/**
 * The long short-term memory with its forget gate alone:
 *
 * <pre>
 *   z_f = W_f s_{t−1} + U_f x_t + b_f
 *   f_t = σ(z_f)                                what of the state is kept
 *   i_t = 1 − σ(z_f − β)                        what of the candidate is stored
 *   s̃_t = tanh(W s_{t−1} + U x_t + b)           the candidate
 *   s_t = f_t ⊙ s_{t−1} + i_t ⊙ s̃_t             the state, which is also the output
 * </pre>
 *
 * <p>Shapes: every W units × units, U units × inputs, b units × 1. With β &gt; 0 a cell that keeps all still writes a
 * little; with β = 0 it is {@link SimplifiedGruCell}. Paths: "carry" = diag(f_t), "forget" by the gate's weights,
 * "candidate". Source: van der Westhuizen &amp; Lasenby 2018, arXiv:1804.04849, with β = 1, which sets b_f by
 * {@link ForgetBias#chrono}.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 * @param beta β, a finite number
 */
public record JanetCell(int inputs, int units, double beta) implements Cell {
    private static final List<String> GATES = List.of("f", ""); // the last one is the candidate

    public JanetCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
        Require.finite("beta", beta);
    }

    /** The paper's cell, β = 1. */
    public JanetCell(int inputs, int units) {
        this(inputs, units, 1);
    }

    @Override
    public String name() {
        return beta == 1 ? "JANET" : "JANET, β = " + beta;
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
                "z_f = W_f s_{t-1} + U_f x_t + b_f",
                "\\tilde s_t = \\tanh(W s_{t-1} + U x_t + b)",
                "s_t = \\sigma(z_f) \\odot s_{t-1} + (1 - \\sigma(z_f - " + beta + ")) \\odot \\tilde s_t");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final double beta;
        private final Affine affine;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] f = gates("f");
        private final double[][] i = gates("i");
        private final double[][] candidate = gates("candidate"); // s̃_t

        Unrolled(JanetCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            beta = cell.beta;
            affine = new Affine(parameters, GATES, steps, batch);
        }

        @Override
        protected void load() {
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, s[t - 1], x[t]);
            int zf = affine.offset("f");
            Kernels.activate(Activation.LOGISTIC, z, zf, f[t]);
            Kernels.activate(Activation.TANH, z, affine.offset(""), candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                i[t][k] = Activation.LOGISTIC.value(beta - z[zf + k]); // 1 − σ(z_f − β) = σ(β − z_f)
                s[t][k] = f[t][k] * s[t - 1][k] + i[t][k] * candidate[t][k];
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

        /** ∂s_t/∂z_f = s_{t−1} ⊙ σ′(z_f) − s̃_t ⊙ σ′(z_f − β). */
        private double byForget(int t, int k) {
            return s[t - 1][k] * Activation.LOGISTIC.slope(f[t][k])
                    - candidate[t][k] * Activation.LOGISTIC.slope(i[t][k]);
        }

        /** ∂s_t/∂z_s̃ = i_t ⊙ tanh′(z_s̃). */
        private double byCandidate(int t, int k) {
            return i[t][k] * Activation.TANH.slope(candidate[t][k]);
        }
    }
}
