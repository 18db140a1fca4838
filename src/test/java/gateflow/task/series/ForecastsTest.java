package gateflow.task.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private final Series squares = Examples.series(10, i -> i * i); // 0..5 training, 6 and 7 validation, 8 and 9 test

    /** Remembers what it was shown and always says 60, 61, …. */
    private static final class Watching implements Forecaster {
        private final List<double[]> shown = new ArrayList<>();

        @Override
        public String name() {
            return "watching";
        }

        @Override
        public int needs() {
            return 3;
        }

        @Override
        public double[] forecast(double[] past, int horizon) {
            shown.add(past);
            double[] forecast = new double[horizon];
            Arrays.setAll(forecast, k -> 60 + k);
            return forecast;
        }
    }

    @Test
    void aForecasterIsShownAllThatWasKnownAndNothingLater() {
        var watching = new Watching();
        Forecasts forecasts = Forecasts.of(watching, squares, Split.TEST, 1);
        assertThat(forecasts.origins()).containsExactly(7, 8);
        assertThat(watching.shown).hasSize(2);
        assertThat(watching.shown.get(0)).containsExactly(squares.until(7));
        assertThat(watching.shown.get(1)).containsExactly(squares.until(8));
    }

    @Test
    void allTargetsLieInThePeriod() {
        assertThat(Forecasts.of(new Watching(), squares, Split.TEST, 2).origins())
                .containsExactly(7);
        assertThat(Forecasts.of(new Watching(), squares, Split.VALIDATION, 1).origins())
                .containsExactly(5, 6);
        assertThat(Forecasts.of(new Watching(), squares, Split.TRAINING, 1).origins())
                .containsExactly(2, 3, 4);
        assertThatThrownBy(() -> Forecasts.of(new Watching(), squares, Split.TEST, 3))
                .hasMessage(
                        "The period TEST of example has 2 values; \"watching\" can not forecast 3 values ahead in it.");
    }

    @Test
    void theErrorsAreThoseOfTheirDefinitions() {
        Forecasts forecasts = Forecasts.of(new Watching(), squares, Split.TEST, 1); // 60 for 64 and for 81
        assertThat(forecasts.errors(1)).containsExactly(-4, -21);
        assertThat(forecasts.mae(1)).isCloseTo(12.5, within(1e-12));
        assertThat(forecasts.rmse(1)).isCloseTo(Math.sqrt((16 + 441) / 2.0), within(1e-12));
        double naiveOnTraining = (1 + 3 + 5 + 7 + 9) / 5.0;
        assertThat(forecasts.mase(1)).isCloseTo(12.5 / naiveOnTraining, within(1e-12));
    }

    @Test
    void theNaiveForecastHasTheScaledErrorOneOnTheTrainingPeriod() {
        assertThat(Forecasts.of(new Naive(), squares, Split.TRAINING, 1).mase(1))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aPathIsAllThatWasSaidFromOneOrigin() {
        Forecasts forecasts = Forecasts.of(new Watching(), squares, Split.TEST, 2);
        assertThat(forecasts.from(7)).containsExactly(60, 61);
        assertThat(forecasts.forecasts(2)).containsExactly(61);
        assertThatThrownBy(() -> forecasts.from(6)).hasMessage("origin is 6; it must be from 7 to 7.");
    }

    @Test
    void aQuantileIsTheSmallestErrorWithThatShareAtOrBelowIt() {
        Forecasts forecasts = Forecasts.of(new Naive(), squares, Split.TRAINING, 1); // errors −1, −3, −5, −7, −9
        assertThat(forecasts.errorQuantile(1, 0)).isEqualTo(-9);
        assertThat(forecasts.errorQuantile(1, 0.2)).isEqualTo(-9);
        assertThat(forecasts.errorQuantile(1, 0.21)).isEqualTo(-7);
        assertThat(forecasts.errorQuantile(1, 1)).isEqualTo(-1);
        assertThatThrownBy(() -> forecasts.errorQuantile(1, 1.1)).hasMessage("share is 1.1; it must be from 0 to 1.");
    }
}
