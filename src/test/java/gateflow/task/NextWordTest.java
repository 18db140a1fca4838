package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.RnnCell;
import gateflow.train.Batch;
import gateflow.train.Loss;
import gateflow.train.Model;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextWordTest {
    private static final List<Sentence> FOUR = Stream.of(
                    new Frame("{This|Last} year we {need|needed} help."), new Frame("Now {she|they} {is|are} here."))
            .flatMap(frame -> frame.sentences().stream())
            .toList();

    private final NextWord task = NextWord.of(FOUR, new Words(FOUR));

    private Model model(int steps) {
        var cell = new RnnCell(task.inputs(), 4);
        return new Model(cell.unroll(cell.newParameters(new Random(3)), steps, 2), task, new Random(3));
    }

    @Test
    void asksForTheWordAfterTheLastOneThatIsRead() {
        Batch batch = task.read(model(3)).batch();
        assertThat(task.answers()).containsExactly("are", "is", "need", "needed");
        assertThat(task.steps()).isEqualTo(3);
        assertThat(batch.length(1)).isEqualTo(3);
        assertThat(batch.length(3)).isEqualTo(2);
        assertThat(batch.target(3).get(3, 1)).isEqualTo(1); // Last year we: needed
        assertThat(batch.target(2).get(0, 3)).isEqualTo(1); // Now they: are
        assertThat(batch.hasTarget(2, 1)).isFalse();
        assertThat(task.loss()).isEqualTo(new Loss.CrossEntropy());
    }

    @Test
    void aWordHasOneVectorWhereverItStands() {
        Batch batch = task.read(model(3)).batch();
        for (int k = 0; k < task.inputs(); k++) {
            assertThat(batch.input(2).get(k, 0)).isEqualTo(batch.input(2).get(k, 1)); // year, year
            assertThat(batch.input(1).get(k, 0)).isNotEqualTo(batch.input(1).get(k, 1)); // This, Last
        }
    }

    @Test
    void whoRemembersFewerWordsThanTheDistanceCanOnlyGuess() {
        assertThat(task.bestFromLast(0)).isCloseTo(0.25, within(1e-12));
        assertThat(task.bestFromLast(1)).isCloseTo(0.75, within(1e-12)); // she, they, and one of two after "we"
        assertThat(task.bestFromLast(2)).isCloseTo(0.75, within(1e-12));
        assertThat(task.bestFromLast(3)).isCloseTo(1, within(1e-12));
        assertThat(task.memoryless()).isCloseTo(0.5, within(1e-12));
        assertThat(task.where(sentence -> sentence.distance() == 1).bestFromLast(1))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void theAccuracyIsTheShareOfWantedWordsWithTheHighestProbability() {
        Model model = model(3);
        model.readout().parameters().get("V").zero();
        model.readout().parameters().set("c", 0, 1, 0, 0); // always "is"
        assertThat(task.accuracy(model)).isCloseTo(0.25, within(1e-12));
        assertThat(task.where(sentence -> sentence.decides().equals("she")).accuracy(model))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aModelReadsSentencesOfAnyLengthAndKeepsItsOwnRun() {
        assertThat(task.read(model(9)).batch().prediction(3).data)
                .isEqualTo(task.read(model(3)).batch().prediction(3).data);
    }

    @Test
    void fillsWithSentencesOfItsOwnOnly() {
        NextWord one = task.where(sentence -> sentence.wanted().equals("needed"));
        Batch batch = one.newBatch(8);
        one.fill(batch, new Random(0));
        for (int sample = 0; sample < 8; sample++) {
            assertThat(batch.target(3).get(3, sample)).isEqualTo(1);
        }
        assertThatThrownBy(() -> task.where(sentence -> false)).hasMessage("There are no sentences.");
    }
}
