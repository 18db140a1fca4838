package gateflow.report;

import gateflow.report.Plot.Counting;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One line: points in the order in which they are joined.
 *
 * @param name what the legend calls it
 * @param panel the panel that it is drawn in; empty in a chart without panels
 * @param band around it; null for none
 */
record Line(String name, String panel, double[] x, double[] y, Band band) {

    static Line of(String name, double[] x, double[] y, IntPredicate rows) {
        int[] chosen = IntStream.range(0, x.length).filter(rows).toArray();
        return new Line(name, "", pick(x, chosen), pick(y, chosen), null);
    }

    /** The same line between two others, which are given for all rows. */
    Line within(double[] low, double[] high, IntPredicate rows) {
        int[] chosen = IntStream.range(0, low.length).filter(rows).toArray();
        return new Line(name, panel, x, y, new Band(pick(low, chosen), pick(high, chosen)));
    }

    Line in(String otherPanel) {
        return new Line(name, otherPanel, x, y, band);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** The points that the axis has a place for; the others become NaN, a gap. */
    double[] shown(Counting counting) {
        return counting != Counting.LOG
                ? y
                : Arrays.stream(y).map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    /** All that is drawn upwards: the points and the ends of the band. */
    DoubleStream heights(Counting counting) {
        DoubleStream points = Arrays.stream(shown(counting));
        return band == null
                ? points
                : DoubleStream.concat(
                        points, DoubleStream.concat(Arrays.stream(band.low()), Arrays.stream(band.high())));
    }
}
