package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whatever a student hands in, the answer is one sentence. */
class AnswersTest {
    private static void tells(String message, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(CheckFailed.class).hasMessage(message);
    }

    @Test
    void whatIsMissingOrHasTheWrongShapeIsSaid() {
        tells("forward returned null.", () -> Check.rnnForward((w, u, b, s0, x) -> null, 1));
        tells(
                "s has 2 rows of 3 numbers; it must have 6 rows of 3 numbers.",
                () -> Check.rnnForward((w, u, b, s0, x) -> new double[2][3], 1));
        tells(
                "s[4] is missing (null).",
                () -> Check.rnnForward(
                        (w, u, b, s0, x) -> {
                            double[][] s = new double[6][3];
                            s[4] = null;
                            return s;
                        },
                        1));
        tells(
                "s[2][1] (t = 2, unit 1) is NaN; it must be a finite number.",
                () -> Check.rnnForward(
                        (w, u, b, s0, x) -> {
                            double[][] s = new double[6][3];
                            s[2][1] = Double.NaN;
                            return s;
                        },
                        1));
        tells(
                "∂L/∂U is missing (null).",
                () -> Check.rnnBackward(
                        (w, s, x, dL) -> new RnnGradient(new double[3][3], null, new double[3], new double[3]), 1));
        tells(
                "∂L/∂b has 1 number; it must have 3 numbers.",
                () -> Check.rnnBackward(
                        (w, s, x, dL) ->
                                new RnnGradient(new double[3][3], new double[3][2], new double[1], new double[3]),
                        1));
        tells(
                "split returned 3 numbers; it must return two, {short, long}.",
                () -> Check.shortAndLong((a, b, x) -> new double[3], 1));
        tells(
                "step returned 1 rows; it must return two, {s_t, h_t}.",
                () -> Check.lstmStep((p, s, h, x) -> new double[1][3], 1));
        tells("term is missing (null).", () -> Check.terms(null, 1, 1, 1, new double[] {0, 1}, 1));
        tells(
                "s has 0 rows; it must have 6 rows of 3 numbers.",
                () -> Check.rnnForward((w, u, b, s0, x) -> new double[0][], 1));
    }

    @Test
    void whatTheCodeThrowsIsSaid() {
        tells(
                "forward is not written yet.",
                () -> Check.rnnForward(
                        (w, u, b, s0, x) -> {
                            throw new UnsupportedOperationException("stub");
                        },
                        1));
        tells(
                "forward threw ArrayIndexOutOfBoundsException: Index 9 out of bounds for length 6.",
                () -> Check.rnnForward(
                        (w, u, b, s0, x) -> {
                            x[9] = null;
                            return x;
                        },
                        1));
        tells("forward threw StackOverflowError.", () -> Check.rnnForward(this::endless, 1));
    }

    private double[][] endless(double[][] w, double[][] u, double[] b, double[] s0, double[][] x) {
        return endless(w, u, b, s0, x);
    }

    @Test
    void changingTheArgumentsDoesNotChangeTheQuestion() {
        assertThatCode(() -> Check.rnnForward(
                        (w, u, b, s0, x) -> {
                            double[][] s = new StudentRnn().forward(w, u, b, s0.clone(), x);
                            w[0][0] = 99;
                            b[0] = 99;
                            s0[0] = 99;
                            x[1][0] = 99;
                            return s;
                        },
                        1))
                .doesNotThrowAnyException();
    }

    @Test
    void singleNumbersAndWords() {
        assertThatCode(() -> Check.number("share", 0.1251, 0.125, 1e-2)).doesNotThrowAnyException();
        tells("share is not right yet: got 0.25.", () -> Check.number("share", 0.25, 0.125, 1e-2));
        tells("share is NaN; put a number in its place.", () -> Check.number("share", Double.NaN, 0.125, 1e-2));
        tells(
                "the guess is Infinity; put a number in its place.",
                () -> Check.finite("the guess", Double.POSITIVE_INFINITY));
        tells("rate is 3; it must lie between 0 and 1.", () -> Check.between("rate", 3, 0, 1));
        String word = Digest.of("task 1", "Forget bd");
        assertThatCode(() -> Check.digest("task 1", " forget  BD", word, "")).doesNotThrowAnyException();
        tells(
                "task 1 is not right yet: got \"ac\". Look again at step 4.",
                () -> Check.digest("task 1", "ac", word, "Look again at step 4."));
        tells("task 1 has no answer yet.", () -> Check.digest("task 1", " ", word, ""));
        String number = Digest.of("task 2", 4.0, 0);
        assertThatCode(() -> Check.digest("task 2", 4.2, 0, number, "")).doesNotThrowAnyException();
        tells(
                "task 2 is not right yet: got 5. Count again.",
                () -> Check.digest("task 2", 5, 0, number, "Count again."));
        assertThat(Digest.of("task 1", 4, 0)).isNotEqualTo(number);
    }

    @Test
    void theExceptionIsItsSentence() {
        assertThatThrownBy(() -> Check.finite("x", Double.NaN)).satisfies(thrown -> {
            assertThat(thrown.getStackTrace()).isEmpty();
            assertThat(thrown).hasNoCause();
        });
    }
}
