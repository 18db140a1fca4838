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
        double usual = norms[norms.length / 2];
        double rate = trainer.optimizer().learningRate();
        String seen = format(
                "Until then its gradient norm was %.2g in the median, at most %.2g. ", usual, norms[norms.length - 1]);
        String clip = trainer.clipping() instanceof GradientClipping.ByNorm byNorm
                ? format(
                        "clip(GradientClipping.byNorm(%.2g)) in place of %.2g",
                        Math.min(usual, byNorm.limit() / 10), byNorm.limit())
                : format("clip(GradientClipping.byNorm(%.2g))", usual);
        return seen + format("Try %s, or a learning rate of %.2g in place of %.2g.", clip, rate / 10, rate);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
