package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateflow.cell.Cell;
import gateflow.cell.GruCell;
import gateflow.cell.LstmCell;
import gateflow.cell.RnnCell;
import gateflow.cell.SkipRnnCell;
import gateflow.exercise.StudentLstm.Bug;
import gateflow.notebook.HandWrittenRnn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellCheckTest {
    private static Cell lstm(Bug bug) {
        return new StudentLstm(2, 3, bug);
    }

    @Test
    void aRightLstmPassesHoweverItIsWritten() {
        assertThatCode(() -> Check.lstmCell(lstm(Bug.NONE))).doesNotThrowAnyException();
        assertThatCode(() -> Check.lstmCell(new LstmCell(2, 3))).doesNotThrowAnyException();
    }

    @Test
    void everyCellOfTheLibraryPassesTheContract() {
        for (Cell cell : new Cell[] {
            new RnnCell(2, 3), new SkipRnnCell(2, 3, 4), new GruCell(1, 2), new HandWrittenRnn(2, 3), lstm(Bug.NONE)
        }) {
            assertThatCode(() -> Check.cell(cell)).as(cell.name()).doesNotThrowAnyException();
        }
    }

    @Test
    void eachWrongBackwardStepIsCalledByItsName() {
        Mutants.of(LstmQuestions.BACKWARD)
                .isTold("The carry is missing", () -> Check.lstmCell(lstm(Bug.NO_CARRY)))
                .isTold("i stands where f belongs", () -> Check.lstmCell(lstm(Bug.INPUT_FOR_FORGET)))
                .isTold("The way from h_t", () -> Check.lstmCell(lstm(Bug.NO_WAY_FROM_H)))
                .isTold("tanh′ is taken at the wrong side", () -> Check.lstmCell(lstm(Bug.SLOPE_OF_STATE)))
                .isTold("tanh′ is left out", () -> Check.lstmCell(lstm(Bug.NO_SLOPE)))
                .isTold("The output gate is left out", () -> Check.lstmCell(lstm(Bug.NO_OUTPUT_GATE)))
                .isTold("1 − h_t²", () -> Check.lstmCell(lstm(Bug.SLOPE_OF_OUTPUT)))
                .coverAll();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STATE_OVERWRITTEN        | The gradient at t = 4 was overwritten, not added: what the loss gives to s_4
            INPUT_OVERWRITTEN        | ∂L/∂x_5 was overwritten, not added: step t must add (+=)
            ACCUMULATE_OVERWRITES    | accumulate overwrites ∂L/∂W_o; it must add (+=)
            FIRST_SAMPLE_ONLY        | Forgot to sum over the batch: the gradient is that of sample 0 alone.
            MEAN_OVER_BATCH          | The gradient is divided by the size of the batch
            IGNORES_RANGE            | accumulate must add the steps from..to alone
            FORGOTTEN_INPUT_GRADIENT | ∂L/∂x_1[0][0] does not hold (gradients by finite differences)
            ONE_FACTOR_SHORT         | ∂L/∂x_1[0][0] does not hold (gradients by finite differences)
            THROWS                   | The cell threw ArrayIndexOutOfBoundsException: Index 3 out of bounds
            NOT_A_NUMBER             | h_1 has NaN in it
            """)
    void whatCanBeToldForAnyCellIsTold(Bug bug, String beginning) {
        assertThatThrownBy(() -> Check.cell(lstm(bug)))
                .isInstanceOf(CheckFailed.class)
                .hasMessageStartingWith(beginning);
    }

    @Test
    void aForwardMistakeIsToldBeforeTheContract() {
        assertThatThrownBy(() -> Check.lstmCell(lstm(Bug.FORWARD_SWAPPED)))
                .hasMessageStartingWith("i and f are swapped.");
    }

    @Test
    void aCellThatIsNotAnLstmIsRefusedInOneSentence() {
        assertThatThrownBy(() -> Check.lstmCell(null)).hasMessage("The cell is missing (null).");
        assertThatThrownBy(() -> Check.lstmCell(new LstmCell(1, 3)))
                .hasMessage("The cell has 1 inputs and 3 units; make it with 2 inputs and 3 units for this check.");
        assertThatThrownBy(() -> Check.lstmCell(new RnnCell(2, 3))).hasMessageStartingWith("state() is [Part");
    }
}
