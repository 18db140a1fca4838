package gateflow.cell;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The LSTM as it was published in 1997: no forget gate, memory cells in blocks that share their gates, and gates that are
 * read by all gates and cells one step later. With g = [o; i], the gates of all blocks:
 *
 * <pre>
 *   o_t = σ(W_o h_{t−1} + G_o g_{t−1} + U_o x_t + b_o)     what of the state is shown, one number a block
 *   i_t = σ(W_i h_{t−1} + G_i g_{t−1} + U_i x_t + b_i)     what of the candidate is stored, one number a block
 *   s̃_t = γ(W h_{t−1} + G g_{t−1} + U x_t + b)             the candidate, γ(z) = 4 σ(z) − 2
 *   s_t = s_{t−1} + i_t ⊙ s̃_t                              the state: nothing is ever forgotten
 *   h_t = o_t ⊙ ψ(s_t)                                     the output, ψ(s) = 2 σ(s) − 1
 * </pre>
 *
 * <p>Shapes: with units = blocks · blockSize, W is units × units, G units × 2 · blocks, U units × inputs, b units × 1; those of
 * the gates have a row for each block. In s_t and h_t each cell takes the gates of its block. The full state is (s, g, h).
 * Paths: "carry" = I, "input" and "output" by the gates' weights,
 * "candidate", and "gates" into g. Source: Hochreiter &amp; Schmidhuber 1997,
 * doi:10.1162/neco.1997.9.8.1735; its gradient leaves out what goes through h_{t−1} and g_{t−1}, which here is exact.
 *
 * @param inputs the size of x_t
 * @param blocks how many blocks there are
 * @param blockSize how many memory cells share a block's two gates
 */
public record OriginalLstmCell(int inputs, int blocks, int blockSize) implements Cell {
    private static final String CANDIDATE = "";
    private static final List<String> GATES = List.of("o", "i", CANDIDATE);
    private static final List<String> LETTERS = List.of("W", "G", "U");

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
        return List.of(new Part("s", units()), new Part("g", 2 * blocks), new Part("h", units()));
    }

    @Override
    public List<Shape> shapes() {
        return GATES.stream()
                .flatMap(gate -> shapes(gate, gate.equals(CANDIDATE) ? units() : blocks))
                .toList();
    }

    /** The same with a row for each cell. */
    private List<Shape> repeatedShapes() {
        return GATES.stream().flatMap(gate -> shapes(gate, units())).toList();
    }

    private Stream<Shape> shapes(String gate, int rows) {
        String suffix = gate.isEmpty() ? "" : "_" + gate;
        return Stream.of(
                new Shape("W" + suffix, rows, units()),
                new Shape("G" + suffix, rows, 2 * blocks),
                new Shape("U" + suffix, rows, inputs),
                new Shape("b" + suffix, rows, 1));
    }

    @Override
    public List<String> equations() {
        return List.of(
                "o_t = \\sigma(W_o h_{t-1} + G_o g_{t-1} + U_o x_t + b_o)",
                "i_t = \\sigma(W_i h_{t-1} + G_i g_{t-1} + U_i x_t + b_i)",
                "\\tilde s_t = 4\\,\\sigma(W h_{t-1} + G g_{t-1} + U x_t + b) - 2",
                "s_t = s_{t-1} + i_t \\odot \\tilde s_t",
                "h_t = o_t \\odot (2\\,\\sigma(s_t) - 1)");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final OriginalLstmCell sizes;
        private final SharedRows shared;
        private final Affine affine;
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] h = values("h");
        private final double[][] dh = gradients("h");
        private final double[][] g = values("g");
        private final double[][] dg = gradients("g");
        private final double[][] o = gates("o"); // a block's number stands there once for each of its cells
        private final double[][] i = gates("i");
        private final double[][] candidate = gates("candidate"); // s̃_t
        private final double[][] shown = buffers(); // ψ(s_t)

        Unrolled(OriginalLstmCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            sizes = cell;
            shared = new SharedRows(parameters, cell.repeatedShapes());
            affine = new Affine(shared.repeated(), LETTERS, GATES, steps, batch);
        }

        @Override
        protected void load() {
            shared.load();
            affine.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = affine.forward(t, h[t - 1], g[t - 1], x[t]);
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
            for (int k = 0; k < g[t].length / 2; k++) {
                g[t][k] = o[t][inFirstCell(k)];
                g[t][g[t].length / 2 + k] = i[t][inFirstCell(k)];
            }
        }

        /** Where a block's number, blocks × batch, stands first among its cells', units × batch. */
        private int inFirstCell(int k) {
            return k / batch() * sizes.blockSize * batch() + k % batch();
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
            for (int k = 0; k < dg[t].length / 2; k++) { // what later steps give to a gate itself, once for its block
                int first = inFirstCell(k);
                dz[zo + first] += dg[t][k] * Activation.LOGISTIC.slope(o[t][first]);
                dz[zi + first] += dg[t][dg[t].length / 2 + k] * Activation.LOGISTIC.slope(i[t][first]);
            }
            affine.backward(
                    t, dh[t - 1], dg[t - 1], dx[t]); // ∂L/∂h_{t−1} += Σ Wᵀ ∂L/∂z_t, so for g by G and for x by U
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            affine.accumulate(from, to, shared.clearedGradient()); // ∂L/∂W_i += Σ_t ∂L/∂z_i h_{t−1}ᵀ, cell by cell
            shared.addTo(gradient); // a block's gradient is the sum over its cells
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            jacobian.addIdentity(StepJacobian.CARRY, "s", "s");
            addPath(jacobian, "input", "s", ofSample(sample, k -> byInput(t, k)), "i");
            addPath(jacobian, "candidate", "s", ofSample(sample, k -> byCandidate(t, k)), CANDIDATE);
            jacobian.passOn("s", "h", ofSample(sample, k -> show(t, k)));
            addPath(jacobian, "output", "h", ofSample(sample, k -> byOutput(t, k)), "o");
            addGates(jacobian, t, sample);
        }

        /** diag(scale) W_gate for ∂row_t/∂h_{t−1}, diag(scale) G_gate for ∂row_t/∂g_{t−1}, and U_gate for the input. */
        private void addPath(StepJacobian jacobian, String path, String row, double[] scale, String gate) {
            affine.addPath(jacobian, path, row, "h", scale, gate);
            String suffix = gate.isEmpty() ? "" : "_" + gate;
            jacobian.add(path, row, "g", scale, shared.repeated().get("G" + suffix));
        }

        /** ∂g_t by h_{t−1}, g_{t−1} and x_t: diag(σ′) times the gates' weights, those of o above those of i. */
        private void addGates(StepJacobian jacobian, int t, int sample) {
            double[] slopes = new double[2 * sizes.blocks];
            Arrays.setAll(slopes, row -> Activation.LOGISTIC.slope(g[t][row * batch() + sample]));
            jacobian.add("gates", "g", "h", slopes, stacked("W"));
            jacobian.add("gates", "g", "g", slopes, stacked("G"));
            jacobian.add("gates", "g", StepJacobian.INPUT, slopes, stacked("U"));
        }

        private DMatrixRMaj stacked(String letter) {
            DMatrixRMaj above = parameters().get(letter + "_o");
            DMatrixRMaj stacked = new DMatrixRMaj(2 * above.numRows, above.numCols);
            CommonOps_DDRM.concatRows(above, parameters().get(letter + "_i"), stacked);
            return stacked;
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
