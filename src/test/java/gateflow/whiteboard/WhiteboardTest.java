package gateflow.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteboardTest {

    private final Whiteboard board = new Whiteboard(3);

    @Test
    void theLecturesStepsCanBeDoneByHand() {
        board.write("ac", 5).write("bd", 33);
        board.write("bd + a", board.read("bd") + 1);
        board.forget("bd");
        board.write("ac(bd + a)", board.read("ac") * board.read("bd + a"));

        assertThat(board.statements()).containsExactly("ac = 5", "bd + a = 34", "ac(bd + a) = 170");
        assertThat(board.isFull()).isTrue();
    }

    @Test
    void theBoardIsShownOnOneLine() {
        assertThat(board).hasToString("[] 3 of 3 places free");
        assertThat(board.write("ac", 5).write("b / d", 3.0 / 11))
                .hasToString("[ac = 5 | b / d = 0.2727272727] 1 of 3 places free");
    }

    @Test
    void aFullBoardRefusesAndNamesWhatIsOnIt() {
        board.write("ac", 5).write("bd", 33).write("bd + a", 34);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.write("ad", 11))
                .withMessage("The board of 3 is full, it holds ac = 5, bd = 33 and bd + a = 34;"
                        + " forget a statement before you write ad.");
        assertThat(board.names()).containsExactly("ac", "bd", "bd + a");
    }

    @Test
    void forgettingFreesOnePlace() {
        board.write("ac", 5).write("bd", 33).write("bd + a", 34).forget("bd");

        assertThat(board.taken()).isEqualTo(2);
        assertThat(board.holds("bd")).isFalse();
        assertThat(board.holds("ac")).isTrue();
        assertThat(board.write("ad", 11).read("ad")).isCloseTo(11, within(1e-15));
    }

    @Test
    void readingWhatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.read("bd"))
                .withMessage("bd is not on the board, which holds nothing.");
        board.write("ac", 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.read("bd"))
                .withMessage("bd is not on the board, which holds ac = 5.");
    }

    @Test
    void forgettingWhatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.write("ac", 5).forget("a"))
                .withMessage("a is not on the board, which holds ac = 5.");
    }

    @Test
    void aStatementIsNotWrittenOverByAccident() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.write("ac", 5).write(" ac ", 6))
                .withMessage("The board holds ac = 5 already; forget ac before you write it again.");
        assertThat(board.read("ac")).isCloseTo(5, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsRefused(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.write("ac", value))
                .withMessage("The value of ac is " + value + "; a finite number was wanted.");
    }

    @Test
    void aStatementNeedsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.write(null, 5))
                .withMessage("The statement's name is null; a name such as ac was wanted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.read(" "))
                .withMessage("The statement's name is blank; a name such as ac was wanted.");
        assertThatIllegalArgumentException().isThrownBy(() -> board.forget(null));
        assertThatIllegalArgumentException().isThrownBy(() -> board.holds(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aBoardWithoutAPlaceIsRefused(int places) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Whiteboard(places))
                .withMessage("A board of " + places + " was asked for; at least 1 place was wanted.");
    }

    @Test
    void aHugeBoardCostsNothingUntilItIsWrittenOn() {
        assertThat(new Whiteboard(Integer.MAX_VALUE).write("a", 1).taken()).isEqualTo(1);
    }

    @Test
    void aLongListOfStatementsIsCutInASentence() {
        var large = new Whiteboard(8);
        for (int i = 1; i <= 8; i++) {
            large.write("x" + i, i);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> large.read("y"))
                .withMessage(
                        "y is not on the board, which holds x1 = 1, x2 = 2, x3 = 3, x4 = 4, x5 = 5, x6 = 6 and 2 more.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"34", "-0.5", "0.3", "123456789012345", "1.5E+200", "1E-12", "0.00001"})
    void valuesAreShownShort(String shown) {
        double value = shown.equals("0.3") ? 0.1 + 0.2 : Double.parseDouble(shown);

        assertThat(new Whiteboard(1).write("v", value).statements()).containsExactly("v = " + shown);
    }
}
