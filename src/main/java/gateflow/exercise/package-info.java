/**
 * Checks for graded cells: silent when the answer is right, one sentence that a student can act on when it is wrong.
 *
 * <p>{@link gateflow.exercise.Check} is what a notebook calls. A wrong answer is compared with the wrong answers that
 * students are known to give, each a {@code Mistake} in the list of its question, so that the sentence can say what was
 * done and not only that it is wrong. No answer is stored: the right one is computed by the library from the numbers of
 * the {@link gateflow.exercise.Variant}, or is a property to be met, or is known only by its salted digest.
 */
package gateflow.exercise;
