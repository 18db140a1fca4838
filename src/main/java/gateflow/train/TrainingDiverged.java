package gateflow.train;

import java.util.Arrays;
import java.util.Locale;

/**
 * A training whose loss or gradient is no longer a finite number. The message says at which step and what to try; the
 * curve has all steps before it, and the model's parameters are as the last of them left them.
 */
public final class TrainingDiverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient LearningCurve curve;

    TrainingDiverged(String what, LearningCurve curve, Trainer trainer) {
        super("%s is not finite any more at step %d. %s".formatted(what, curve.size() + 1, advice(curve, trainer)));
        this.curve = curve;
    }

    /** All steps before the one that failed. */
    public LearningCurve curve() {
        return curve;
    }

    private static String advice(LearningCurve curve, Trainer trainer) {
        return curve.size() == 0
                ? "No step had been made: try smaller initial weights or shorter sequences."
                : adviceFrom(curve, trainer);
    }

    private static String adviceFrom(LearningCurve curve, Trainer trainer) {
        double[] norms = curve.gradientNorms();
        Arrays.sort(norms);
        double median = norms[norms.length / 2];
        double rate = trainer.optimizer().learningRate();
        return format(
                "Until then the gradient's norm was %.2g in the median, at most %.2g. "
                        + "Try %s, or a learning rate of %.2g in place of %.2g.",
                median, norms[norms.length - 1], clipping(median, trainer.clipping()), rate / 10, rate);
    }

    /** At the norm seen so far; where even that is an explosion, at 1, as Pascanu et al. 2013 do. */
    private static String clipping(double median, GradientClipping now) {
        double limit = Math.min(median, 1);
        return now instanceof GradientClipping.ByNorm byNorm
                ? format(
                        "clip(GradientClipping.byNorm(%.2g)) in place of %.2g",
                        Math.min(limit, byNorm.limit() / 10), byNorm.limit())
                : format("clip(GradientClipping.byNorm(%.2g))", limit);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
