package gateflow.task.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastersTest {
    private static final double[] PAST = {3, 1, 4, 1, 5, 9};

    @Test
    void theNaiveForecastRepeatsTheLastSeason() {
        assertThat(new Naive().forecast(PAST, 3)).containsExactly(9, 9, 9);
        assertThat(new Naive(4).forecast(PAST, 6)).containsExactly(4, 1, 5, 9, 4, 1);
        assertThat(new Naive(2).meanAbsoluteError(PAST)).isCloseTo((1 + 0 + 1 + 8) / 4.0, within(1e-12));
    }

    @Test
    void forecastsOfChangesAreAddedToWhatWasAtTheSamePlaceOfTheSeason() {
        var changes = new Differenced(2, new Naive()); // the last change over 2 is 9 − 1 = 8
        assertThat(changes.forecast(PAST, 4)).containsExactly(5 + 8, 9 + 8, 5 + 8 + 8, 9 + 8 + 8);
        assertThat(changes.needs()).isEqualTo(3);
    }

    @Test
    void aLineIsForecastExactlyByItsChanges() {
        double[] line = IntStream.range(0, 20).mapToDouble(i -> 7 + 3 * i).toArray();
        assertThat(new Differenced(1, new Naive()).forecast(line, 3))
                .containsExactly(new double[] {67, 70, 73}, within(1e-9));
    }

    @Test
    void anAutoregressionAppliesItsFormulaAndThenReadsItsOwnForecasts() {
        var ar = new Autoregression(0.5, 2, -1);
        double one = 0.5 + 2 * 9 - 5;
        assertThat(ar.forecast(PAST, 2)).containsExactly(one, 0.5 + 2 * one - 9);
    }

    @Test
    void leastSquaresFindsTheCoefficientsThatMadeTheValues() {
        double[] values = simulated(4000, 0.1, new double[] {1.2, -0.5}, 10);
        Autoregression ar = Autoregression.fit(values, 2);
        assertThat(ar.coefficients()).containsExactly(new double[] {1.2, -0.5}, within(0.05));
        assertThat(ar.constant()).isCloseTo(10, within(0.7));

        double[] exact = simulated(40, 0, new double[] {1.2, -0.9}, 10);
        assertThat(Autoregression.fit(exact, 2).coefficients()).containsExactly(new double[] {1.2, -0.9}, within(1e-9));
        assertThat(Autoregression.fit(exact, 2).constant()).isCloseTo(10, within(1e-8));
    }

    @Test
    void noOtherCoefficientsHaveALowerSumOfSquares() {
        double[] values = simulated(60, 1, new double[] {0.8, -0.3, 0.2}, 1);
        Autoregression ar = Autoregression.fit(values, 3);
        for (int changed = 0; changed <= 3; changed++) {
            for (double by : new double[] {-1e-3, 1e-3}) {
                double[] coefficients = ar.coefficients();
                if (changed > 0) {
                    coefficients[changed - 1] += by;
                }
                var other = new Autoregression(ar.constant() + (changed == 0 ? by : 0), coefficients);
                assertThat(sumOfSquares(other, values)).isGreaterThan(sumOfSquares(ar, values));
            }
        }
    }

    private static double sumOfSquares(Autoregression ar, double[] values) {
        double sum = 0;
        for (int t = ar.order(); t < values.length; t++) {
            double error = ar.forecast(Arrays.copyOf(values, t), 1)[0] - values[t];
            sum += error * error;
        }
        return sum;
    }

    private static double[] simulated(int size, double noise, double[] coefficients, double constant) {
        var random = new Random(5);
        double[] values = new double[size];
        for (int t = 0; t < size; t++) {
            values[t] = constant + noise * random.nextGaussian();
            for (int i = 1; i <= Math.min(t, coefficients.length); i++) {
                values[t] += coefficients[i - 1] * values[t - i];
            }
        }
        return values;
    }

    @Test
    void theOrderIsTheOneWithTheLowestErrorOnValidation() {
        double[] values = simulated(400, 1, new double[] {0, 0, 0.9}, 0);
        Series series = Examples.series(400, i -> values[i]);
        Autoregression chosen = Autoregression.chosen(series, 6);
        assertThat(chosen.order()).isGreaterThanOrEqualTo(3);
        double[] training = series.values(Split.TRAINING);
        double error = Forecasts.of(chosen, series, Split.VALIDATION, 1).rmse(1);
        for (int order = 1; order <= 6; order++) {
            Autoregression other = Autoregression.fit(training, order);
            assertThat(Forecasts.of(other, series, Split.VALIDATION, 1).rmse(1)).isGreaterThanOrEqualTo(error);
        }
    }

    @Test
    void refusesTooFewValuesAndValuesThatSayNothing() {
        assertThatThrownBy(() -> new Naive(7).forecast(PAST, 1))
                .hasMessage("There are 6 past values; the forecaster \"seasonal naive\" needs 7.");
        assertThatThrownBy(() -> new Naive().forecast(PAST, 0)).hasMessage("horizon is 0; it must be 1 or more.");
        assertThatThrownBy(() -> Autoregression.fit(PAST, 3))
                .hasMessage("number of values is 6; it must be 7 or more.");
        assertThatThrownBy(() -> Autoregression.fit(new double[] {4, 4, 4, 4, 4, 4}, 1))
                .hasMessage("These values do not determine an autoregression of order 1.");
    }
}
