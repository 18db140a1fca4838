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
 * The gated recurrent unit of lecture B, which resets the state before the product:
 *
 * <pre>
 *   o_t = σ(W_o s_{t−1} + U_o x_t + b_o)          what of the state the candidate reads (reset)
 *   i_t = σ(W_i s_{t−1} + U_i x_t + b_i)          what of the candidate is stored      (update)
 *   s̃_t = φ(W (o_t ⊙ s_{t−1}) + U x_t + b)        the candidate
 *   s_t = (1 − i_t) ⊙ s_{t−1} + i_t ⊙ s̃_t         the state
 * </pre>
 *
 * <p>Shapes: every W units × units, U units × inputs, b units × 1; its state is s_t alone, which is also its output. It
 * has no forget gate of its own: 1 − i_t does its work, and is the path "carry". The other paths: "update" by i_t's
 * weights, "candidate" by W alone, "reset" by W and then o_t's weights. Source: Cho et al. 2014, doi:10.3115/v1/D14-1179,
 * in the letters of lecture B. PyTorch's GRU resets after the product, which is another function:
 * {@link ResetAfterGruCell}.
 *
 * @param inputs the size of x_t
 * @param units the size of s_t
 * @param activation φ, of the candidate
 */
public record GruCell(int inputs, int units, Activation activation) implements Cell {
    private static final List<String> GATES = List.of("o", "i");
    private static final List<String> CANDIDATE = List.of("");

    public GruCell {
        Require.positive("inputs", inputs);
        Require.positive("units", units);
        Require.given("activation", activation);
    }

    /** A cell with φ = tanh. */
    public GruCell(int inputs, int units) {
        this(inputs, units, Activation.TANH);
    }

    @Override
    public String name() {
        return activation == Activation.TANH ? "GRU" : "GRU, " + activation.symbol();
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", units));
    }

