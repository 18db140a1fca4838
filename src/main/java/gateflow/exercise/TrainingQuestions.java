package gateflow.exercise;

import gateflow.train.GradientClipping;
import java.util.Arrays;
import java.util.List;

/** Clipping, gradient descent and the scale of initial weights. */
final class TrainingQuestions {
    private TrainingQuestions() {}

    static final Question<ClippingProblem> CLIPPING = Question.ofCode(
            p -> p.clipped(GradientClipping.byNorm(p.limit())),
            List.of(
                    new Mistake<>(
                            "A gradient below the limit is scaled up to it; it must stay as it is.",
                            p -> p.scaled(matrix -> p.limit() / ClippingProblem.norm(p.gradient()))),
                    new Mistake<>("Nothing is clipped: the gradient is as it was.", p -> p.scaled(matrix -> 1)),
                    new Mistake<>(
                            "Each entry is clipped instead of the norm: the direction changes.",
                            p -> p.clipped(GradientClipping.byValue(p.limit()))),
                    new Mistake<>(
                            "Each matrix is clipped alone; the norm is that of all matrices together.",
                            p -> p.scaled(matrix ->
                                    Math.min(1, p.limit() / Grids.matrix(matrix).normF()))),
                    new Mistake<>(
                            "The gradient is divided by its norm, but not multiplied by the limit.",
                            p -> p.scaled(matrix -> 1 / ClippingProblem.norm(p.gradient()))),
                    new Mistake<>(
                            "The root is forgotten: the sum of squares is taken for the norm.",
                            p -> p.scaled(matrix -> Math.min(1, p.limit() / ClippingProblem.squares(p.gradient())))),
                    new Mistake<>(
                            "The largest entry is taken for the norm.",
                            p -> p.scaled(matrix -> Math.min(1, p.limit() / ClippingProblem.largest(p.gradient())))),
                    new Mistake<>(
                            "The norm is divided by the number of entries: a mean of squares, not their sum.",
                            p -> p.scaled(matrix -> Math.min(
                                    1, p.limit() * Math.sqrt(p.entries()) / ClippingProblem.norm(p.gradient()))))));

    private static final String BY_NORM = "clipped by norm";
    private static final String BY_VALUE = "clipped by value";

    /** One gradient, clipped both ways with the same limit, by hand. */
    static final Question<ClippingProblem> BY_HAND = Question.byHand(
            p -> clippedByHand(byNorm(p), byValue(p)),
            List.of(
                    new Mistake<>("By norm and by value are swapped.", p -> clippedByHand(byValue(p), byNorm(p))),
                    new Mistake<>(
                            "The sum of squares is taken for the norm: the root is missing.",
                            p -> clippedByHand(
                                    scaled(p, p.limit() / ClippingProblem.squares(p.gradient())), byValue(p))),
                    new Mistake<>(
                            "The sum of the sizes is taken for the norm; it is the root of the sum of squares.",
                            p -> clippedByHand(scaled(p, p.limit() / sizes(p)), byValue(p))),
                    new Mistake<>("A number below 0 keeps its sign when it is clipped by value.", p -> {
                        double[] clipped = byValue(p);
                        return clippedByHand(
                                byNorm(p), Arrays.stream(clipped).map(Math::abs).toArray());
                    })));

    static Answer clippedByHand(double[] byNorm, double[] byValue) {
        return new Answer().vector(BY_NORM, byNorm).vector(BY_VALUE, byValue);
    }

    private static double[] byNorm(ClippingProblem p) {
        return scaled(p, Math.min(1, p.limit() / ClippingProblem.norm(p.gradient())));
    }

    private static double[] byValue(ClippingProblem p) {
        return Arrays.stream(numbers(p))
                .map(value -> Math.max(-p.limit(), Math.min(p.limit(), value)))
                .toArray();
    }

    private static double[] scaled(ClippingProblem p, double factor) {
        return Arrays.stream(numbers(p)).map(value -> factor * value).toArray();
    }

    private static double sizes(ClippingProblem p) {
        return Arrays.stream(numbers(p)).map(Math::abs).sum();
    }

    private static double[] numbers(ClippingProblem p) {
        return p.gradient().get(0)[0];
    }

    /** Weights, their gradient and a learning rate. */
    record DescentProblem(double[] weights, double[] gradient, double rate) {
        private Answer moved(double factor) {
            return answer(sum(weights, gradient, factor));
        }
    }

    static final Question<DescentProblem> DESCENT = Question.ofCode(
            p -> p.moved(-p.rate()),
            List.of(
                    new Mistake<>(
                            "The step goes up: w − rate · gradient makes the loss smaller.", p -> p.moved(p.rate())),
                    new Mistake<>("The learning rate is left out.", p -> p.moved(-1)),
                    new Mistake<>("The weights are not changed in place.", p -> p.moved(0)),
                    new Mistake<>(
                            "The weights are overwritten by the step; it must be added to them.",
                            p -> answer(sum(new double[p.weights().length], p.gradient(), -p.rate())))));

    /** A matrix and the spectral radius that it is to get. */
    record ScalingProblem(double[][] w, double radius) {
        private Answer times(double factor) {
            return new Answer().matrix("W", Grids.matrix(w).scale(factor).toArray2());
        }

        private double present() {
            return Spectrum.radius(w);
        }
    }

    static final Question<ScalingProblem> SCALING = Question.ofCode(
            p -> p.times(p.radius() / p.present()),
            List.of(
                    new Mistake<>(
                            "W is divided by its norm; the largest |λ| is asked for, and for most W it is smaller.",
                            p -> p.times(p.radius() / Grids.matrix(p.w()).normF())),
                    new Mistake<>(
                            "W is divided by its largest singular value; the largest |λ| is asked for.",
                            p -> p.times(p.radius() / Spectrum.norm(p.w()))),
                    new Mistake<>(
                            "W is multiplied by the wanted radius, but not divided by the one it has.",
                            p -> p.times(p.radius())),
                    new Mistake<>("The factor is upside down.", p -> p.times(p.present() / p.radius()))));

    static Answer answer(double[] weights) {
        return new Answer().vector("weights", weights);
    }

    private static double[] sum(double[] weights, double[] gradient, double factor) {
        double[] sum = weights.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * gradient[k];
        }
        return sum;
    }
}
