package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.cell.SkipRnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.task.AddingProblem;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final int STEPS = 5;
    private static final int BATCH = 4;

    private final EchoTask echo = new EchoTask(STEPS, 1);
    private final Model model = model(new LstmCell(3, 4), echo);

    @Test
    void allGradientsAgreeWithFiniteDifferencesForTargetsAtEveryStep() {
        assertGradientsOf(model, echo);
    }

    @Test
    void allGradientsAgreeWithFiniteDifferencesForATargetAtTheEnd() {
        AddingProblem adding = AddingProblem.modern(STEPS);
        assertGradientsOf(model(new RnnCell(2, 3), adding), adding);
    }

    @Test
    void allGradientsAgreeWithFiniteDifferencesForACellThatReadsAnOlderState() {
        AddingProblem adding = AddingProblem.modern(STEPS);
        assertGradientsOf(model(new SkipRnnCell(2, 3, 2), adding), adding);
    }

    @Test
    void theLossIsTheMeanOverTheTargetsThatWereSet() {
        Batch batch = new Batch(2, 1, STEPS, BATCH);
        batch.setTarget(2, 1, 0, 5);
        batch.setTarget(4, 3, 0, -2);
        Model rnn = model(new RnnCell(2, 3), AddingProblem.modern(STEPS));
        double loss = rnn.forward(batch);
        double first = batch.prediction(2).get(0, 1) - 5;
        double second = batch.prediction(4).get(0, 3) + 2;
        assertThat(loss).isCloseTo((first * first + second * second) / 2, within(1e-12));
    }

    @Test
    void theReadoutIsVTimesTheOutputPlusC() {
        Batch batch = filled(echo);
        model.forward(batch);
        DMatrixRMaj v = model.parameters().get("V");
        for (int k = 0; k < 3; k++) {
            double expected = model.parameters().get("c").get(k, 0);
            for (int unit = 0; unit < 4; unit++) {
                expected += v.get(k, unit) * model.run().output(3).get(unit, 2);
            }
            assertThat(model.readout().forward(3).get(k, 2)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void beyondItsLengthASequenceKeepsItsOutputAndReceivesNoGradient() {
        Batch batch = new Batch(2, 1, STEPS, 1);
        Model rnn = new Model(
                new RnnCell(2, 3).unroll(new RnnCell(2, 3).newParameters(new Random(1)), STEPS, 1),
                AddingProblem.modern(STEPS),
                new Random(2));
        batch.setLength(0, 2);
        batch.setTarget(STEPS, 0, 0, 1);
        rnn.forward(batch);
        rnn.backward(batch);
        assertThat(rnn.run().output(STEPS).data).containsExactly(rnn.run().output(2).data, within(1e-15));
        assertThat(rnn.run().inputGradient(3).data).containsExactly(0, 0);
        assertThat(rnn.run().inputGradient(2).data[0]).isNotCloseTo(0, within(1e-6));
    }

    @Test
    void aModelOfAnotherBatchSizeSharesTheParameters() {
        Model other = model.withBatch(1);
        model.parameters().get("V").set(0, 0, 42);
        model.parameters().get("U_f").set(0, 0, 43);
        assertThat(other.parameters().get("V").get(0, 0)).isEqualTo(42);
        assertThat(other.run().parameters().get("U_f").get(0, 0)).isEqualTo(43);
        assertThat(other.run().batch()).isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfAnEarlierBatch() {
        Batch earlier = filled(echo);
        Batch batch = new Batch(3, 3, STEPS, BATCH);
        batch.input(1).set(0, 0, 1);
        batch.setClass(2, 0, 1); // one target, where the earlier batch has many
        model.forward(earlier);
        model.backward(earlier);
        model.carryStateOver();
        double loss = model.forward(batch);
        model.backward(batch);
        Model fresh = new Model(
                model.run().cell().unroll(model.run().parameters(), STEPS, BATCH),
                model.readout().parameters(),
                model.loss());
        assertThat(loss).isCloseTo(fresh.forward(batch), within(1e-15));
        fresh.backward(batch);
        for (String name : fresh.gradient().names()) {
            assertThat(model.gradient().get(name).data)
                    .as(name)
                    .containsExactly(fresh.gradient().get(name).data, within(1e-15));
        }
    }

    @Test
    void aFreshReadoutIsDrawnFromTheCustomaryRange() {
        Parameters readout = Readout.newParameters(100, 50, new Random(0));
        double largest =
                Arrays.stream(readout.get("V").data).map(Math::abs).max().orElseThrow();
        assertThat(largest).isBetween(0.099, 0.1); // 1/√100
    }

    @Test
    void refusesABatchThatDoesNotFit() {
        assertThatThrownBy(() -> model.forward(new Batch(2, 3, STEPS, BATCH)))
                .hasMessage("batch has 2 inputs; the cell has 3.");
        assertThatThrownBy(() -> model.forward(new Batch(3, 1, STEPS, BATCH)))
                .hasMessage("batch has 1 outputs; V has 3.");
        assertThatThrownBy(() -> model.forward(new Batch(3, 3, STEPS, 1)))
                .hasMessage("batch has 1 sequences; the run 4.");
        assertThatThrownBy(() -> model.forward(new Batch(3, 3, 6, BATCH)))
                .hasMessage("batch has 6 steps; the run has 5.");
        assertThatThrownBy(() -> model.forward(new Batch(3, 3, STEPS, BATCH))).hasMessage("batch has no target.");
    }

    @Test
    void refusesAReadoutThatDoesNotFit() {
        UnrolledCell run = model.run();
        Parameters wrong = Readout.newParameters(5, 2, new Random(0));
        assertThatThrownBy(() -> new Model(run, wrong, new Loss.CrossEntropy()))
                .hasMessage("V is 2 × 5; it must be 2 × 4.");
    }

    private static Model model(Cell cell, Task task) {
        Random random = new Random(3);
        return new Model(cell.unroll(cell.newParameters(random), STEPS, BATCH), task, random);
    }

    private static Batch filled(Task task) {
        Batch batch = task.newBatch(BATCH);
        task.fill(batch, new Random(4));
        return batch;
    }

    private static void assertGradientsOf(Model model, Task task) {
        Batch batch = filled(task);
        model.forward(batch);
        model.backward(batch);
        for (String name : model.parameters().names()) {
            DMatrixRMaj matrix = model.parameters().get(name);
            for (int k = 0; k < matrix.data.length; k++) {
                assertThat(model.gradient().get(name).data[k])
                        .as("∂L/∂%s[%d]", name, k)
                        .isCloseTo(finiteDifference(model, batch, matrix.data, k), within(1e-8));
            }
        }
    }

    private static double finiteDifference(Model model, Batch batch, double[] values, int k) {
        double width = 1e-6;
        double value = values[k];
        values[k] = value + width;
        double above = model.forward(batch);
        values[k] = value - width;
        double below = model.forward(batch);
        values[k] = value;
        return (above - below) / (2 * width);
    }
}
