package gateflow.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Depth and length must not end in a StackOverflowError anywhere. */
class DeepExpressionTest {

    private static final int DEPTH = 10_000;
    private static final Map<String, Integer> VALUES = Map.of("a", 1, "b", 2, "c", 3);

    static Arguments[] deepExpressions() {
        return new Arguments[] {
            Arguments.of("parentheses", "(".repeat(DEPTH) + "a" + ")".repeat(DEPTH), 1, 0, 1),
            Arguments.of("to the left", "(".repeat(DEPTH) + "a" + " + b)".repeat(DEPTH), 20_001, DEPTH, 2),
            Arguments.of("to the right", "(a + ".repeat(DEPTH) + "b" + ")".repeat(DEPTH), 10_002, DEPTH, 2),
            Arguments.of("without parentheses", "b" + " + b".repeat(DEPTH), 20_002, DEPTH, 2),
            Arguments.of("minus signs", "-".repeat(DEPTH) + "a", 1, DEPTH, 2),
            Arguments.of("of products", "ab + c" + " + ab + c".repeat(DEPTH / 2), 25_005, DEPTH + 2, 3),
            Arguments.of(
                    "quotients to the right", "a / (".repeat(DEPTH) + "b + c" + ")".repeat(DEPTH), 5, DEPTH + 1, 2),
            Arguments.of(
                    "right, each with a product",
                    "(ab + ".repeat(DEPTH) + "c" + ")".repeat(DEPTH),
                    20_003,
                    DEPTH + 1,
                    3),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepExpressions")
    void everyEntryTakesIt(String shape, String text, double value, int operations, int places) {
        Expression expression = Expression.parse(text);
        Expression again = Expression.parse(expression.toString());

        assertThat(expression.value(VALUES)).isCloseTo(value, within(1e-9));
        assertThat(expression.operations()).isEqualTo(operations);
        assertThat(expression.equals(again)).isTrue();
        assertThat(expression.hashCode()).isEqualTo(again.hashCode());
        assertThat(Plan.smallestBoard(expression)).isEqualTo(places);
        assertThat(Schedule.smallest(expression).statements()).hasSize(operations);
        assertThat(Schedule.smallest(expression, Forgetting.BEFORE_WRITE).toString())
                .contains(" on a board of ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepExpressions")
    void itIsPlannedOnTheSmallestBoard(String shape, String text, double value, int operations, int places) {
        Expression expression = Expression.parse(text);
        Plan plan = Plan.of(expression, VALUES, places);

        assertThat(plan.answer()).isCloseTo(value, within(1e-9));
        assertThat(plan.steps()).hasSize(operations).allMatch(step -> step.taken() <= places);
        assertThat(plan.toString()).endsWith(" = " + Sentences.number(value));
        assertThat(plan.replayOn(new Whiteboard(places)).taken()).isEqualTo(Math.min(1, operations));
    }

    @Test
    void itIsRefusedInOneShortSentence() {
        Expression right = Expression.parse("(ab + ".repeat(DEPTH) + "c" + ")".repeat(DEPTH));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(right, VALUES, 2))
                .withMessageStartingWith("A board of 2 cannot hold ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("(".repeat(DEPTH) + "a" + ")".repeat(DEPTH - 1)))
                .withMessageStartingWith("Column 1 of \"((((")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("(".repeat(DEPTH) + "a" + " / b)".repeat(DEPTH))
                        .value(Map.of("a", 1, "b", 0)))
                .withMessage("Division by zero in a / b: the divisor b is 0; a value other than 0 was wanted.");
    }

    @Test
    void aValueReadByThousandsOfLaterStepsIsKeptOnce() {
        String text = IntStream.range(0, DEPTH).mapToObj(i -> "(a + b)x" + i).collect(Collectors.joining(" + "));
        Expression expression = Expression.parse(text);

        assertThat(expression.operations()).isEqualTo(2 * DEPTH);
        assertThat(Plan.smallestBoard(expression)).isEqualTo(4);
        assertThat(Plan.smallestBoard(expression, Forgetting.BEFORE_WRITE)).isEqualTo(3);
    }
}
