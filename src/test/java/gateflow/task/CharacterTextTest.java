package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.RnnCell;
import gateflow.train.Batch;
import gateflow.train.Model;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharacterTextTest {
    private static final Path BOOK = Path.of("data/alice29.txt");

    @Test
    void foldsWhatIsNotInTheAlphabet() {
        CharacterText text = CharacterText.of("  `Off with\r\n her HEAD!'  (29 times_)\u001a" + " and so on. Why?");
        assertThat(text.training() + text.heldOut()).isEqualTo("'off with her head!' times and so on. why?");
        assertThat(text.training()).hasSize(36);
    }

    @Test
    void theBookIsWholeAndEveryTenthPartOfItIsHeldOut() {
        CharacterText book = CharacterText.read(BOOK);
        assertThat(book.training()).startsWith("alice's adventures in wonderland lewis carroll");
        assertThat(book.heldOut()).endsWith("and the happy summer days. the end");
        assertThat(book.training().length() / (double) book.heldOut().length()).isCloseTo(9, within(0.01));
    }

    @Test
    void refusesATextOfOtherCharacters() {
        assertThatThrownBy(() -> new CharacterText("abc", "aBc"))
                .hasMessage("heldOut has the character 'B', which is not in the alphabet.");
    }

    @Test
    void asksForTheNextCharacterAtEveryStep() {
        var task = new NextCharacter("abcd", 3);
        Batch batch = task.newBatch(1);
        task.fill(batch, new Random(0));
        for (int t = 1; t <= 3; t++) {
            assertThat(batch.input(t).get(t, 0)).isEqualTo(1); // the space comes first in the alphabet
            assertThat(batch.target(t).get(t + 1, 0)).isEqualTo(1);
        }
        assertThatThrownBy(() -> new NextCharacter("abc", 3)).hasMessage("length of text is 3; it must be 4 or more.");
    }

    @Test
    void aModelThatKnowsNothingIsAsUnsureAsTheAlphabetIsLong() {
        var task = CharacterText.read(BOOK).heldOut(4);
        var cell = new RnnCell(task.inputs(), 3);
        var model = new Model(cell.unroll(cell.newParameters(new Random(0)), 2, 1), task, new Random(0));
        model.readout().parameters().get("V").zero();
        model.readout().parameters().get("c").zero();
        assertThat(task.perplexities(model)).containsExactly(new double[] {35, 35, 35, 35}, within(1e-9));
    }

    @Test
    void thePerplexitiesAreThoseOfTheWindows() {
        var task = new NextCharacter("ab".repeat(12), 2);
        var cell = new RnnCell(task.inputs(), 3);
        var model = new Model(cell.unroll(cell.newParameters(new Random(0)), 2, 3), task, new Random(0));
        Batch batch = task.newBatch(3);
        for (int window = 0; window < 3; window++) { // at 0, 10 and 20: all read "ab" and want "ba"
            batch.input(1).set(1, window, 1);
            batch.input(2).set(2, window, 1);
            batch.setClass(1, window, 2);
            batch.setClass(2, window, 1);
        }
        model.forward(batch);
        double[] perplexities = task.perplexities(model);
        assertThat(perplexities[0]).isCloseTo(1 / batch.prediction(1).get(2, 0), within(1e-9));
        assertThat(perplexities[1]).isCloseTo(1 / batch.prediction(2).get(1, 0), within(1e-9));
    }
}
