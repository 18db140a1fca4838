package gateflow.whiteboard;

import static gateflow.whiteboard.Forgetting.BEFORE_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmallestBoardTest {

    @ParameterizedTest
    @CsvSource({
        "a, 1, 1",
        "7, 1, 1",
        "-3, 1, 1",
        "-a, 1, 1",
        "a + b, 1, 1",
        "a + b + c + d, 2, 1",
        "ab + c, 2, 1",
        "ab + cd, 3, 2",
        "(a + b)(a + b), 2, 1",
        "ac(bd + a) + ad, 3, 2",
        "ab + (cd + (ad + bc)), 3, 2",
    })
    void smallExpressionsNeedTheKnownNumberOfPlaces(String text, int afterWrite, int beforeWrite) {
        Expression expression = Expression.parse(text);

        assertThat(Plan.smallestBoard(expression)).isEqualTo(afterWrite);
        assertThat(Plan.smallestBoard(expression, BEFORE_WRITE)).isEqualTo(beforeWrite);
    }

    /** A balanced tree of depth k needs k registers if its leaves are given; beside the operands one place more. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 2", "3, 4, 3", "4, 5, 4", "7, 8, 7", "12, 13, 12"})
    void aBalancedTreeNeedsOnePlaceMoreForEachLevel(int depth, int afterWrite, int beforeWrite) {
        Expression expression = Expression.parse(balanced(depth, 0));

        assertThat(expression.operations()).isEqualTo((1 << depth) - 1);
        assertThat(Schedule.smallest(expression).places()).isEqualTo(afterWrite);
        assertThat(Schedule.smallest(expression, BEFORE_WRITE).places()).isEqualTo(beforeWrite);
        assertThat(Schedule.smallest(expression).isProven()).isTrue();
    }

    private static String balanced(int depth, int leaf) {
        return depth == 0
                ? "x" + leaf
                : "(" + balanced(depth - 1, 2 * leaf) + " + " + balanced(depth - 1, 2 * leaf + 1) + ")";
    }

    @Test
    void theReadingOrderIsPreferredWhereItIsAsGood() {
        Schedule schedule = Schedule.smallest(Expression.parse("ac(bd + a) + ad"));

        assertThat(schedule.statements()).containsExactly("ac", "bd", "bd + a", "ac(bd + a)", "ad", "ac(bd + a) + ad");
        assertThat(schedule)
                .hasToString("ac, bd, bd + a, ac(bd + a), ad and ac(bd + a) + ad on a board of 3, the smallest");
    }

    @ParameterizedTest
    @EnumSource
    void noOrderOfAllNeedsFewerPlaces(Forgetting forgetting) {
        var expressions = new RandomExpressions(23);
        int searched = 0;
        for (int i = 0; i < 400; i++) {
            Expression expression = expressions.shared(4 + i % 6);
            var graph = new OperationGraph(expression);
            Schedule smallest = Schedule.smallest(expression, forgetting);

            assertThat(smallest.places())
                    .as("%s", expression)
                    .isEqualTo(EveryOrder.fewestPlaces(expression, forgetting));
            assertThat(smallest.isProven()).isTrue();
            if (smallest.places() < fewestByRules(graph, forgetting)) {
                searched++;
            }
        }
        assertThat(searched).as("expressions that only the search solves").isPositive();
    }

    private static int fewestByRules(OperationGraph graph, Forgetting forgetting) {
        return Math.min(
                graph.placesFor(graph.readingOrder(), forgetting),
                graph.placesFor(SethiUllman.order(graph, forgetting), forgetting));
    }

    @ParameterizedTest
    @EnumSource
    void noOrderOfATreeNeedsFewerPlaces(Forgetting forgetting) {
        var expressions = new RandomExpressions(29);
        for (int i = 0; i < 300; i++) {
            Expression expression = Expression.parse(expressions.tree(1 + i % 7));

            assertThat(Plan.smallestBoard(expression, forgetting))
                    .as("%s", expression)
                    .isEqualTo(EveryOrder.fewestPlaces(expression, forgetting));
        }
    }

    @Test
    void withoutAProofTheRefusalDoesNotClaimOne() {
        Expression chain = Expression.parse(chainOfSharedSums(40));
        Schedule schedule = Schedule.smallest(chain);
        int tooSmall = schedule.places() - 1;
        Map<String, Integer> ones = chain.variables().stream().collect(Collectors.toMap(name -> name, name -> 1));

        assertThat(chain.operations()).isGreaterThan(ExactSearch.MOST_OPERATIONS);
        assertThat(schedule.isProven()).isFalse();
        assertThat(schedule.toString()).endsWith(" on a board of " + schedule.places());
        assertThat(Plan.of(chain, ones, schedule.places()).answer()).isCloseTo(160, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(chain, ones, tooSmall))
                .withMessageStartingWith(
                        "A board of " + tooSmall + " is too small in every order that was tried for (x0")
                .withMessageEndingWith("; the smallest board that was found is " + schedule.places() + ".");
    }

    /** (x0 + a)(x1 + a) + (x1 + a)(x2 + a) + ...: every inner sum is read twice. */
    private static String chainOfSharedSums(int products) {
        return IntStream.range(0, products)
                .mapToObj(i -> "(x" + i + " + a)(x" + (i + 1) + " + a)")
                .collect(Collectors.joining(" + "));
    }

    @Test
    void missingArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.smallest(null))
                .withMessage("The expression is null; one such as Expression.parse(\"ac(bd + a) + ad\") was wanted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.smallest(Expression.parse("a"), null))
                .withMessage("The rule of forgetting is null; AFTER_WRITE or BEFORE_WRITE was wanted.");
    }
}
