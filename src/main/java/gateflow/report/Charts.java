package gateflow.report;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * The course's charts, from a Tablesaw table and the names of its columns.
 *
 * <pre>{@code
 * Charts.lines(table, "t", "norm", "cell").logY().title("The gradient dies in the RNN").caption("Seed 0.")
 * }</pre>
 *
 * Every method refuses, in one sentence, a column that is missing or of the wrong type, and a table without rows.
 */
public final class Charts {

    private Charts() {}

    /**
     * One line.
     *
     * @param x a column of numbers; rows are joined in their order
     * @param y a column of numbers; NaN leaves a gap
     */
    public static Chart lines(Table table, String x, String y) {
        return lines(table, x, List.of(y));
    }

    /**
     * A line for each value of a column.
     *
     * @param x a column of numbers; rows of a line are joined in their order
     * @param y a column of numbers; NaN leaves a gap
     * @param by the column that names the line a row belongs to
     */
    public static Chart lines(Table table, String x, String y, String by) {
        List<Line> lines = linesBy(table, x, y, Columns.labels(table, by));
        return new Chart(new LineMarks(lines), new ChartOptions(x, y, ""));
    }

    private static List<Line> linesBy(Table table, String x, String y, List<String> names) {
        double[] xs = Columns.numbers(table, x);
        double[] ys = Columns.numbers(table, y);
        return names.stream()
                .distinct()
                .map(name -> Line.of(name, xs, ys, row -> names.get(row).equals(name)))
                .toList();
    }

    /**
     * A line for each of several columns.
     *
     * @param x a column of numbers; rows are joined in their order
     * @param ys columns of numbers, each a line that bears the column's name
     */
    public static Chart lines(Table table, String x, List<String> ys) {
        Require.that(!Require.given("ys", ys).isEmpty(), ys, "ys is empty; it must name at least one column.");
        double[] xs = Columns.numbers(table, x);
        List<Line> lines = ys.stream()
                .map(y -> Line.of(y, xs, Columns.numbers(table, y), row -> true))
                .toList();
        return new Chart(new LineMarks(lines), new ChartOptions(x, ys.size() == 1 ? ys.get(0) : "", ""));
    }

    /**
     * A line for each value of a column, each with the band that its values may lie in: of several seeds, say.
     *
     * @param x a column of numbers; rows of a line are joined in their order
     * @param y a column of numbers; NaN leaves a gap
     * @param low a column of numbers: the band's lower ends; on a logarithmic axis an end that is not above 0 lies below the frame
     * @param high a column of numbers: the band's upper ends; where either end is NaN there is no band
     * @param by the column that names the line a row belongs to
     */
    public static Chart bands(Table table, String x, String y, String low, String high, String by) {
        double[] lows = Columns.numbers(table, low);
        double[] highs = Columns.numbers(table, high);
        Band.requireOrder(lows, highs);
        List<String> names = Columns.labels(table, by);
        List<Line> lines = linesBy(table, x, y, names).stream()
                .map(line -> line.within(lows, highs, row -> names.get(row).equals(line.name())))
                .toList();
        return new Chart(new LineMarks(lines), new ChartOptions(x, y, ""));
    }

    /**
     * The same lines once for each value of a column, beside each other on the same axes.
     *
     * @param x a column of numbers; rows of a line are joined in their order
     * @param y a column of numbers; NaN leaves a gap
     * @param by the column that names the line a row belongs to
     * @param panel the column that names the panel a row belongs to; at most 12 values
     */
    public static Chart smallMultiples(Table table, String x, String y, String by, String panel) {
        double[] xs = Columns.numbers(table, x);
        double[] ys = Columns.numbers(table, y);
        List<String> names = Columns.labels(table, by);
        List<String> panels = Columns.labels(table, panel);
        List<Line> lines = new ArrayList<>();
        for (String where : panels.stream().distinct().toList()) {
            for (String name : names.stream().distinct().toList()) {
                IntPredicate rows =
                        row -> names.get(row).equals(name) && panels.get(row).equals(where);
                if (IntStream.range(0, xs.length).anyMatch(rows)) {
                    lines.add(Line.of(name, xs, ys, rows).in(where));
                }
            }
        }
        long count = lines.stream().map(Line::panel).distinct().count();
        Require.that(
                count <= Panels.MOST,
                panel,
                "column \"%s\" has %d values; a chart must have at most %d panels.",
                panel,
                count,
                Panels.MOST);
        return new Chart(new LineMarks(lines), new ChartOptions(x, y, ""));
    }

