package gateflow.report;

import gateflow.math.Require;
import java.util.List;
import java.util.Locale;
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
        throw new IllegalArgumentException(
                "column \"%s\" is of type %s; it must be a column of numbers.".formatted(name, type));
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
        boolean there = Require.given("table", table).containsColumn(Arguments.text("column", name));
        Require.that(there, name, "column is \"%s\"; it must be one of %s.", name, table.columnNames());
        Require.that(!table.isEmpty(), table, "table is empty; it must have at least one row.");
        return table.column(name);
    }
}
