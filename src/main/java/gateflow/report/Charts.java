package gateflow.report;

import java.util.LinkedHashMap;
import java.util.List;
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
        double[] xs = Columns.numbers(table, x);
        double[] ys = Columns.numbers(table, y);
        List<String> names = Columns.labels(table, by);
        List<LineMarks.Line> lines = names.stream()
                .distinct()
                .map(name ->
                        LineMarks.Line.of(name, xs, ys, row -> names.get(row).equals(name)))
                .toList();
        return new Chart(new LineMarks(lines), new ChartOptions(x, y, ""));
    }

    /**
     * A line for each of several columns.
     *
     * @param x a column of numbers; rows are joined in their order
     * @param ys columns of numbers, each a line that bears the column's name
     */
    public static Chart lines(Table table, String x, List<String> ys) {
        requireSome("ys", ys);
        double[] xs = Columns.numbers(table, x);
        List<LineMarks.Line> lines = ys.stream()
                .map(y -> LineMarks.Line.of(y, xs, Columns.numbers(table, y), row -> true))
                .toList();
        return new Chart(new LineMarks(lines), new ChartOptions(x, ys.size() == 1 ? ys.get(0) : "", ""));
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
                Cells.of(names, names.stream().map(n -> value).toList(), Columns.numbers(table, value))
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
        Cells cells =
                Cells.of(Columns.labels(table, category), Columns.labels(table, by), Columns.numbers(table, value));
        var bars = new LinkedHashMap<String, double[]>();
        IntStream.range(0, cells.rows().size())
                .forEach(i -> bars.put(cells.rows().get(i), cells.row(i)));
        return new BarMarks(cells.columns(), bars, stacked);
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
        Cells cells = Cells.of(Columns.labels(table, x), Columns.labels(table, y), values)
                .sorted(Columns.areNumbers(table, x), Columns.areNumbers(table, y));
        return new Chart(new HeatMarks(cells), new ChartOptions(x, y, value));
    }

    private static void requireSome(String name, List<String> columns) {
        if (columns == null || columns.isEmpty()) {
            throw new IllegalArgumentException(name + ": no column came, at least one was wanted");
        }
    }
}
