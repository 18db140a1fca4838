package gateflow.report;

import gateflow.report.Plot.Counting;
import gateflow.report.Plot.Kind;
import gateflow.report.Plot.Series;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The range of an axis that a figure leaves open. */
final class Extent {

    private Extent() {}

    static Range of(List<Series> series, List<String> categories, Counting counting, boolean isX, boolean stacked) {
        if (!categories.isEmpty()) {
            return new Range(-0.5, categories.size() - 0.5);
        }
        if (series.stream().anyMatch(s -> s.kind() == Kind.HEATMAP)) {
            return ofCells(isX ? series.get(0).x() : series.get(0).y());
        }
        if (counting == Counting.LOG) {
            return Range.ofPowers(values(series, isX));
        }
        if (isX || counting == Counting.EXPONENTS) {
            return Range.around(values(series, isX));
        }
        boolean bars = series.stream().anyMatch(s -> s.kind() == Kind.BAR);
        return bars
                ? ofBars(series, stacked)
                : Range.around(values(series, false)).reachingZero();
    }

    private static DoubleStream values(List<Series> series, boolean isX) {
        return series.stream().flatMapToDouble(s -> Arrays.stream(isX ? s.x() : s.y()));
    }

    /** Cells of evenly spaced values reach half a step beyond the outer ones. */
    private static Range ofCells(double[] centres) {
        double first = centres[0];
        double last = centres[centres.length - 1];
        double half = centres.length == 1 ? 0.5 : (last - first) / (centres.length - 1) / 2;
        return new Range(first - half, last + half);
    }

    private static Range ofBars(List<Series> series, boolean stacked) {
        return Range.ofBars(stacked ? stackEnds(series) : values(series, false));
    }

    private static DoubleStream stackEnds(List<Series> series) {
        int slots = 1 + (int) values(series, true).max().orElse(0);
        double[] up = new double[slots];
        double[] down = new double[slots];
        for (Series s : series) {
            for (int i = 0; i < s.x().length; i++) {
                double value = s.y()[i];
                double[] side = value < 0 ? down : up;
                side[(int) s.x()[i]] += Double.isFinite(value) ? value : 0;
            }
        }
        return DoubleStream.concat(Arrays.stream(up), Arrays.stream(down));
    }
}
