package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.train.Batch;
import gateflow.train.Loss;
import gateflow.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddingProblemTest {
    private static final int MANY = 20_000;

    private final AddingProblem original = AddingProblem.original(40);
    private final AddingProblem modern = AddingProblem.modern(11);

    private static Batch filled(Task task, int size) {
        Batch batch = task.newBatch(size);
        task.fill(batch, new Random(0));
        return batch;
    }

    private static double number(Batch batch, int sample, int t) {
        return batch.input(t).get(0, sample);
    }

    private static double marker(Batch batch, int sample, int t) {
        return batch.input(t).get(1, sample);
    }

    private static List<Integer> marked(Batch batch, int sample) {
        return IntStream.rangeClosed(1, batch.steps())
                .filter(t -> marker(batch, sample, t) == 1)
                .boxed()
                .toList();
    }

    private static double sum(Batch batch, int sample) {
        return marked(batch, sample).stream()
                .mapToDouble(t -> number(batch, sample, t))
                .sum();
    }

    private static double variance(double[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(k -> values[k])
                .average()
                .orElseThrow();
        return IntStream.range(0, values.length)
                .mapToDouble(k -> (values[k] - mean) * (values[k] - mean))
                .average()
                .orElseThrow();
    }

    @Test
    void theModernTargetIsTheSumOfOneNumberInEachHalf() {
        Batch batch = filled(modern, MANY);
        var firsts = new ArrayList<Integer>();
        var seconds = new ArrayList<Integer>();
        for (int k = 0; k < MANY; k++) {
            List<Integer> marks = marked(batch, k);
            assertThat(marks).hasSize(2);
            firsts.add(marks.get(0));
            seconds.add(marks.get(1));
            assertThat(batch.length(k)).isEqualTo(11);
            assertThat(batch.target(11).get(0, k)).isCloseTo(sum(batch, k), within(1e-12));
            for (int t = 1; t <= 11; t++) {
                assertThat(number(batch, k, t)).isBetween(0.0, 1.0);
                assertThat(marker(batch, k, t)).isIn(0.0, 1.0);
            }
        }
        assertThat(firsts).containsOnly(1, 2, 3, 4, 5);
        assertThat(seconds).containsOnly(6, 7, 8, 9, 10, 11);
    }

    @Test
    void theOriginalHasTheMarkersLengthsAndTargetsOfThePaper() {
        Batch batch = filled(original, MANY);
        var lengths = new ArrayList<Integer>();
        var allMarks = new ArrayList<Integer>();
        for (int k = 0; k < MANY; k++) {
            int length = batch.length(k);
            List<Integer> marks = marked(batch, k);
            lengths.add(length);
            allMarks.addAll(marks);
            assertThat(marks).hasSize(2);
            assertThat(marks.get(0)).isLessThanOrEqualTo(10);
            assertThat(marker(batch, k, length)).isEqualTo(-1);
            assertThat(marker(batch, k, 1)).isEqualTo(marks.contains(1) ? 1 : -1);
            assertThat(batch.hasTarget(length, k)).isTrue();
            assertThat(batch.target(length).get(0, k)).isCloseTo(0.5 + sum(batch, k) / 4, within(1e-12));
            for (int t = 1; t <= batch.steps(); t++) {
                assertThat(number(batch, k, t)).isBetween(-1.0, 1.0);
                boolean inside = t > 1 && t < length;
                assertThat(marker(batch, k, t)).matches(m -> !inside || m == 0 || m == 1, "a marker inside");
            }
        }
        assertThat(original.steps()).isEqualTo(44);
        assertThat(lengths).containsOnly(40, 41, 42, 43, 44);
        assertThat(allMarks).containsOnly(IntStream.rangeClosed(1, 20).boxed().toArray(Integer[]::new));
    }

    @Test
    void theOriginalCountsTheFirstNumberAsZeroWhereItIsTheFirstMark() {
        Batch batch = filled(original, MANY);
        long zeros = IntStream.range(0, MANY)
                .filter(k -> marker(batch, k, 1) == 1 && number(batch, k, 1) == 0)
                .count();
        assertThat(zeros / (double) MANY).isCloseTo(0.1, within(0.01));
    }

    @Test
    void theMemorylessErrorIsTheVarianceOfTheTargets() {
        Batch later = filled(modern, MANY);
        assertThat(variance(later.target(11).data)).isCloseTo(modern.memoryless(), within(0.005));
        assertThat(modern.memoryless()).isCloseTo(1.0 / 6, within(1e-12));

        Batch first = filled(original, MANY);
        double[] targets = IntStream.range(0, MANY)
                .mapToDouble(k -> first.target(first.length(k)).get(0, k))
                .toArray();
        assertThat(variance(targets)).isCloseTo(original.memoryless(), within(0.001));
    }

    @Test
    void anAnswerIsWrongFromTheToleranceOn() {
        for (AddingProblem task : List.of(original, modern)) {
            Batch batch = filled(task, 2);
            for (int k = 0; k < 2; k++) {
                int last = batch.length(k);
                double away = task.tolerance() + (k == 0 ? -1e-9 : 1e-9);
                batch.prediction(last).set(0, k, batch.target(last).get(0, k) + away);
            }
            assertThat(task.error(batch, 0)).isZero();
            assertThat(task.error(batch, 1)).isEqualTo(1);
        }
        assertThat(original.tolerance()).isEqualTo(0.04);
        assertThat(original.loss()).isInstanceOf(Loss.SquaredError.class);
    }

    @Test
    void theSameSeedMakesTheSameSequences() {
        for (AddingProblem task : List.of(original, modern)) {
            assertThat(filled(task, 3).input(7).data).isEqualTo(filled(task, 3).input(7).data);
        }
    }

    @Test
    void refusesLengthsThatThePapersTaskCannotHave() {
        assertThatThrownBy(() -> AddingProblem.original(18)).hasMessage("minimalLength is 18; it must be 20 or more.");
        assertThatThrownBy(() -> AddingProblem.original(41)).hasMessage("minimalLength is 41; it must be even.");
        assertThatThrownBy(() -> AddingProblem.modern(1)).hasMessage("steps is 1; it must be 2 or more.");
    }
}
