package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;

/**
 * The plain recurrent cell, s_t = φ(W s_{t−1} + U x_t + b).
 *
 * <p>Shapes: W units × units, U units × inputs, b units × 1; its state is s_t alone, which is also its output. The
 * whole state is written over at every step, so nothing is carried: ∂s_t/∂s_{t−1} = diag(φ′(z_t)) W, and W comes back
 * at every step of the product (lecture B, claim B2). Source: Elman 1990, doi:10.1207/s15516709cog1402_1, in the
 * letters of lecture B.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 * @param activation φ
 */
public record RnnCell(int inputs, int units, Activation activation) implements Cell {
    public RnnCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
        Require.given("activation", activation);
    }

    /** A cell with φ = tanh. */
    public RnnCell(int inputs, int units) {
        this(inputs, units, Activation.TANH);
    }

    @Override
    public String name() {
        return activation == Activation.TANH ? "RNN" : "RNN, " + activation.symbol();
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
        return List.of("s_t = " + activation.tex() + "(W s_{t-1} + U x_t + b)");
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

        Unrolled(RnnCell cell, Parameters parameters, int steps, int batch) {
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
            Kernels.activate(phi, z, 0, s[t]); // s_t = φ(z_t)
        }

        @Override
        protected void backward(int t) {
            Kernels.backThroughActivation(phi, s[t], ds[t], affine.dz(t), 0); // ∂L/∂z_t = ∂L/∂s_t ⊙ φ′(z_t)
            affine.backward(t, ds[t - 1], dx[t]); // ∂L/∂s_{t−1} += Wᵀ ∂L/∂z_t, ∂L/∂x_t += Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, gradient); // ∂L/∂W += Σ_t ∂L/∂z_t s_{t−1}ᵀ, and so for U and b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            double[] slopes = ofSample(sample, k -> phi.slope(s[t][k])); // ∂s_t/∂z_t = φ′(z_t)
            affine.addPath(jacobian, "recurrent", "s", "s", slopes, "");
        }
    }
}
