package gateflow.report;

import gateflow.math.Require;
import gateflow.report.Plot.Axis;
import gateflow.report.Plot.Counting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** The charts of an animation: one for each value of a column, all on the same axes. */
final class Frames {

    /** Each frame is a picture of 3 to 9 kB. */
    private static final int MOST = 40;

    private Frames() {}

    static Stepper of(Table table, String over, Function<Table, Chart> draw) {
        List<String> names = Columns.labels(table, over);
        List<String> values = List.copyOf(new LinkedHashSet<>(names));
        Require.that(
                values.size() <= MOST,
                over,
                "column \"%s\" has %d values; an animation must have at most %d frames.",
                over,
                values.size(),
                MOST);
        List<Chart> charts = onSameAxes(values.stream()
                .map(value -> Require.given("the chart of " + value, draw.apply(rows(table, names, value))))
                .toList());
        Stepper stepper = Stepper.of(charts.get(0) + ", by " + over);
        for (int i = 0; i < values.size(); i++) {
            stepper = stepper.frame(over + " = " + values.get(i), charts.get(i));
        }
        return stepper;
    }

    private static Table rows(Table table, List<String> names, String value) {
        return table.where(Selection.with(IntStream.range(0, names.size())
                .filter(row -> names.get(row).equals(value))
                .toArray()));
    }

    private static List<Chart> onSameAxes(List<Chart> charts) {
        List<Plot> plots = charts.stream().map(chart -> Plot.of(chart.json())).toList();
        Require.that(
                plots.stream().noneMatch(Plot::isHeatmap),
                charts,
                "draw makes a heatmap; it must make lines, bars or a histogram, whose frames can share their axes.");
        Range x = all(plots, Plot::x);
        Range y = all(plots, Plot::y);
        boolean categories = plots.get(0).x().counting() == Counting.CATEGORIES;
        return charts.stream()
                .map(chart -> categories ? chart : chart.xRange(x.low(), x.high()))
                .map(chart -> chart.yRange(y.low(), y.high()))
                .toList();
    }

    /** From the lowest to the highest value that any of the frames draws. */
    private static Range all(List<Plot> plots, Function<Plot, Axis> which) {
        List<Axis> axes = plots.stream().map(which).toList();
        return new Range(
                axes.stream()
                        .mapToDouble(axis -> value(axis, axis.range().low()))
                        .min()
                        .orElseThrow(),
                axes.stream()
                        .mapToDouble(axis -> value(axis, axis.range().high()))
                        .max()
                        .orElseThrow());
    }

    private static double value(Axis axis, double position) {
        return axis.counting() == Counting.LOG ? Math.pow(10, position) : position;
    }
}
