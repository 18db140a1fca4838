package gateflow.exercise;

import gateflow.whiteboard.Expression;
import gateflow.whiteboard.Plan;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** The smallest board for an operation, from the smallest boards for its two sides. */
final class BoardQuestions {
    static final int MOST = 4;

    private BoardQuestions() {}

    /** The rule is asked for every pair of needs from 0, a given letter, to {@value #MOST}. */
    static final Question<Integer> PLACES = Question.ofCode(
            most -> table(most, BoardQuestions::smallest),
            List.of(
                    new Mistake<>(
                            "The needs of the two sides are added; but they are computed one after the other.",
                            most -> table(most, (left, right) -> left + right)),
                    new Mistake<>(
                            "The left side is always computed first; the side that needs more should be.",
                            most -> table(
                                    most,
                                    (left, right) -> left == 0 || right == 0
                                            ? smallest(left, right)
                                            : Math.max(3, Math.max(left, right + 1)))),
                    new Mistake<>(
                            "One is always added to the larger need; the smaller side may fit into what the larger one left.",
                            most -> table(most, (left, right) -> Math.max(left, right) + 1)),
                    new Mistake<>(
                            "The place of the result is forgotten: both sides stay on the board until it is written.",
                            most -> table(most, BoardQuestions::withoutResult))));

    static Answer table(int most, IntBinaryOperator places) {
        double[][] rows = IntStream.rangeClosed(0, most)
                .mapToObj(left -> IntStream.rangeClosed(0, most)
                        .mapToDouble(right -> places.applyAsInt(left, right))
                        .toArray())
                .toArray(double[][]::new);
        return new Answer().matrix("places for needs [left][right], here", rows);
    }

    /** As the library plans it, for an expression whose sides have these needs and no letter twice. */
    private static int smallest(int left, int right) {
        Iterator<String> letters = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> String.valueOf((char) letter))
                .iterator();
        String expression = "(" + needing(left, letters) + ") - (" + needing(right, letters) + ")";
        return Plan.smallestBoard(Expression.parse(expression));
    }

    private static String needing(int places, Iterator<String> letters) {
        return switch (places) {
            case 0 -> letters.next();
            case 1 -> letters.next() + " - " + letters.next();
            case 2 -> "(" + needing(1, letters) + ") - " + letters.next();
            case 3 -> "(" + needing(1, letters) + ") - (" + needing(1, letters) + ")";
            default -> "(" + needing(places - 1, letters) + ") - (" + needing(places - 1, letters) + ")";
        };
    }

    private static int withoutResult(int left, int right) {
        int larger = Math.max(left, right);
        int smaller = Math.min(left, right);
        return Math.max(1, smaller == 0 ? larger : Math.max(larger, smaller + 1));
    }
}
