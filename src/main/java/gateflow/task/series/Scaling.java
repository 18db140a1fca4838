package gateflow.task.series;

import gateflow.math.Require;
import java.util.Arrays;

/**
 * z = (v − mean) / deviation: what a net reads and writes in place of measured values.
 *
 * @param mean in the unit of the series
 * @param deviation above 0, in the unit of the series
 */
public record Scaling(double mean, double deviation) {
    public Scaling {
        Require.finite("mean", mean);
        Require.positive("deviation", deviation);
    }

    /**
     * By the mean and the standard deviation of {@code values}, so that these get mean 0 and variance 1.
     *
     * @param values not all equal; to leave the future unseen, those of the training period alone
     */
    public static Scaling of(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(Double.NaN);
        return new Scaling(mean, Math.sqrt(variance));
    }

    /** v to z. */
    public double scale(double value) {
        return (value - mean) / deviation;
    }

    /** z to v. */
    public double unscale(double scaled) {
        return mean + deviation * scaled;
    }
}