    /**
     * How many values of a column lie where, in bins whose edges are round numbers: {@link Bins} states the rule.
     *
     * @param value a column of numbers; NaN is left out
     */
    public static Chart histogram(Table table, String value) {
        double[] values = Columns.numbers(table, value);
        return histogram(value, values, Collections.nCopies(values.length, value));
    }

    /**
     * A histogram for each value of a column, on each other and with the same bins.
     *
     * @param value a column of numbers; NaN is left out
     * @param by the column that names the histogram a row belongs to
     */
    public static Chart histogram(Table table, String value, String by) {
        return histogram(value, Columns.numbers(table, value), Columns.labels(table, by));
    }

    private static Chart histogram(String value, double[] values, List<String> names) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        Require.that(finite.length > 0, value, "column \"%s\" is without a finite number; it must have one.", value);
        Bins bins = Bins.of(finite);
        var counts = new LinkedHashMap<String, double[]>();
        for (String name : new LinkedHashSet<>(names)) {
            counts.put(
                    name,
                    bins.counts(IntStream.range(0, values.length)
                            .filter(row -> names.get(row).equals(name) && Double.isFinite(values[row]))
                            .mapToDouble(row -> values[row])
                            .toArray()));
        }
        long infinite = Arrays.stream(values).filter(Double::isInfinite).count();
        return new Chart(new HistogramMarks(bins, counts, infinite), new ChartOptions(value, "count", ""));
    }

    /**
     * A bar for each row.
     *
     * @param category a column of any type; each of its values comes once
     * @param value a column of numbers
     */
    public static Chart bars(Table table, String category, String value) {
        List<String> names = Columns.labels(table, category);
        var bars = new LinkedHashMap<String, double[]>();
        bars.put(
                value,
                Grid.of(names, names.stream().map(n -> value).toList(), Columns.numbers(table, value))
                        .row(0));
        return new Chart(new BarMarks(names, bars, false), new ChartOptions(category, value, ""));
    }

    /**
     * A bar for each row, side by side for the values of a second column.
     *
     * @param by the column that tells the bars of a category apart
     */
    public static Chart bars(Table table, String category, String value, String by) {
        return new Chart(barMarks(table, category, value, by, false), new ChartOptions(category, value, ""));
    }

    /**
     * Bars that stand on each other: negative values hang below zero.
     *
     * @param by the column that names the parts of a bar
     */
    public static Chart stackedBars(Table table, String category, String value, String by) {
        return new Chart(barMarks(table, category, value, by, true), new ChartOptions(category, value, ""));
    }

    private static BarMarks barMarks(Table table, String category, String value, String by, boolean stacked) {
        Grid grid = Grid.of(Columns.labels(table, category), Columns.labels(table, by), Columns.numbers(table, value));
        var bars = new LinkedHashMap<String, double[]>();
        IntStream.range(0, grid.rows().size()).forEach(i -> bars.put(grid.rows().get(i), grid.row(i)));
        return new BarMarks(grid.columns(), bars, stacked);
    }

    /**
     * A heatmap in cividis: a row of the table for each of its cells. Pairs that the table does not have stay empty.
     *
     * @param x a column of any type: the cell's column; numbers are sorted
     * @param y a column of any type: the cell's row; numbers are sorted, upwards
     * @param value a column of numbers
     */
    public static Chart heatmap(Table table, String x, String y, String value) {
        double[] values = Columns.numbers(table, value);
        Grid grid = Grid.of(Columns.labels(table, x), Columns.labels(table, y), values)
                .sorted(Columns.areNumbers(table, x), Columns.areNumbers(table, y));
        return new Chart(new HeatMarks(grid), new ChartOptions(x, y, value));
    }

    /**
     * A chart for each value of a column, gone through with a slider that names the value, such as "T = 40". All frames share their
     * axes. Where no script runs, and in print, the charts stand below each other.
     *
     * <pre>{@code
     * Charts.frames(table, "T", rows -> Charts.lines(rows, "lag", "norm", "cell").logY())
     * }</pre>
     *
     * @param over a column of any type; its values come in the order of the rows; at most 40
     * @param draw makes the chart of the rows that have one value
     */
    public static Stepper frames(Table table, String over, Function<Table, Chart> draw) {
        return Frames.of(table, over, Require.given("draw", draw));
    }
}
