package gateflow.task.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.train.Batch;
import gateflow.train.Model;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetForecasterTest {
    private final Series series = Examples.series(60, i -> 20 + 8 * Math.sin(i) + 0.3 * i);
    private final SeriesForecast task = new SeriesForecast(series, 5, 2);
    private final Model model = Examples.untrainedLstm(task, 1);
    private final NetForecaster net = new NetForecaster("LSTM", model, task);

    @Test
    void aForecastIsWhatTheModelPredictsForTheLastWindow() {
        Batch batch = task.newBatch(1);
        task.fill(batch, new Random(4));
        model.forward(batch);
        double newest = task.scaling().unscale(batch.input(5).get(0, 0));
        int origin = 0;
        while (Math.abs(series.value(origin) - newest) > 1e-9) {
            origin++;
        }
        double[] forecast = net.forecast(series.until(origin), 2);
        for (int k = 0; k < 2; k++) {
            assertThat(forecast[k])
                    .isCloseTo(task.scaling().unscale(batch.prediction(5).get(k, 0)), within(1e-9));
        }
    }

    @Test
    void beyondItsHorizonItReadsItsOwnForecasts() {
        double[] past = series.until(30);
        double[] five = net.forecast(past, 5);
        double[] longer = Arrays.copyOf(past, past.length + 2);
        System.arraycopy(five, 0, longer, past.length, 2);
        assertThat(Arrays.copyOf(five, 2)).containsExactly(net.forecast(past, 2), within(1e-12));
        assertThat(Arrays.copyOfRange(five, 2, 4)).containsExactly(net.forecast(longer, 2), within(1e-12));
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        double[] past = series.until(30);
        for (int ahead = 1; ahead <= 2; ahead++) {
            double[] gradient = net.gradient(past, ahead);
            assertThat(gradient).hasSize(5);
            for (int j = 0; j < 5; j++) {
                assertThat(gradient[j]).isCloseTo(slope(past, ahead, j), within(1e-7));
            }
        }
    }

    private double slope(double[] past, int ahead, int back) {
        double step = 1e-4;
        double[] up = past.clone();
        double[] down = past.clone();
        up[past.length - 1 - back] += step;
        down[past.length - 1 - back] -= step;
        return (net.forecast(up, ahead)[ahead - 1] - net.forecast(down, ahead)[ahead - 1]) / (2 * step);
    }

    @Test
    void theLookbackIsTheRootMeanSquareOfTheGradients() {
        double[] squares = new double[5];
        for (int origin = 47; origin <= 58; origin++) { // the next value is in the test period, 48..59
            double[] gradient = net.gradient(series.until(origin), 1);
            for (int j = 0; j < 5; j++) {
                squares[j] += gradient[j] * gradient[j] / 12;
            }
        }
        double[] expected = Arrays.stream(squares).map(Math::sqrt).toArray();
        assertThat(Lookback.of(net, series, Split.TEST).strengths()).containsExactly(expected, within(1e-12));
    }

    @Test
    void theReachOfAnAutoregressionCountsItsCoefficients() {
        Lookback lookback = Lookback.of(new Autoregression(1, 0.5, -0.3, 0, 0.2));
        assertThat(lookback.strengths()).containsExactly(0.5, 0.3, 0, 0.2);
        assertThat(lookback.reach(0.4)).isEqualTo(1);
        assertThat(lookback.reach(0.7)).isEqualTo(2);
        assertThat(lookback.reach(0.9)).isEqualTo(4);
        assertThat(lookback.reach(0)).isZero();
    }

    @Test
    void refusesAModelOfAnotherTask() {
        var other = new SeriesForecast(series, 6, 2);
        assertThatThrownBy(() -> new NetForecaster("LSTM", model, other))
                .hasMessage("The model reads 5 values and says 2; the task has 6 and 2.");
        assertThatThrownBy(() -> net.gradient(series.until(30), 3)).hasMessage("ahead is 3; it must be from 1 to 2.");
        assertThatThrownBy(() -> Lookback.of(new Autoregression(1, 1)).reach(2))
                .hasMessage("share is 2.0; it must be from 0 to 1.");
    }
}
