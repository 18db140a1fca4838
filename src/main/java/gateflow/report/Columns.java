package gateflow.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table's columns, checked: what is missing or of the wrong type is named, with what there is. */
final class Columns {

    private Columns() {}

    /**
     * A column of numbers; missing values are NaN.
     *
     * @throws IllegalArgumentException if the table has no rows or no such column, or if the column holds no numbers
     */
    static double[] numbers(Table table, String name) {
        Column<?> column = column(table, name);
        if (column instanceof NumericColumn<?> numeric) {
            return numeric.asDoubleArray();
        }
        String type = column.type().name().toLowerCase(Locale.ROOT);
        throw new IllegalArgumentException("column \"" + name + "\" holds " + type + " values, numbers were wanted");
    }

    /** A column of any type as text. */
    static List<String> labels(Table table, String name) {
        Column<?> column = column(table, name);
        return IntStream.range(0, column.size())
                .mapToObj(row -> column.isMissing(row) ? "(missing)" : column.getString(row))
                .toList();
    }

    static boolean areNumbers(Table table, String name) {
        return column(table, name) instanceof NumericColumn<?>;
    }

    private static Column<?> column(Table table, String name) {
        Arguments.notNull("table", table);
        Arguments.text("column", name);
        if (!table.containsColumn(name)) {
            String all = table.columnNames().stream().collect(Collectors.joining("\", \"", "\"", "\""));
            throw new IllegalArgumentException("column \"" + name + "\" is not in the table; it has "
                    + (table.columnCount() == 0 ? "no columns" : all));
        }
        if (table.isEmpty()) {
            throw new IllegalArgumentException("table: it has no rows, at least one was wanted");
        }
        return table.column(name);
    }
}
