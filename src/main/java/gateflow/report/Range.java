package gateflow.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The part of an axis that is drawn, in the axis's own units: log₁₀ of the value on a logarithmic axis.
 *
 * @param low the left or lower end
 * @param high the right or upper end, above {@code low}
 */
record Range(double low, double high) {

    /** Room between the data and the frame, as a part of the range. */
    private static final double ROOM = 0.03;

    /** The values' range with a little room; [0, 1] if no value is finite; a range around a single value. */
    static Range around(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Range(0, 1);
        }
        double low = Arrays.stream(finite).min().getAsDouble();
        double high = Arrays.stream(finite).max().getAsDouble();
        double room = high > low ? ROOM * (high - low) : low == 0 ? 1 : 0.1 * Math.abs(low);
        return new Range(low - room, high + room);
    }

    /** The values' range in powers of ten: at least half a decade on each side of a constant. */
    static Range ofPowers(DoubleStream values) {
        Range range = around(values.filter(v -> v > 0).map(Math::log10));
        double missing = Math.max(0, (1 - range.size()) / 2);
        return new Range(range.low - missing, range.high + missing);
    }

    /** Draws zero, too, if it lies closer to the data than the data are wide: then it says how large the values are. */
    Range reachingZero() {
        if (low > 0 && low < size()) {
            return new Range(0, high);
        }
        return high < 0 && -high < size() ? new Range(low, 0) : this;
    }

    /** From zero over all values, with room where bars end: what bars need. */
    static Range ofBars(DoubleStream ends) {
        double[] finite = DoubleStream.concat(ends, DoubleStream.of(0))
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(finite).min().getAsDouble();
        double high = Arrays.stream(finite).max().getAsDouble();
        return high == low ? new Range(0, 1) : new Range(low + ROOM * low, high + ROOM * high);
    }

    double size() {
        return high - low;
    }
}
