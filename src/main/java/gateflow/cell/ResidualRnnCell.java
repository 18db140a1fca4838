package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;

/**
 * The recurrent cell with a plus sign, s_t = s_{t−1} + φ(W s_{t−1} + U x_t + b).
 *
 * <p>Shapes: W units × units, U units × inputs, b units × 1; its state is s_t alone, which is also its output. The step
 * Jacobian is I + diag(φ′(z_t)) W: the path "carry" is I, the path "candidate" is the rest, so that a gradient always
 * has a way back without a weight (lecture C, claim C4). A path through time with m detours passes φ exactly m times.
 * Source: lecture C, with the shortcut of He et al. 2016, doi:10.1109/CVPR.2016.90, laid along time.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 * @param activation φ
 */
public record ResidualRnnCell(int inputs, int units, Activation activation) implements Cell {
    public ResidualRnnCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
        Require.given("activation", activation);
    }

    /** A cell with φ = tanh. */
    public ResidualRnnCell(int inputs, int units) {
        this(inputs, units, Activation.TANH);
    }

    @Override
    public String name() {
        return activation == Activation.TANH ? "residual RNN" : "residual RNN, " + activation.symbol();
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        return Affine.shapes(inputs, units, List.of(""));
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = s_{t-1} + " + activation.tex() + "(W s_{t-1} + U x_t + b)");
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
        private final double[][] candidate = gates("candidate"); // φ(z_t), what is added

        Unrolled(ResidualRnnCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            phi = cell.activation;
            affine = new Affine(parameters, List.of(""), steps, batch);
        }

        @Override
        protected void load() {
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, s[t - 1], x[t]); // z_t = W s_{t−1} + U x_t + b
            Kernels.activate(phi, z, 0, candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                s[t][k] = s[t - 1][k] + candidate[t][k];
            }
        }

        @Override
        protected void backward(int t) {
            for (int k = 0; k < ds[t].length; k++) {
                ds[t - 1][k] += ds[t][k]; // ∂s_t/∂s_{t−1} = I, the carry
            }
            Kernels.backThroughActivation(phi, candidate[t], ds[t], affine.dz(t), 0); // ∂s_t/∂z_t = φ′(z_t)
            affine.backward(t, ds[t - 1], dx[t]); // ∂L/∂s_{t−1} += Wᵀ ∂L/∂z_t, ∂L/∂x_t += Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, gradient); // ∂L/∂W += Σ_t ∂L/∂z_t s_{t−1}ᵀ, and so for U and b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            jacobian.addIdentity(StepJacobian.CARRY, "s", "s");
            double[] slopes = ofSample(sample, k -> phi.slope(candidate[t][k])); // ∂s_t/∂z_t = φ′(z_t)
            affine.addPath(jacobian, "candidate", "s", "s", slopes, "");
        }
    }
}
