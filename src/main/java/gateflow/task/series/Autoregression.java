package gateflow.task.series;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * AR(p): v̂_{t+1} = c + φ_1 v_t + φ_2 v_{t−1} + … + φ_p v_{t+1−p}. Further ahead, forecasts take the place of values that are
 * not measured yet.
 *
 * <p>Source: Yule 1927, doi:10.1098/rsta.1927.0007, who made it for the sunspots.
 */
public final class Autoregression implements Forecaster {
    private final double constant;
    private final double[] coefficients;

    /**
     * With given numbers.
     *
     * @param constant c
     * @param coefficients φ_1..φ_p
     */
    public Autoregression(double constant, double... coefficients) {
        this.constant = Require.finite("constant", constant);
        Require.positive("order", coefficients.length);
        this.coefficients = coefficients.clone();
    }

    /**
     * The c and φ that make the sum of squared one-step errors over {@code values} least.
     *
     * @param values those of the training period; at least 2p + 1 of them, so that there are as many equations as unknowns
     * @param order p
     * @throws IllegalArgumentException also if the values do not determine the coefficients, such as equal values
     */
    public static Autoregression fit(double[] values, int order) {
        Require.positive("order", order);
        Require.atLeast("number of values", values.length, 2 * order + 1);
        double mean = Arrays.stream(values).average().orElseThrow();
        var past = new DMatrixRMaj(values.length - order, order + 1);
        var next = new DMatrixRMaj(values.length - order, 1);
        for (int row = 0; row < past.numRows; row++) {
            past.set(row, 0, 1);
            for (int i = 1; i <= order; i++) {
                past.set(row, i, values[row + order - i] - mean); // centred: a high level would make the columns alike
            }
            next.set(row, 0, values[row + order] - mean);
        }
        double[] solution = leastSquares(past, next);
        double[] coefficients = Arrays.copyOfRange(solution, 1, order + 1);
        return new Autoregression(
                solution[0] + mean * (1 - Arrays.stream(coefficients).sum()), coefficients);
    }

    private static double[] leastSquares(DMatrixRMaj a, DMatrixRMaj b) {
        Require.that(
                MatrixFeatures_DDRM.rank(a) == a.numCols,
                a,
                "These values do not determine an autoregression of order %d.",
                a.numCols - 1);
        var x = new DMatrixRMaj(a.numCols, 1);
        CommonOps_DDRM.solve(a, b, x); // more rows than columns: least squares by QR
        return x.data;
    }

    /** Fitted on the training period, of the order 1..{@code largest} whose one-step errors on the validation period are least. */
    public static Autoregression chosen(Series series, int largest) {
        Require.positive("largest", largest);
        double[] training = series.values(Split.TRAINING);
        return IntStream.rangeClosed(1, largest)
                .mapToObj(order -> fit(training, order))
                .min(Comparator.comparingDouble(
                        ar -> Forecasts.of(ar, series, Split.VALIDATION, 1).rmse(1)))
                .orElseThrow();
    }

    /** c. */
    public double constant() {
        return constant;
    }

    /** φ_1..φ_p: φ_{j+1} is ∂v̂_{t+1}/∂v_{t−j}. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** p. */
    public int order() {
        return coefficients.length;
    }

    @Override
    public String name() {
        return "AR(" + order() + ")";
    }

    @Override
    public int needs() {
        return order();
    }

    @Override
    public double[] forecast(double[] past, int horizon) {
        Past.require(this, past, horizon);
        int known = order();
        double[] values = Arrays.copyOf(Arrays.copyOfRange(past, past.length - known, past.length), known + horizon);
        for (int t = known; t < values.length; t++) {
            values[t] = constant;
            for (int i = 1; i <= known; i++) {
                values[t] += coefficients[i - 1] * values[t - i];
            }
        }
        return Arrays.copyOfRange(values, known, values.length);
    }
}
