package gateflow.report;

import static gateflow.report.TableParts.integers;
import static gateflow.report.TableParts.numbers;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** What many runs say together, such as one training with several seeds, ready for {@link Charts#bands}. */
public final class Summaries {
    private Summaries() {}

    /**
     * The median and the range of a value, over the rows that agree in other columns.
     *
     * @param observations one run a row
     * @param value a column of numbers without NaN; infinity may stand for a run that failed
     * @param by the columns that tell the groups apart, one or more of any type
     * @return the columns {@code by}, then {@code median}, {@code lowest}, {@code highest} and {@code runs}; a group a row, in
     *     the order of their first rows
     */
    public static Table spread(Table observations, String value, String... by) {
        double[] values = Columns.numbers(observations, value);
        for (double v : values) {
            Require.that(!Double.isNaN(v), v, "column \"%s\" has NaN; every run must have a number.", value);
        }
        Map<List<String>, List<Integer>> groups = groups(observations, by);
        int[] first = groups.values().stream().mapToInt(rows -> rows.get(0)).toArray();
        Table spread = Table.create("Spread of " + value);
        for (String column : by) {
            spread.addColumns(observations.column(column).where(Selection.with(first)));
        }
        List<double[]> sorted = groups.values().stream()
                .map(rows ->
                        rows.stream().mapToDouble(row -> values[row]).sorted().toArray())
                .toList();
        return spread.addColumns(
                numbers("median", each(sorted, Summaries::median)),
                numbers("lowest", each(sorted, group -> group[0])),
                numbers("highest", each(sorted, group -> group[group.length - 1])),
                integers("runs", sorted.stream().mapToInt(group -> group.length).toArray()));
    }

    private static Map<List<String>, List<Integer>> groups(Table table, String... by) {
        Require.atLeast("number of columns in by", by.length, 1);
        var groups = new LinkedHashMap<List<String>, List<Integer>>();
        List<List<String>> labels =
                Stream.of(by).map(column -> Columns.labels(table, column)).toList();
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            List<String> key = labels.stream().map(column -> column.get(at)).toList();
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private static double[] each(Collection<double[]> groups, ToDoubleFunction<double[]> number) {
        return groups.stream().mapToDouble(number).toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
