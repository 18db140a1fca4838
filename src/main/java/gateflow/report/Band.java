package gateflow.report;

import gateflow.math.Require;
import gateflow.report.Plot.Counting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far the values of a line may lie below and above it, for each of its points.
 *
 * @param low the lower ends; NaN where there is no band
 * @param high the upper ends, not below the lower ones; NaN where there is no band
 */
record Band(double[] low, double[] high) {

    /** Below everything that a logarithmic axis of the course shows, and still a number for plotly. */
    private static final double BELOW_ALL = 1e-300;

    /**
     * Refuses a band whose ends are the wrong way round.
     *
     * @param low by row of a table
     * @param high by row of a table
     */
    static void requireOrder(double[] low, double[] high) {
        for (int row = 0; row < low.length; row++) {
            Require.that(
                    !(low[row] > high[row]),
                    row,
                    "low is %s and high is %s in row %d; low must not be above high.",
                    low[row],
                    high[row],
                    row);
        }
    }

    /** A lower end as it is drawn: a logarithmic axis has no place for 0, so that the band goes on below the frame. */
    static double drawn(double low, Counting counting) {
        return counting == Counting.LOG && low <= 0 ? BELOW_ALL : low;
    }

    /** The parts of the band without a gap, each a run of points [first, end). */
    List<int[]> parts(double[] x, Counting counting) {
        var parts = new ArrayList<int[]>();
        int first = 0;
        for (int i = 0; i <= low.length; i++) {
            if (i == low.length || !isDrawn(x, i, counting)) {
                if (i > first) {
                    parts.add(new int[] {first, i});
                }
                first = i + 1;
            }
        }
        return parts;
    }

    private boolean isDrawn(double[] x, int i, Counting counting) {
        boolean hasPlace = counting != Counting.LOG || high[i] > 0;
        return hasPlace && DoubleStream.of(x[i], low[i], high[i]).allMatch(Double::isFinite);
    }

    /** The horizontal way around each part, forward and back, with NaN between the parts. */
    double[] outlineX(double[] x, Counting counting) {
        return around(x, counting, i -> x[i], i -> x[i]);
    }

    /** The vertical way around each part, above and back below, with NaN between the parts. */
    double[] outlineY(double[] x, Counting counting) {
        return around(x, counting, i -> high[i], i -> drawn(low[i], counting));
    }

    private double[] around(double[] x, Counting counting, IntToDoubleFunction forward, IntToDoubleFunction back) {
        return parts(x, counting).stream()
                .map(part -> DoubleStream.concat(
                        IntStream.range(part[0], part[1]).mapToDouble(forward),
                        IntStream.range(part[0], part[1])
                                .map(i -> part[0] + part[1] - 1 - i)
                                .mapToDouble(back)))
                .reduce((a, b) -> DoubleStream.concat(DoubleStream.concat(a, DoubleStream.of(Double.NaN)), b))
                .orElse(DoubleStream.empty())
                .toArray();
    }
}
