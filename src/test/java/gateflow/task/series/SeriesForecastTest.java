package gateflow.task.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.train.Adam;
import gateflow.train.Batch;
import gateflow.train.Progress;
import gateflow.train.Trainer;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesForecastTest {
    private static final int MANY = 2_000;

    private final Series counting = Examples.series(50, i -> i); // 0..29 training, 30..39 validation, 40..49 test
    private final SeriesForecast task = new SeriesForecast(counting, 6, 3);

    private static Batch filled(SeriesForecast task, int size) {
        Batch batch = task.newBatch(size);
        task.fill(batch, new Random(0));
        return batch;
    }

    private static double value(SeriesForecast task, double scaled) {
        return task.scaling().unscale(scaled);
    }

    @Test
    void aSequenceIsAWindowAndTheValuesThatFollowIt() {
        Batch batch = filled(task, MANY);
        for (int sample = 0; sample < MANY; sample++) {
            double first = value(task, batch.input(1).get(0, sample));
            for (int t = 1; t <= 6; t++) {
                assertThat(value(task, batch.input(t).get(0, sample))).isCloseTo(first + t - 1, within(1e-9));
            }
            for (int k = 0; k < 3; k++) {
                assertThat(value(task, batch.target(6).get(k, sample))).isCloseTo(first + 6 + k, within(1e-9));
            }
            assertThat(batch.hasTarget(5, sample)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void theTargetsAreAllThoseOfThePeriodAndNoOther(Split period) {
        SeriesForecast there = task.on(period);
        Batch batch = filled(there, MANY);
        var wanted = IntStream.range(0, MANY)
                .boxed()
                .flatMap(sample -> IntStream.range(0, 3)
                        .mapToObj(k -> Math.round(value(there, batch.target(6).get(k, sample)))))
                .distinct()
                .sorted()
                .map(Long::intValue)
                .toList();
        int first = Math.max(6, counting.first(period));
        assertThat(wanted)
                .isEqualTo(IntStream.rangeClosed(first, counting.last(period))
                        .boxed()
                        .toList());
    }

    @Test
    void theTrainingPeriodHasMeanZeroAndVarianceOne() {
        double[] scaled = IntStream.range(0, 30)
                .mapToDouble(i -> task.scaling().scale(counting.value(i)))
                .toArray();
        double mean =
                IntStream.range(0, 30).mapToDouble(i -> scaled[i]).average().orElseThrow();
        double square = IntStream.range(0, 30)
                .mapToDouble(i -> scaled[i] * scaled[i])
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-12));
        assertThat(square).isCloseTo(1, within(1e-12));
    }

    @Test
    void noValueOfTheFutureReachesTheScalingATrainingOrAForecast() {
        Series other = Examples.series(50, i -> i < 30 ? i : 1000 - 7 * i);
        SeriesForecast elsewhere = new SeriesForecast(other, 6, 3);
        assertThat(elsewhere.scaling()).isEqualTo(task.scaling());
        assertThat(elsewhere.on(Split.TEST).scaling()).isEqualTo(task.scaling());
        assertThat(trained(elsewhere).forecast(other.until(29), 3))
                .containsExactly(trained(task).forecast(counting.until(29), 3), within(0.0));
    }

    private static NetForecaster trained(SeriesForecast task) {
        var model = Examples.untrainedLstm(task, 4);
        new Trainer(new Adam(0.01)).progress(Progress.none()).fit(model, task, 5);
        return new NetForecaster("LSTM", model, task);
    }

    @Test
    void theErrorIsTheMeanAbsoluteOneInTheUnitOfTheSeries() {
        Batch batch = filled(task, 1);
        double deviation = task.scaling().deviation();
        double[] off = {0.5, -1, 3};
        for (int k = 0; k < 3; k++) {
            batch.prediction(6).set(k, 0, batch.target(6).get(k, 0) + off[k] / deviation);
        }
        assertThat(task.error(batch, 0)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void anotherScalingIsUsedWhereOneIsGiven() {
        SeriesForecast plain = task.scaledBy(new Scaling(0, 1));
        assertThat(filled(plain, 1).input(1).get(0, 0))
                .isEqualTo(Math.rint(filled(plain, 1).input(1).get(0, 0)));
        assertThat(plain.on(Split.TEST).scaling()).isEqualTo(new Scaling(0, 1));
    }

    @Test
    void refusesAWindowThatDoesNotFitAndValuesWithoutASpread() {
        assertThatThrownBy(() -> new SeriesForecast(counting, 28, 3))
                .hasMessage(
                        "The period TRAINING of example has 30 values; a window of 28 and 3 values ahead do not fit.");
        assertThatThrownBy(() -> new SeriesForecast(counting, 0, 3)).hasMessage("window is 0; it must be 1 or more.");
        assertThatThrownBy(() -> new SeriesForecast(Examples.series(50, i -> 4), 6, 3))
                .hasMessage("deviation is 0.0; it must be a finite number above 0.");
    }
}
