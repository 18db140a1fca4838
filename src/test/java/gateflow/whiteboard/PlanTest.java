package gateflow.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {

    private static final Expression LECTURE = Expression.parse("ac(bd + a) + ad");
    private static final Map<String, Integer> VALUES = Map.of("a", 1, "b", 3, "c", 5, "d", 11);

    @Test
    void claimA3ComesOutAsInTheLecture() {
        Plan plan = Plan.of(LECTURE, VALUES, 3);

        assertThat(plan.steps())
                .extracting(Step::written)
                .containsExactly(
                        "ac = 5", "bd = 33", "bd + a = 34", "ac(bd + a) = 170", "ad = 11", "ac(bd + a) + ad = 181");
        assertThat(plan.answer()).isCloseTo(181, within(1e-12));
        assertThat(plan.steps()).extracting(Step::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(plan.steps()).extracting(Step::taken).containsExactly(1, 2, 3, 3, 2, 3);
    }

    @Test
    void givenValuesAreNeverWritten() {
        assertThat(Plan.of(LECTURE, VALUES, 3).steps())
                .flatExtracting(Step::board)
                .noneMatch(line -> line.toString().matches("[abcd] = .*"));
    }

    @Test
    void eachStepReadsWhatItUsesAndErasesWhatIsDone() {
        List<Step> steps = Plan.of(LECTURE, VALUES, 3).steps();

        assertThat(steps.get(2).statement()).isEqualTo("bd + a");
        assertThat(steps.get(2).value()).isCloseTo(34, within(1e-12));
        assertThat(steps.get(2).given()).containsExactly("a");
        assertThat(steps.get(2).read()).containsExactly("bd");
        assertThat(steps.get(2).erased()).containsExactly("bd");
        assertThat(steps.get(2).board()).containsExactly("ac = 5", "bd + a = 34");
        assertThat(steps.get(3).given()).isEmpty();
        assertThat(steps.get(3).read()).containsExactly("ac", "bd + a");
        assertThat(steps.get(5).board()).containsExactly("ac(bd + a) + ad = 181");
    }

    @Test
    void theLogReadsAsSentences() {
        assertThat(Plan.of(Expression.parse("ab - 2"), VALUES, 2))
                .hasToString(String.join(
                        System.lineSeparator(),
                        "1. ab = 3; given a and b; read nothing; forgot nothing; board: ab = 3",
                        "2. ab - 2 = 1; given 2; read ab; forgot ab; board: ab - 2 = 1",
                        "Answer on a board of 2: ab - 2 = 1"));
    }

    @Test
    void aResultMayTakeAnOperandsPlaceIfForgettingComesFirst() {
        Plan plan = Plan.of(LECTURE, VALUES, 2, Forgetting.BEFORE_WRITE);

        assertThat(plan.answer()).isCloseTo(181, within(1e-12));
        assertThat(plan.steps()).extracting(Step::taken).containsExactly(1, 2, 2, 2, 2, 2);
        assertThat(plan.forgetting()).isEqualTo(Forgetting.BEFORE_WRITE);
        assertThat(plan.places()).isEqualTo(2);
        assertThat(plan.expression()).isEqualTo(LECTURE);
    }

    @Test
    void aBoardThatIsTooSmallNamesWhatCouldNotBeKept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(LECTURE, VALUES, 2))
                .withMessage(
                        "A board of 2 cannot hold ac(bd + a) + ad: to write bd + a, it must hold ac and bd as well;"
                                + " the smallest board is 3.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(LECTURE, VALUES, 1, Forgetting.BEFORE_WRITE))
                .withMessage("A board of 1 cannot hold ac(bd + a) + ad: to write bd, it must hold ac as well;"
                        + " the smallest board is 2.");
    }

    @Test
    void theReadingOrderIsKeptWhereTheBoardIsLargeEnough() {
        Expression rightHeavy = Expression.parse("ab + (cd + (ad + bc))");

        assertThat(Plan.of(rightHeavy, VALUES, 5).steps())
                .extracting(Step::statement)
                .startsWith("ab", "cd", "ad", "bc");
        assertThat(Plan.of(rightHeavy, VALUES, 4).steps())
                .extracting(Step::statement)
                .startsWith("ad", "bc", "ad + bc", "cd");
    }

    @Test
    void aValueThatIsReadTwiceIsWrittenOnceAndKeptUntilItsLastReader() {
        List<Step> steps =
                Plan.of(Expression.parse("(a + b)(a + b) - (a + b)"), VALUES, 3).steps();

        assertThat(steps)
                .extracting(Step::statement)
                .containsExactly("a + b", "(a + b)(a + b)", "(a + b)(a + b) - (a + b)");
        assertThat(steps.get(1).read()).containsExactly("a + b");
        assertThat(steps.get(1).erased()).isEmpty();
        assertThat(steps.get(2).erased()).containsExactlyInAnyOrder("a + b", "(a + b)(a + b)");
    }

    @Test
    void anExpressionWithoutOperationsNeedsNoStep() {
        Plan variable = Plan.of(Expression.parse("((d))"), VALUES, 1);
        Plan number = Plan.of(Expression.parse("-2.5"), Map.of(), 1);

        assertThat(variable.steps()).isEmpty();
        assertThat(variable.answer()).isCloseTo(11, within(1e-15));
        assertThat(number.steps()).isEmpty();
        assertThat(number.answer()).isCloseTo(-2.5, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void thePlanGivesTheExpressionsValueOnTheSmallestBoard(Forgetting forgetting) {
        var texts = new RandomExpressions(11);
        int planned = 0;
        for (int i = 0; i < 500; i++) {
            Expression expression = i % 2 == 0 ? Expression.parse(texts.tree(i % 20)) : texts.shared(2 + i % 8);
            if (hasFiniteValue(expression)) {
                planned++;
                assertPlanIsRight(expression, forgetting);
            }
        }
        assertThat(planned).isGreaterThan(400);
    }

    private static void assertPlanIsRight(Expression expression, Forgetting forgetting) {
        int places = Plan.smallestBoard(expression, forgetting);
        double value = expression.value(RandomExpressions.VALUES);
        Plan plan = Plan.of(expression, RandomExpressions.VALUES, places, forgetting);

        assertThat(plan.answer()).as("%s", expression).isCloseTo(value, within(1e-9 * Math.abs(value)));
        assertThat(plan.steps()).hasSize(expression.operations());
        assertThat(plan.steps()).allMatch(step -> step.taken() <= places);
        assertThat(plan.replayOn(new Whiteboard(places)).taken()).isEqualTo(Math.min(1, expression.operations()));
    }

    private static boolean hasFiniteValue(Expression expression) {
        try {
            expression.value(RandomExpressions.VALUES);
            return true;
        } catch (IllegalArgumentException divisionByZero) {
            return false;
        }
    }

    @Test
    void thePlanCanBeReplayedOnAnotherBoard() {
        Plan plan = Plan.of(LECTURE, VALUES, 3);

        assertThat(plan.replayOn(new Whiteboard(3)).statements()).containsExactly("ac(bd + a) + ad = 181");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.replayOn(new Whiteboard(2)))
                .withMessage("The board of 2 is full, it holds ac = 5 and bd = 33;"
                        + " forget a statement before you write bd + a.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.replayOn(null))
                .withMessage("The board is null; one such as new Whiteboard(3) was wanted.");
    }

    @Test
    void errorsInTheValuesAreTheExpressionsErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(LECTURE, Map.of("a", 1), 3))
                .withMessage("The variable c of ac(bd + a) + ad has no value; values were given for a.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(Expression.parse("ab / (c - 5)"), VALUES, 3))
                .withMessageStartingWith("Division by zero in ab / (c - 5): the divisor c - 5 is 0");
    }

    @Test
    void missingArgumentsAndBoardsWithoutPlacesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(null, VALUES, 3))
                .withMessage("The expression is null; one such as Expression.parse(\"ac(bd + a) + ad\") was wanted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(LECTURE, null, 3))
                .withMessageStartingWith("The map of values is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(LECTURE, VALUES, 3, null))
                .withMessage("The rule of forgetting is null; AFTER_WRITE or BEFORE_WRITE was wanted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(LECTURE, VALUES, 0))
                .withMessage("A board of 0 was asked for; at least 1 place was wanted.");
        assertThatIllegalArgumentException().isThrownBy(() -> Plan.smallestBoard(null));
    }

    @Test
    void aLongStatementIsCalledByTheStepThatWroteIt() {
        Expression sum = Expression.parse("a" + " + b".repeat(20));
        List<Step> steps = Plan.of(sum, VALUES, 2).steps();

        assertThat(steps.get(15).statement()).isEqualTo("[15] + b");
        assertThat(steps.get(14).statement()).isEqualTo("a" + " + b".repeat(15));
        assertThat(steps.get(15).read()).containsExactly("a" + " + b".repeat(15));
    }
}
