package gateflow.exercise;

import java.util.List;
import java.util.function.Function;

/**
 * A question whose right answer the library can compute, and the wrong answers that we know.
 *
 * @param right the right answer
 * @param mistakes the known wrong ones; the first that fits is named
 * @param tolerance how far a number may be off, as a share of it
 * @param tellsExpected whether the sentence may say what was expected: not if the numbers are the answer itself
 * @param <P> the problem that is posed
 */
record Question<P>(Function<P, Answer> right, List<Mistake<P>> mistakes, double tolerance, boolean tellsExpected) {
    /** For code: it is tried on random numbers, and what they should give may be said. */
    static <P> Question<P> ofCode(Function<P, Answer> right, List<Mistake<P>> mistakes) {
        return new Question<>(right, mistakes, 1e-6, true);
    }

    /** For numbers that were computed by hand: four digits are enough, and the right ones stay unsaid. */
    static <P> Question<P> byHand(Function<P, Answer> right, List<Mistake<P>> mistakes) {
        return new Question<>(right, mistakes, 1e-3, false);
    }

    /** Returns if the answer is right; otherwise throws the sentence. */
    void judge(P problem, Answer given) {
        Answer expected = right.apply(problem);
        given.requireLike(expected);
        Answer.Difference difference = given.differenceFrom(expected, tolerance);
        if (difference == null) {
            return;
        }
        for (Mistake<P> mistake : mistakes) {
            if (given.differenceFrom(mistake.answer().apply(problem), tolerance) == null) {
                throw CheckFailed.because(mistake.sentence() + " First wrong: " + difference.sentence(tellsExpected));
            }
        }
        throw CheckFailed.because("Not right yet. First wrong: " + difference.sentence(tellsExpected));
    }
}
