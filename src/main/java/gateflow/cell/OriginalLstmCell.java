package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;
import java.util.stream.Stream;

/**
 * The LSTM as it was published in 1997: no forget gate, and memory cells in blocks that share their gates.
 *
 * <pre>
 *   o_t = σ(W_o h_{t−1} + U_o x_t + b_o)       what of the state is shown, one number a block
 *   i_t = σ(W_i h_{t−1} + U_i x_t + b_i)       what of the candidate is stored, one number a block
 *   s̃_t = g(W h_{t−1} + U x_t + b)             the candidate, g(z) = 4 σ(z) − 2
 *   s_t = s_{t−1} + i_t ⊙ s̃_t                  the state: nothing is ever forgotten
 *   h_t = o_t ⊙ ψ(s_t)                         the output, ψ(s) = 2 σ(s) − 1
 * </pre>
 *
 * <p>Shapes: with units = blocks · blockSize, W_o and W_i are blocks × units, U_o and U_i blocks × inputs, b_o and b_i
 * blocks × 1; W is units × units, U units × inputs, b units × 1. In s_t each cell takes the gate of its block. Paths:
 * "carry" = I, "input" and "output" by the gates' weights, "candidate". Source: Hochreiter &amp; Schmidhuber 1997,
 * doi:10.1162/neco.1997.9.8.1735, with two differences: there the gates' values of step t − 1 are also read by all gates and cells,
 * and its gradient leaves out what goes through h_{t−1}, which here is exact.
 *
 * @param inputs the size of x_t
 * @param blocks how many blocks there are
 * @param blockSize how many memory cells share a block's two gates
 */
public record OriginalLstmCell(int inputs, int blocks, int blockSize) implements Cell {
    private static final List<String> OF_BLOCKS = List.of("o", "i");
    private static final String CANDIDATE = "";
    private static final List<String> GATES = List.of("o", "i", CANDIDATE);

    public OriginalLstmCell {
        Require.positive("inputs", inputs);
        Require.positive("blocks", blocks);
        Require.positive("blockSize", blockSize);
    }

    @Override
    public String name() {
        return "LSTM of 1997";
    }

    @Override
    public int units() {
        return blocks * blockSize;
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units()), new Part("h", units()));
    }

    @Override
    public List<Shape> shapes() {
        Stream<Shape> ofBlocks = OF_BLOCKS.stream()
                .flatMap(gate -> Stream.of(
                        new Shape("W_" + gate, blocks, units()),
                        new Shape("U_" + gate, blocks, inputs),
                        new Shape("b_" + gate, blocks, 1)));
        return Stream.concat(ofBlocks, Affine.shapes(inputs, units(), List.of(CANDIDATE)).stream())
                .toList();
    }

    @Override
    public List<String> equations() {
        return List.of(
                "o_t = \\sigma(W_o h_{t-1} + U_o x_t + b_o)",
                "i_t = \\sigma(W_i h_{t-1} + U_i x_t + b_i)",
                "\\tilde s_t = 4\\,\\sigma(W h_{t-1} + U x_t + b) - 2",
                "s_t = s_{t-1} + i_t \\odot \\tilde s_t",
                "h_t = o_t \\odot (2\\,\\sigma(s_t) - 1)");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final SharedRows shared;
        private final Affine affine;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] h = values("h");
        private final double[][] dh = gradients("h");
        private final double[][] o = gates("o"); // a block's number stands there once for each of its cells
        private final double[][] i = gates("i");
        private final double[][] candidate = gates("candidate"); // s̃_t
        private final double[][] shown = buffers(); // ψ(s_t)

        Unrolled(OriginalLstmCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            shared = new SharedRows(parameters, Affine.shapes(cell.inputs, cell.units(), GATES));
            affine = new Affine(shared.repeated(), GATES, steps, batch);
        }

        @Override
        protected void load() {
            shared.load();
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, h[t - 1], x[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("o"), o[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset("i"), i[t]);
            Kernels.activate(Activation.LOGISTIC, z, affine.offset(CANDIDATE), candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                candidate[t][k] = 4 * candidate[t][k] - 2;
                s[t][k] = s[t - 1][k] + i[t][k] * candidate[t][k];
            }
            Kernels.activate(Activation.LOGISTIC, s[t], 0, shown[t]);
            for (int k = 0; k < h[t].length; k++) {
                shown[t][k] = 2 * shown[t][k] - 1;
                h[t][k] = o[t][k] * shown[t][k];
            }
        }

        @Override
        protected void backward(int t) {
            double[] dz = affine.dz(t);
            int zo = affine.offset("o");
            int zi = affine.offset("i");
            int zc = affine.offset(CANDIDATE);
            for (int k = 0; k < ds[t].length; k++) {
                double dst = ds[t][k] + dh[t][k] * show(t, k); // what reaches s_t, directly and by h_t
                ds[t - 1][k] += dst; // ∂s_t/∂s_{t−1} = 1, the constant error carousel
                dz[zo + k] = dh[t][k] * byOutput(t, k);
                dz[zi + k] = dst * byInput(t, k);
                dz[zc + k] = dst * byCandidate(t, k);
            }
            affine.backward(t, dh[t - 1], dx[t]); // ∂L/∂h_{t−1} += Σ Wᵀ ∂L/∂z_t, ∂L/∂x_t += Σ Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, shared.clearedGradient()); // ∂L/∂W_i += Σ_t ∂L/∂z_i h_{t−1}ᵀ, cell by cell
            shared.addTo(gradient); // a block's gradient is the sum over its cells
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            jacobian.addIdentity(StepJacobian.CARRY, "s", "s");
            affine.addPath(jacobian, "input", "s", "h", ofSample(sample, k -> byInput(t, k)), "i");
            affine.addPath(jacobian, "candidate", "s", "h", ofSample(sample, k -> byCandidate(t, k)), CANDIDATE);
            jacobian.passOn("s", "h", ofSample(sample, k -> show(t, k)));
            affine.addPath(jacobian, "output", "h", "h", ofSample(sample, k -> byOutput(t, k)), "o");
        }

        /** ∂h_t/∂s_t = o_t ⊙ ψ′(s_t), ψ′ = (1 − ψ²)/2. */
        private double show(int t, int k) {
            return o[t][k] * (1 - shown[t][k] * shown[t][k]) / 2;
        }

        /** ∂h_t/∂z_o = ψ(s_t) ⊙ σ′(z_o). */
        private double byOutput(int t, int k) {
            return shown[t][k] * Activation.LOGISTIC.slope(o[t][k]);
        }

        /** ∂s_t/∂z_i = s̃_t ⊙ σ′(z_i). */
        private double byInput(int t, int k) {
            return candidate[t][k] * Activation.LOGISTIC.slope(i[t][k]);
        }

        /** ∂s_t/∂z_s̃ = i_t ⊙ g′(z_s̃), g′ = 1 − g²/4. */
        private double byCandidate(int t, int k) {
            return i[t][k] * (1 - candidate[t][k] * candidate[t][k] / 4);
        }
    }
}
