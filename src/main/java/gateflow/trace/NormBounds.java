package gateflow.trace;

import gateflow.cell.Parameters;
import gateflow.cell.ResidualRnnCell;
import gateflow.cell.RnnCell;
import gateflow.math.Require;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The textbook bound on a gradient through time beside the truth, ‖∂state_T/∂state_t‖₂ for t = 0..T; claims B2, E4.
 *
 * <p>Textbook: factor^k for the lag k = T − t, where the factor of a plain RNN is σ_max(W) · max φ′ and
 * that of a residual one 1 + σ_max(W) · max φ′. Stepwise: ∏ ‖J_τ‖₂ over
 * the same steps, the best bound that looks at one step at a time; it knows the true slopes, but still takes every step's
 * worst direction. Truth ≤ stepwise ≤ textbook. All in log10, so a gap of 3 is a bound a thousand times too large.
 * Source: Pascanu et al. 2013, arXiv:1211.5063, section 2.2.
 */
public final class NormBounds {
    private final double log10Factor;
    private final double[] truths; // [t]
    private final double[] stepwise; // [t]

    private NormBounds(double log10Factor, double[] truths, double[] stepwise) {
        this.log10Factor = log10Factor;
        this.truths = truths;
        this.stepwise = stepwise;
    }

    static NormBounds trace(Trajectory trajectory, double factor) {
        Require.notNegative("factor", factor);
        int last = trajectory.last();
        double[] truths = new double[last + 1];
        double[] stepwise = new double[last + 1];
        ScaledMatrix product = ScaledMatrix.identity(trajectory.cell().stateSize());
        for (int t = last; t >= 1; t--) {
            DMatrixRMaj step = trajectory.step(t).total();
            product = product.times(step);
            truths[t - 1] = Spectra.log10SingularValues(product)[0];
            stepwise[t - 1] = stepwise[t] + Math.log10(Spectra.singularValues(step)[0]);
        }
        return new NormBounds(Math.log10(factor), truths, stepwise);
    }

    /** σ_max(W) · max φ′ of a plain RNN, one more of a residual one; refuses any other cell. */
    static double textbookFactor(Trajectory trajectory) {
        Parameters parameters = trajectory.run().parameters();
        if (trajectory.cell() instanceof RnnCell rnn) {
            return Spectra.singularValues(parameters.get("W"))[0]
                    * rnn.activation().maxSlope();
        }
        if (trajectory.cell() instanceof ResidualRnnCell residual) {
            return 1
                    + Spectra.singularValues(parameters.get("W"))[0]
                            * residual.activation().maxSlope();
        }
        throw new IllegalArgumentException(
                "The textbook bound (σ_max(W) · max φ')^k is for a plain or residual RNN, not for %s; give a factor of your own: normBounds(factor)."
                        .formatted(trajectory.cell().name()));
    }

    /** 0..T. */
    public int[] times() {
        return IntStream.range(0, truths.length).toArray();
    }

    /** T − t for t = 0..T. */
    public int[] lags() {
        return IntStream.range(0, truths.length).map(t -> truths.length - 1 - t).toArray();
    }

    /** The factor a step of the textbook bound, as log10. */
    public double log10Factor() {
        return log10Factor;
    }

    /** log10 ‖∂state_T/∂state_t‖₂ for each of the times. */
    public double[] log10Truths() {
        return truths.clone();
    }

    /** log10 factor^(T − t) for each of the times. */
    public double[] log10Textbook() {
        return IntStream.of(lags())
                .mapToDouble(lag -> lag == 0 ? 0 : lag * log10Factor)
                .toArray();
    }

    /** log10 ∏ ‖J_τ‖₂, τ = t+1..T, for each of the times. */
    public double[] log10Stepwise() {
        return stepwise.clone();
    }

    /** log10 (textbook bound / truth) for each of the times: by how many powers of ten it is too large. */
    public double[] log10Gaps() {
        double[] textbook = log10Textbook();
        return IntStream.range(0, truths.length)
                .mapToDouble(t -> textbook[t] - truths[t])
                .toArray();
    }
}
