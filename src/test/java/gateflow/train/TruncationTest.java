package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.LstmCell;
import gateflow.task.AddingProblem;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TruncationTest {
    private static final int STEPS = 7;
    private static final int BATCH = 4;
    private static final EchoTask ECHO = new EchoTask(STEPS, 2);
    private static final Trainer SGD =
            new Trainer(new Sgd(0.5)).progress(Progress.none()).truncated();
    private static final Trainer STANDING_STILL =
            new Trainer(new Sgd(1e-300)).progress(Progress.none()).truncated();

    @Test
    void oneSegmentIsFullBackpropagation() {
        Trainer full = new Trainer(new Sgd(0.5)).progress(Progress.none());
        assertThat(SGD.fit(model(STEPS), ECHO, 20).losses())
                .isEqualTo(full.fit(model(STEPS), ECHO, 20).losses());
    }

    @Test
    void theStateIsCarriedOverSoThatTheLossIsThatOfTheWholeSequence() {
        double[] whole = STANDING_STILL.fit(model(STEPS), ECHO, 5).losses();
        for (int segment : new int[] {1, 2, 3, 6}) { // 7 is a multiple of the first alone; lengths differ
            assertThat(STANDING_STILL.fit(model(segment), ECHO, 5).losses())
                    .as("segments of %d", segment)
                    .containsExactly(whole, within(1e-12));
        }
    }

    @Test
    void eachSegmentsGradientStopsAtItsStart() {
        Model truncated = model(4);
        Batch batch = ECHO.newBatch(BATCH);
        ECHO.fill(batch, new Random(3));
        truncated.run().clear();
        truncated.forward(batch, 0);
        truncated.backward(batch, 0); // must leave nothing behind for the next segment
        truncated.carryStateOver();
        truncated.forward(batch, 4);
        truncated.backward(batch, 4);

        Model fromThere = model(3);
        Batch rest = new Batch(3, 3, 3, BATCH);
        copyRest(batch, 4, rest);
        fromThere.run().state("s", 0).setTo(truncated.run().state("s", 0));
        fromThere.run().state("h", 0).setTo(truncated.run().state("h", 0));
        fromThere.forward(rest, 0);
        fromThere.backward(rest, 0);

        for (String name : truncated.gradient().names()) {
            assertThat(truncated.gradient().get(name).data)
                    .as(name)
                    .containsExactly(fromThere.gradient().get(name).data, within(1e-12));
        }
    }

    @Test
    void aSequenceThatEndedInAnEarlierSegmentStandsStill() {
        AddingProblem adding = AddingProblem.modern(6); // one target, at the end
        Batch batch = adding.newBatch(BATCH);
        adding.fill(batch, new Random(6));
        batch.setLength(0, 1);
        batch.setLength(1, 2);
        batch.setLength(2, 3);
        double whole = TrainerTest.model(new LstmCell(2, 3), adding, 6, BATCH).forward(batch);
        double[] expected = batch.prediction(6).data.clone();

        Model segments = TrainerTest.model(new LstmCell(2, 3), adding, 2, BATCH);
        segments.run().clear();
        segments.forward(batch, 0);
        segments.carryStateOver();
        segments.forward(batch, 2);
        segments.carryStateOver();
        assertThat(segments.forward(batch, 4) / BATCH).isCloseTo(whole, within(1e-12));
        assertThat(batch.prediction(6).data).containsExactly(expected, within(1e-12));
    }

    @Test
    void aSegmentWithoutATargetUpdatesNothing() {
        AddingProblem adding = AddingProblem.modern(6); // one target, at the end
        Model twoSegments = TrainerTest.model(new LstmCell(2, 3), adding, 3, BATCH);
        Sgd momentum = new Sgd(0.5, 0.9); // would move on by itself
        new Trainer(momentum).progress(Progress.none()).truncated().fit(twoSegments, adding, 2);

        Model byHand = TrainerTest.model(new LstmCell(2, 3), adding, 3, BATCH);
        Batch batch = adding.newBatch(BATCH);
        Random random = new Random(0);
        OptimizerState optimizer = momentum.over(byHand.parameters(), byHand.gradient());
        for (int step = 1; step <= 2; step++) {
            batch.clear();
            adding.fill(batch, random);
            byHand.run().clear();
            byHand.forward(batch, 0);
            byHand.carryStateOver();
            byHand.forward(batch, 3);
            byHand.backward(batch, 3);
            optimizer.step(0.5);
        }
        for (String name : byHand.parameters().names()) {
            assertThat(twoSegments.parameters().get(name).data)
                    .as(name)
                    .containsExactly(byHand.parameters().get(name).data, within(1e-15));
        }
    }

    @Test
    void anEvaluationOfSeveralBatchesRunsInSegmentsToo() {
        double whole = Evaluation.of(model(STEPS), ECHO, 130, new Random(4)).loss();
        assertThat(Evaluation.of(model(3), ECHO, 130, new Random(4)).loss()).isCloseTo(whole, within(1e-12));
    }

    private static void copyRest(Batch from, int start, Batch to) {
        for (int sample = 0; sample < BATCH; sample++) {
            for (int t = 1; t <= to.steps(); t++) {
                for (int k = 0; k < 3; k++) {
                    to.input(t).set(k, sample, from.input(start + t).get(k, sample));
                    if (from.hasTarget(start + t, sample)) {
                        to.setTarget(t, sample, k, from.target(start + t).get(k, sample));
                    }
                }
            }
        }
    }

    private static Model model(int steps) {
        return TrainerTest.model(new LstmCell(3, 4), ECHO, steps, BATCH);
    }
}
