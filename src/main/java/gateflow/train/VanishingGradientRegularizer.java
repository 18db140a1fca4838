package gateflow.train;

import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.LinearMap;
import gateflow.math.Require;
import org.ejml.data.DMatrixRMaj;

/**
 * The regularizer Ω, which asks that a plain RNN's gradient keeps its size from step to step:
 *
 * <pre>
 *   Ω = mean over t and samples of (‖e_t ∂s_t/∂s_{t−1}‖² / ‖e_t‖² − 1)²,   e_t = ∂L/∂s_t,   ∂s_t/∂s_{t−1} = diag(φ′) W
 * </pre>
 *
 * <p>Its gradient is taken for W alone, with e_t and s_t held constant: so it can be computed from one backward pass. Pairs
 * (t, sample) with ‖e_t‖² below 1e-20 do not count. Source: Pascanu et al. 2013, equations 9 and 10, arXiv:1211.5063; the
 * mean, where the paper writes a sum, and the bound are those of the authors' program,
 * https://github.com/pascanur/trainingRNNs.
 *
 * <p>It is made for one model and keeps buffers for it.
 */
public final class VanishingGradientRegularizer implements Regularizer {
    private static final double SMALLEST = 1e-20;

    private final Model model;
    private final double weight;
    private final UnrolledCell run;
    private final Activation activation;
    private final DMatrixRMaj w;
    private final double[][] s; // s_t, units × batch, slot t
    private final double[][] e; // ∂L/∂s_t
    private final LinearMap map; // W
    private final double[][] scaled; // u_t = diag(φ′) e_t
    private final double[][] carried; // v_t = Wᵀ u_t, the gradient one step back
    private final DMatrixRMaj gradient; // ∂Ω/∂W

    /**
     * For a model of a plain {@link RnnCell}.
     *
     * @param weight α, what Ω is multiplied by; the paper uses 2 and 4
     */
    public VanishingGradientRegularizer(Model model, double weight) {
        this.model = Require.given("model", model);
        this.weight = Require.positive("weight", weight);
        this.run = model.run();
        if (!(run.cell() instanceof RnnCell rnn)) {
            throw new IllegalArgumentException("Ω is defined for a plain RNN; the model's cell is a %s."
                    .formatted(run.cell().name()));
        }
        this.activation = rnn.activation();
        this.w = run.parameters().get("W");
        this.s = new double[run.steps() + 1][];
        this.e = new double[run.steps() + 1][];
        for (int t = 1; t <= run.steps(); t++) {
            s[t] = run.output(t).data;
            e[t] = run.stateGradient(run.cell().output(), t).data;
        }
        this.map = Kernels.linearMap(w.numRows, w.numCols, run.batch());
        this.scaled = new double[run.steps() + 1][w.numRows * run.batch()];
        this.carried = new double[run.steps() + 1][w.numCols * run.batch()];
        this.gradient = new DMatrixRMaj(w.numRows, w.numCols);
    }

    /** Adds α ∂Ω/∂W to the gradient of W. */
    @Override
    public void addGradient(Model model) {
        Require.that(model == this.model, model, "This regularizer was made for another model.");
        map.set(0, 0, w);
        int counted = 0;
        for (int t = 1; t <= run.steps(); t++) {
            counted += countAt(t);
        }
        map.gradient(scaled, carried, 1, run.steps(), gradient); // Σ 4 (r − 1)/‖e‖² u vᵀ; the factor is in `carried`
        double[] into = model.gradient().get("W").data;
        for (int k = 0; counted > 0 && k < into.length; k++) {
            into[k] += weight / counted * gradient.data[k];
        }
    }

    /** Ω after a backward pass, with W as it is now. */
    public double value() {
        map.set(0, 0, w);
        double sum = 0;
        int counted = 0;
        for (int t = 1; t <= run.steps(); t++) {
            carry(t);
            for (int sample = 0; sample < run.batch(); sample++) {
                if (counts(t, sample)) {
                    double excess = ratio(t, sample) - 1;
                    sum += excess * excess;
                    counted++;
                }
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    /** Leaves u_t in {@code scaled}, ∂(r − 1)²/∂v_t in {@code carried}; returns how many samples count. */
    private int countAt(int t) {
        carry(t);
        int counted = 0;
        for (int sample = 0; sample < run.batch(); sample++) {
            double factor = 0;
            if (counts(t, sample)) {
                counted++;
                factor = 4 * (ratio(t, sample) - 1) / squaredNorm(e[t], sample); // (r − 1)²′ = 2 (r − 1) · 2 v/‖e‖²
            }
            for (int k = sample; k < carried[t].length; k += run.batch()) {
                carried[t][k] *= factor;
            }
        }
        return counted;
    }

    private void carry(int t) {
        for (int k = 0; k < scaled[t].length; k++) {
            scaled[t][k] = activation.slope(s[t][k]) * e[t][k];
        }
        map.backward(scaled[t], carried[t]);
    }

    private boolean counts(int t, int sample) {
        return t <= run.length(sample) && squaredNorm(e[t], sample) >= SMALLEST;
    }

    /** ‖v‖²/‖e_t‖² of one sample. */
    private double ratio(int t, int sample) {
        return squaredNorm(carried[t], sample) / squaredNorm(e[t], sample);
    }

    private double squaredNorm(double[] values, int sample) {
        double sum = 0;
        for (int k = sample; k < values.length; k += run.batch()) {
            sum += values[k] * values[k];
        }
        return sum;
    }
}
