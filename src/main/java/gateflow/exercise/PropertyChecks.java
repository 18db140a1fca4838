package gateflow.exercise;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Answers that are right if they have a property: many numbers may have it. */
final class PropertyChecks {
    private static final int POWERS = 200;

    private PropertyChecks() {}

    /** A matrix of spectral radius below 1 whose powers first reach {@code peak}. */
    static void growsFirst(double[][] w, double peak) {
        requireSquare(w);
        double radius = Spectrum.radius(w);
        CheckFailed.unless(radius < 1, "The spectral radius is %s; it must be below 1.", Answer.show(radius));
        CheckFailed.unless(
                !Spectrum.isNormal(w),
                "W is normal (W Wᵀ = Wᵀ W), and of a normal matrix ‖Wⁿ‖ is the spectral radius to the "
                        + "power n: it can't grow first. Make it less symmetric.");
        double reached = Spectrum.peak(w, POWERS);
        CheckFailed.unless(reached > 1, "No power is larger than 1: the coupling off the diagonal is too weak.");
        CheckFailed.unless(
                reached >= peak,
                "The largest ‖Wⁿ‖ is %s; it must reach %s. A stronger coupling, or eigenvalues nearer to 1.",
                Answer.show(reached),
                Answer.show(peak));
    }

    private static void requireSquare(double[][] w) {
        CheckFailed.unless(w != null && w.length > 0, "W is missing.");
        for (double[] row : w) {
            CheckFailed.unless(
                    row != null && row.length == w.length,
                    "W must be square: as many numbers in each row as there are rows.");
            for (double value : row) {
                CheckFailed.unless(Double.isFinite(value), "W has %s in it; it must have finite numbers only.", value);
            }
        }
    }

    /** A bias b_f with which an LSTM without input keeps {@code share} of its state over {@code steps} steps. */
    static void forgetBias(double bias, int steps, double share) {
        CheckFailed.unless(Double.isFinite(bias), "The bias is %s; it must be a finite number.", bias);
        double wanted = Math.pow(share, 1.0 / steps);
        double right = logit(wanted);
        if (keeps(bias, steps, share)) {
            return;
        }
        CheckFailed.unless(
                Math.abs(bias - wanted) > 1e-3 * (1 - wanted),
                "This is the gate f; the bias b_f is asked for, and f = σ(b_f).");
        CheckFailed.unless(!keeps(-bias, steps, share), "The sign is turned round: a bias below 0 closes the gate.");
        CheckFailed.unless(
                Math.abs(bias - Math.log(steps)) > 0.01,
                "log(%d) keeps about 1/e of the state, 37 %%; %s is asked for.",
                steps,
                Answer.show(share));
        CheckFailed.unless(
                Math.abs(bias - Math.log(wanted)) > 1e-9, "This is log f; the inverse of σ is log(f / (1 − f)).");
        throw CheckFailed.because(
                "With b_f = %s the share %s is left after %d steps; %s is asked for: the bias must be %s.",
                Answer.show(bias),
                Answer.show(kept(bias, steps)),
                steps,
                Answer.show(share),
                bias < right ? "larger" : "smaller");
    }

    private static boolean keeps(double bias, int steps, double share) {
        return Math.abs(kept(bias, steps) - share) <= 0.02 * share;
    }

    private static double kept(double bias, int steps) {
        return Math.pow(1 / (1 + Math.exp(-bias)), steps);
    }

    private static double logit(double f) {
        return Math.log(f / (1 - f));
    }

    /** A Jacobian by central differences, tried on a function whose derivative is known. */
    static void differences(Written.Differences written, long seed) {
        Random random = new Random(seed);
        double[][] a = Grids.random(2, 3, 1, random);
        double[] point = Grids.randomRow(3, 1, random);
        UnaryOperator<double[]> g = s -> StepProblem.tanh(Grids.matrix(a).mult(Grids.vector(s)))
                .getDDRM()
                .data
                .clone();
        double[] given = point.clone();
        double[][] jacobian = StudentCode.run("jacobian", () -> written.jacobian(g, given));
        CheckFailed.unless(Arrays.equals(given, point), "The point s was moved and not put back.");
        Answer right = jacobianOf(a, g.apply(point), 1);
        Answer answer = new Answer().matrix("∂g/∂s", jacobian);
        answerTransposed(jacobian, right);
        answer.requireLike(right);
        Answer.Difference difference = answer.differenceFrom(right, 1e-6);
        if (difference == null) {
            return;
        }
        String where = " First wrong: " + difference.sentence(true);
        CheckFailed.unless(
                answer.differenceFrom(jacobianOf(a, g.apply(point), 2), 1e-6) != null,
                "Twice too large: from s − ε to s + ε it is 2ε." + where);
        CheckFailed.unless(
                answer.differenceFrom(jacobianOf(a, g.apply(point), 0.5), 1e-2) != null,
                "Half of what it should be: from s to s + ε it is ε, not 2ε." + where);
        CheckFailed.unless(
                answer.differenceFrom(right, 1e-2) != null,
                "Near, but not near enough: go to both sides, s + ε and s − ε, with ε about 1e-5." + where);
        throw CheckFailed.because("Not right yet." + where);
    }

    private static void answerTransposed(double[][] jacobian, Answer right) {
        double[][] wanted = right.rows("∂g/∂s");
        boolean turned = jacobian.length == wanted[0].length
                && Arrays.stream(jacobian).allMatch(row -> row != null && row.length == wanted.length);
        CheckFailed.unless(!turned, "The Jacobian is transposed: row i, column j is ∂g_i/∂s_j.");
    }

    private static Answer jacobianOf(double[][] a, double[] values, double factor) {
        double[][] rows = Grids.copy(a);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] *= factor * (1 - values[i] * values[i]);
            }
        }
        return new Answer().matrix("∂g/∂s", rows);
    }
}
