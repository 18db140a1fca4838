package gateflow.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link Tables}, {@link RunTables} and {@link SpectrumTables} are built from. */
final class TableParts {
    private TableParts() {}

    static IntColumn integers(String name, int[] values) {
        return IntColumn.create(name, values);
    }

    static DoubleColumn numbers(String name, double[] values) {
        return DoubleColumn.create(name, values);
    }

    /** A column of text, a cell for each item. */
    static <T> StringColumn texts(String name, List<T> items, Function<T, String> cell) {
        return StringColumn.create(name, items.stream().map(cell));
    }

    /** One table for each label, one below the other, with the label in a first column. */
    static Table stacked(String title, String column, Collection<String> labels, Function<String, Table> ofLabel) {
        return labels.stream()
                .map(label -> {
                    Table table = ofLabel.apply(label);
                    return table.insertColumn(
                            0, StringColumn.create(column, Collections.nCopies(table.rowCount(), label)));
                })
                .reduce(Table::append)
                .orElseThrow()
                .setName(title);
    }

    /** One table for each number from..to, one below the other, with the number in a first column. */
    static Table stacked(String title, String column, int from, int to, IntFunction<Table> ofNumber) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> {
                    Table table = ofNumber.apply(number);
                    return table.insertColumn(0, integers(column, repeated(number, table.rowCount())));
                })
                .reduce(Table::append)
                .orElseThrow()
                .setName(title);
    }

    static int[] repeated(int number, int times) {
        int[] numbers = new int[times];
        Arrays.fill(numbers, number);
        return numbers;
    }
}