    @Override
    public List<Shape> shapes() {
        return Stream.of(GATES, CANDIDATE)
                .flatMap(gates -> Affine.shapes(inputs, units, gates).stream())
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
                "\\tilde s_t = " + activation.tex() + "(W (o_t \\odot s_{t-1}) + U x_t + b)",
                "s_t = (1 - i_t) \\odot s_{t-1} + i_t \\odot \\tilde s_t");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new Unrolled(this, parameters, steps, batch);
    }

    private static final class Unrolled extends UnrolledCell {
        private final Activation phi;
        private final Affine gates; // of o and i, which read s_{t−1}
        private final Affine proposal; // of the candidate, which reads o_t ⊙ s_{t−1}
        private final double[][] x = inputValues();
        private final double[][] dx = inputGradients();
        private final double[][] s = values("s");
        private final double[][] ds = gradients("s");
        private final double[][] o = gates("o");
        private final double[][] i = gates("i");
        private final double[][] candidate = gates("candidate"); // s̃_t
        private final double[] read; // o_t ⊙ s_{t−1} of the step at hand
        private final double[] dread; // its gradient
        private final DMatrixRMaj throughW; // diag(∂s_t/∂z_s̃) W of one sample

        Unrolled(GruCell cell, Parameters parameters, int steps, int batch) {
            super(cell, parameters, steps, batch);
            phi = cell.activation;
            gates = new Affine(parameters, GATES, steps, batch);
            proposal = new Affine(parameters, CANDIDATE, steps, batch);
            read = new double[cell.units * batch];
            dread = new double[cell.units * batch];
            throughW = new DMatrixRMaj(cell.units, cell.units);
        }

        @Override
        protected void load() {
            gates.load();
            proposal.load();
        }

        @Override
        protected void forward(int t) {
            double[] z = gates.forward(t, s[t - 1], x[t]);
            Kernels.activate(Activation.LOGISTIC, z, gates.offset("o"), o[t]);
            Kernels.activate(Activation.LOGISTIC, z, gates.offset("i"), i[t]);
            for (int k = 0; k < read.length; k++) {
                read[k] = o[t][k] * s[t - 1][k];
            }
            Kernels.activate(phi, proposal.forward(t, read, x[t]), 0, candidate[t]);
            for (int k = 0; k < s[t].length; k++) {
                s[t][k] = (1 - i[t][k]) * s[t - 1][k] + i[t][k] * candidate[t][k];
            }
        }

        @Override
        protected void backward(int t) {
            double[] dzc = proposal.dz(t);
            double[] dz = gates.dz(t);
            int zo = gates.offset("o");
            int zi = gates.offset("i");
            for (int k = 0; k < ds[t].length; k++) {
                ds[t - 1][k] += ds[t][k] * (1 - i[t][k]); // ∂s_t/∂s_{t−1} = 1 − i_t, the carry
                dz[zi + k] = ds[t][k] * byUpdate(t, k);
                dzc[k] = ds[t][k] * byCandidate(t, k);
            }
            Arrays.fill(dread, 0);
            proposal.backward(t, dread, dx[t]); // ∂L/∂(o_t ⊙ s_{t−1}) = Wᵀ ∂L/∂z_s̃
            for (int k = 0; k < dread.length; k++) {
                ds[t - 1][k] += dread[k] * o[t][k]; // ∂(o_t ⊙ s_{t−1})/∂s_{t−1} = o_t, the gate held
                dz[zo + k] = dread[k] * byReset(t, k);
            }
            gates.backward(t, ds[t - 1], dx[t]); // ∂L/∂s_{t−1} += Σ Wᵀ ∂L/∂z_t, ∂L/∂x_t += Σ Uᵀ ∂L/∂z_t
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            gates.accumulate(from, to, gradient); // ∂L/∂W_o += Σ_t ∂L/∂z_o s_{t−1}ᵀ, and so for W_i, U and b
            proposal.accumulate(from, to, gradient); // ∂L/∂W += Σ_t ∂L/∂z_s̃ (o_t ⊙ s_{t−1})ᵀ, and so for U and b
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            double[] byCandidate = ofSample(sample, k -> byCandidate(t, k));
            jacobian.add(StepJacobian.CARRY, "s", "s", ofSample(sample, k -> 1 - i[t][k]));
            gates.addPath(jacobian, "update", "s", "s", ofSample(sample, k -> byUpdate(t, k)), "i");
            jacobian.add(
                    "candidate",
                    "s",
                    StepJacobian.INPUT,
                    byCandidate,
                    parameters().get("U"));

            throughW.setTo(parameters().get("W"));
            CommonOps_DDRM.multRows(byCandidate, throughW); // ∂s_t/∂(o_t ⊙ s_{t−1}) = diag(i_t ⊙ φ′) W
            DMatrixRMaj candidate = jacobian.dense("candidate", "s", "s");
            candidate.setTo(throughW);
            CommonOps_DDRM.multCols(candidate, ofSample(sample, k -> o[t][k])); // … diag(o_t)
            CommonOps_DDRM.multCols(throughW, ofSample(sample, k -> byReset(t, k))); // … diag(s_{t−1} ⊙ σ′(z_o)) W_o
            CommonOps_DDRM.mult(throughW, parameters().get("W_o"), jacobian.dense("reset", "s", "s"));
            CommonOps_DDRM.mult(throughW, parameters().get("U_o"), jacobian.dense("reset", "s", StepJacobian.INPUT));
        }

        /** ∂s_t/∂z_i = (s̃_t − s_{t−1}) ⊙ σ′(z_i). */
        private double byUpdate(int t, int k) {
            return (candidate[t][k] - s[t - 1][k]) * Activation.LOGISTIC.slope(i[t][k]);
        }

        /** ∂s_t/∂z_s̃ = i_t ⊙ φ′(z_s̃). */
        private double byCandidate(int t, int k) {
            return i[t][k] * phi.slope(candidate[t][k]);
        }

        /** ∂(o_t ⊙ s_{t−1})/∂z_o = s_{t−1} ⊙ σ′(z_o). */
        private double byReset(int t, int k) {
            return s[t - 1][k] * Activation.LOGISTIC.slope(o[t][k]);
        }
    }
}
