package gateflow.task.series;

import gateflow.math.Require;
import java.util.Arrays;

/**
 * Values measured at equal distances in time, v_0..v_{n−1}, and the three periods that they are divided into.
 *
 * <p>Immutable. The training period comes first, then validation, then test, each with at least one value.
 */
public final class Series {
    private final String name;
    private final double[] times;
    private final double[] values;
    private final int[] starts; // of each period, and the end of the last

    /**
     * A series whose periods begin at given times.
     *
     * @param times when each value was measured, rising; usually in years
     * @param values finite, as many as the times
     * @param validationFrom the validation period begins with the first value at this time or later
     * @param testFrom the same for the test period
     */
    public Series(String name, double[] times, double[] values, double validationFrom, double testFrom) {
        this(name, rising(times), finite(values), starts(times, validationFrom, testFrom));
    }

    private static double[] rising(double... times) {
        for (int i = 1; i < times.length; i++) {
            Require.that(times[i] > times[i - 1], times, "time %d is not after time %d; they must rise.", i, i - 1);
        }
        return times.clone();
    }

    private static double[] finite(double... values) {
        for (int i = 0; i < values.length; i++) {
            Require.finite("value " + i, values[i]);
        }
        return values.clone();
    }

    private Series(String name, double[] times, double[] values, int[] starts) {
        this.name = Require.given("name", name);
        this.times = times;
        this.values = values;
        this.starts = starts;
        Require.that(
                times.length == values.length,
                values,
                "There are %d times and %d values.",
                times.length,
                values.length);
        for (Split period : Split.values()) {
            Require.that(size(period) >= 1, period, "The period %s of %s has no value.", period, name);
        }
    }

    private static int[] starts(double[] times, double validationFrom, double testFrom) {
        return new int[] {0, firstFrom(times, validationFrom), firstFrom(times, testFrom), times.length};
    }

    private static int firstFrom(double[] times, double from) {
        int found = Arrays.binarySearch(times, from);
        return found >= 0 ? found : -found - 1;
    }

    public String name() {
        return name;
    }

    /** n, how many values there are. */
    public int size() {
        return values.length;
    }

    /** v_i, i = 0..n − 1. */
    public double value(int i) {
        return values[Require.between("i", i, 0, values.length - 1)];
    }

    /** When v_i was measured. */
    public double time(int i) {
        return times[Require.between("i", i, 0, values.length - 1)];
    }

    /** The index of a period's first value. */
    public int first(Split period) {
        return starts[period.ordinal()];
    }

    /** The index of a period's last value. */
    public int last(Split period) {
        return starts[period.ordinal() + 1] - 1;
    }

    /** How many values a period has. */
    public int size(Split period) {
        return last(period) - first(period) + 1;
    }

    /** The period of v_i. */
    public Split period(int i) {
        Require.between("i", i, 0, values.length - 1);
        return i <= last(Split.TRAINING) ? Split.TRAINING : i <= last(Split.VALIDATION) ? Split.VALIDATION : Split.TEST;
    }

    /** All values of a period. */
    public double[] values(Split period) {
        return Arrays.copyOfRange(values, first(period), last(period) + 1);
    }

    /** v_0..v_i: all that is known once v_i has been measured. */
    public double[] until(int i) {
        return Arrays.copyOf(values, Require.between("i", i, 0, values.length - 1) + 1);
    }

    /**
     * The series of changes v_i − v_{i−lag}, whose first value belongs to the time of v_lag. With the length of a season as
     * lag it has neither the season nor the level in it.
     *
     * @param lag 1 or more, and below the length of the training period
     */
    public Series differences(int lag) {
        Require.between("lag", lag, 1, size(Split.TRAINING) - 1);
        int[] shifted =
                Arrays.stream(starts).map(start -> Math.max(0, start - lag)).toArray();
        double[] laterTimes = Arrays.copyOfRange(times, lag, times.length);
        return new Series(name + ", changes over " + lag, laterTimes, Differenced.differences(values, lag), shifted);
    }
}
