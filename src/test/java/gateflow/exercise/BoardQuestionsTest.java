package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoardQuestionsTest {
    /** The rule, in three lines. */
    private static int places(int left, int right) {
        int more = Math.max(left, right);
        int less = Math.min(left, right);
        return less > 0 ? Math.max(3, Math.max(more, less + 1)) : more > 0 ? Math.max(more, 2) : 1;
    }

    private static int byCases(int left, int right) {
        if (left < right) {
            return byCases(right, left);
        }
        int whileComputing = right == 0 ? left : Math.max(left, 1 + right);
        int whileWriting = (left > 0 ? 1 : 0) + (right > 0 ? 1 : 0) + 1;
        return Math.max(whileComputing, whileWriting);
    }

    @Test
    void eachWrongRuleIsCalledByItsName() {
        Mutants.of(BoardQuestions.PLACES)
                .isTold("The needs of the two sides are added", () -> Check.places((l, r) -> l + r))
                .isTold(
                        "The left side is always",
                        () -> Check.places((l, r) -> l > 0 && r > 0 ? Math.max(3, Math.max(l, r + 1)) : places(l, r)))
                .isTold("One is always added", () -> Check.places((l, r) -> 1 + Math.max(l, r)))
                .isTold(
                        "The place of the result",
                        () -> Check.places((l, r) ->
                                l == 0 || r == 0 ? Math.max(1, l + r) : Math.max(Math.max(l, r), 1 + Math.min(l, r))))
                .isSilentAbout(
                        () -> Check.places(BoardQuestionsTest::places), () -> Check.places(BoardQuestionsTest::byCases))
                .coverAll();
    }

    @Test
    void aCountThatIsOffByOneIsCalledSo() {
        assertThatCode(() -> Check.count("steps", 7, 7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Check.count("steps", 8, 7))
                .hasMessage("steps is off by one: got 8. Check where the counting starts and ends.");
        assertThatThrownBy(() -> Check.count("steps", 9, 7)).hasMessage("steps is not right yet: got 9.");
    }
}
