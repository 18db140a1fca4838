package gateflow.exercise;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class TrainingQuestionsTest {
    private static final long SEED = 2;

    /** The factor by which a student scales one matrix of the gradient. */
    private interface Factor {
        double of(List<double[][]> gradient, double[][] matrix, double limit);
    }

    private static void clip(Factor factor) {
        Check.clipping(
                (gradient, limit) -> {
                    double[] factors = gradient.stream()
                            .mapToDouble(matrix -> factor.of(gradient, matrix, limit))
                            .toArray();
                    for (int m = 0; m < factors.length; m++) {
                        gradient.set(
                                m,
                                Grids.matrix(gradient.get(m)).scale(factors[m]).toArray2());
                    }
                },
                SEED);
    }

    private static double squares(List<double[][]> gradient) {
        double sum = 0;
        for (double[][] matrix : gradient) {
            for (double[] row : matrix) {
                for (double value : row) {
                    sum += value * value;
                }
            }
        }
        return sum;
    }

    private static double norm(List<double[][]> gradient) {
        return Math.sqrt(squares(gradient));
    }

    private static void entries(List<double[][]> gradient, double limit) {
        for (double[][] matrix : gradient) {
            for (double[] row : matrix) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = Math.max(-limit, Math.min(limit, row[j]));
                }
            }
        }
    }

    private static double largest(List<double[][]> gradient) {
        return gradient.stream()
                .mapToDouble(matrix -> Grids.matrix(matrix).elementMaxAbs())
                .max()
                .orElseThrow();
    }

    @Test
    void eachWrongClippingIsCalledByItsName() {
        Mutants.of(TrainingQuestions.CLIPPING)
                .isTold("A gradient below the limit", () -> clip((g, m, limit) -> limit / norm(g)))
                .isTold("Nothing is clipped", () -> Check.clipping((g, limit) -> {}, SEED))
                .isTold("Each entry is clipped", () -> Check.clipping(TrainingQuestionsTest::entries, SEED))
                .isTold(
                        "Each matrix is clipped alone",
                        () -> clip((g, m, limit) ->
                                Math.min(1, limit / Grids.matrix(m).normF())))
                .isTold(
                        "The gradient is divided by its norm",
                        () -> clip((g, m, limit) -> norm(g) > limit ? 1 / norm(g) : 1))
                .isTold(
                        "The root is forgotten",
                        () -> clip((g, m, limit) -> squares(g) > limit ? limit / squares(g) : 1))
                .isTold("The largest entry", () -> clip((g, m, limit) -> largest(g) > limit ? limit / largest(g) : 1))
                .isTold(
                        "The norm is divided by",
                        () -> clip((g, m, limit) -> {
                            double mean = Math.sqrt(squares(g) / 9);
                            return mean > limit ? limit / mean : 1;
                        }))
                .isSilentAbout(
                        () -> clip((g, m, limit) -> Math.min(1, limit / norm(g))),
                        () -> clip((g, m, limit) -> norm(g) <= limit ? 1 : limit / Math.pow(squares(g), 0.5)))
                .coverAll();
    }

    private static void byHand(double[] byNorm, double... byValue) {
        Check.clippedByHand(new double[] {6, -8}, 2, byNorm, byValue);
    }

    @Test
    void eachWrongClippingByHandIsCalledByItsName() {
        double[] good = {1.2, -1.6};
        Mutants.of(TrainingQuestions.BY_HAND)
                .isTold("By norm and by value are swapped", () -> byHand(new double[] {2, -2}, good))
                .isTold("The sum of squares", () -> byHand(new double[] {0.12, -0.16}, 2, -2))
                .isTold("The sum of the sizes", () -> byHand(new double[] {12 / 14., -16 / 14.}, 2, -2))
                .isTold("A number below 0", () -> byHand(good, 2, 2))
                .isSilentAbout(() -> byHand(good, 2, -2))
                .coverAll();
    }

    private static void descend(double keep, double factor, boolean withRate) {
        Check.descent(
                (w, gradient, rate) -> {
                    for (int k = 0; k < w.length; k++) {
                        w[k] = keep * w[k] + factor * (withRate ? rate : 1) * gradient[k];
                    }
                },
                SEED);
    }

    @Test
    void eachWrongDescentIsCalledByItsName() {
        Mutants.of(TrainingQuestions.DESCENT)
                .isTold("The step goes up", () -> descend(1, 1, true))
                .isTold("The learning rate", () -> descend(1, -1, false))
                .isTold("The weights are not changed", () -> descend(1, 0, true))
                .isTold("The weights are overwritten", () -> descend(0, -1, true))
                .isSilentAbout(
                        () -> descend(1, -1, true),
                        () -> Check.descent(
                                (w, gradient, rate) -> {
                                    SimpleMatrix next = Grids.vector(w.clone())
                                            .minus(Grids.vector(gradient).scale(rate));
                                    System.arraycopy(Grids.values(next), 0, w, 0, w.length);
                                },
                                SEED))
                .coverAll();
    }

    private static void scale(Written.Scaling written) {
        Check.scaling(written, SEED);
    }

    private static double[][] times(double[][] w, double factor) {
        return Grids.matrix(w).scale(factor).toArray2();
    }

    private static double radius(double[][] w) {
        double radius = 0;
        for (var value : Grids.matrix(w).eig().getEigenvalues()) {
            radius = Math.max(radius, Math.hypot(value.real, value.imaginary));
        }
        return radius;
    }

    @Test
    void eachWrongScaleIsCalledByItsName() {
        Mutants.of(TrainingQuestions.SCALING)
                .isTold(
                        "W is divided by its norm",
                        () -> scale((w, rho) -> times(w, rho / Grids.matrix(w).normF())))
                .isTold(
                        "W is divided by its largest singular value",
                        () -> scale(
                                (w, rho) -> times(w, rho / Grids.matrix(w).svd().getSingularValues()[0])))
                .isTold("W is multiplied by", () -> scale((w, rho) -> times(w, rho)))
                .isTold("The factor is upside down", () -> scale((w, rho) -> times(w, radius(w) / rho)))
                .isSilentAbout(
                        () -> scale((w, rho) -> times(w, rho / radius(w))),
                        () -> scale((w, rho) -> times(times(w, 1 / radius(w)), rho)))
                .coverAll();
    }
}
