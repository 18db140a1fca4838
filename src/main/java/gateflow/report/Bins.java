package gateflow.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Bins of equal width, at round numbers.
 *
 * <p>The width is that of Freedman and Diaconis, 2 · IQR · n^{−1/3} ("On the histogram as a density estimator", 1981), which
 * neither a few outliers nor a long table spoil; rounded up to 1, 2 or 5 times a power of ten, so that edges are easy to read. Values
 * without a spread between their quartiles, and values that would need more than 40 bins, get a fortieth of their range, rounded in
 * the same way.
 *
 * @param width in units of the values
 * @param first the number of the first bin: bin k goes from k · width to (k + 1) · width
 * @param count how many bins there are
 */
record Bins(double width, long first, int count) {

    private static final int MOST = 40;

    /** 0.3 is a hair below three times 0.1. */
    private static final double ROUNDING = 1e-9;

    /**
     * Bins for finite values.
     *
     * @param values at least one, in any order
     */
    static Bins of(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double wanted = Math.max(2 * spread / Math.cbrt(sorted.length), (high - low) / MOST);
        if (wanted == 0) {
            wanted = low == 0 ? 1 : Math.abs(low) / 10;
        }
        double width = Ticks.roundStep(wanted);
        long first = (long) Math.floor(low / width + ROUNDING);
        long end = (long) Math.ceil(high / width - ROUNDING);
        return new Bins(width, first, (int) Math.max(1, end - first));
    }

    /** The quantile between the two nearest values. */
    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** How many values are in each bin. A value on an edge counts to its right, the last edge to its left. */
    double[] counts(double[] values) {
        var counts = new double[count];
        for (double value : values) {
            long bin = (long) Math.floor(value / width + ROUNDING) - first;
            counts[(int) Math.max(0, Math.min(count - 1, bin))]++;
        }
        return counts;
    }

    /** Counts with an empty bin on each side, where an outline starts and ends. */
    double[] closed(double[] counts) {
        var closed = new double[count + 2];
        System.arraycopy(counts, 0, closed, 1, count);
        return closed;
    }

    double low() {
        return first * width;
    }

    double high() {
        return (first + count) * width;
    }

    /** The middle of each bin, and of an empty one on each side. */
    double[] closedCentres() {
        return IntStream.rangeClosed(-1, count)
                .mapToDouble(i -> (first + i + 0.5) * width)
                .toArray();
    }
}
