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

    private TrainingDiverged(String message, LearningCurve curve) {
        super(message);
        this.curve = curve;
    }

    /** All steps before the one that failed. */
    public LearningCurve curve() {
        return curve;
    }

    static TrainingDiverged loss(double value, LearningCurve curve, Trainer trainer) {
        return at("The loss", value, curve, trainer);
    }

    static TrainingDiverged gradient(double norm, LearningCurve curve, Trainer trainer) {
        return at("The gradient's norm", norm, curve, trainer);
    }

    private static TrainingDiverged at(String what, double value, LearningCurve curve, Trainer trainer) {
        String met = format("%s is %s at step %d. ", what, Double.isNaN(value) ? "NaN" : "infinite", curve.size() + 1);
        String advice = curve.size() == 0
                ? "No step had been made: try smaller initial weights or shorter sequences."
                : adviceFrom(curve, trainer);
        return new TrainingDiverged(met + advice, curve);
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
