package gateflow.report;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Values by row and column, from one table row for each value.
 *
 * @param columns the columns' labels
 * @param rows the rows' labels
 * @param values rows × columns; NaN where no value came
 */
record Grid(List<String> columns, List<String> rows, double[][] values) {

    /**
     * Spreads a list of values.
     *
     * @param columnOf the column of each value
     * @param rowOf the row of each value
     * @throws IllegalArgumentException if two values have the same column and row
     */
    static Grid of(List<String> columnOf, List<String> rowOf, double[] values) {
        var columns = new ArrayList<>(new LinkedHashSet<>(columnOf));
        var rows = new ArrayList<>(new LinkedHashSet<>(rowOf));
        double[][] grid = new double[rows.size()][columns.size()];
        Arrays.stream(grid).forEach(row -> Arrays.fill(row, Double.NaN));
        var seen = new boolean[rows.size()][columns.size()];
        for (int i = 0; i < values.length; i++) {
            int row = rows.indexOf(rowOf.get(i));
            int column = columns.indexOf(columnOf.get(i));
            Require.that(
                    !seen[row][column],
                    values,
                    "table has more than one row with \"%s\" and \"%s\"; it must have one.",
                    columnOf.get(i),
                    rowOf.get(i));
            seen[row][column] = true;
            grid[row][column] = values[i];
        }
        return new Grid(columns, rows, grid);
    }

    double[] row(int index) {
        return values[index];
    }

    /** The same grid with numeric labels in ascending order. */
    Grid sorted(boolean byColumn, boolean byRow) {
        int[] columnOrder = order(columns, byColumn);
        int[] rowOrder = order(rows, byRow);
        double[][] sorted = Arrays.stream(rowOrder)
                .mapToObj(r -> Arrays.stream(columnOrder)
                        .mapToDouble(c -> values[r][c])
                        .toArray())
                .toArray(double[][]::new);
        return new Grid(pick(columns, columnOrder), pick(rows, rowOrder), sorted);
    }

    private static int[] order(List<String> labels, boolean numeric) {
        var indices = new ArrayList<Integer>();
        for (int i = 0; i < labels.size(); i++) {
            indices.add(i);
        }
        if (numeric) {
            indices.sort(Comparator.comparingDouble(i -> number(labels.get(i))));
        }
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<String> pick(List<String> labels, int[] order) {
        return Arrays.stream(order).mapToObj(labels::get).toList();
    }

    /** Labels as numbers if they are evenly spaced ones, as on a time axis; null if they are not. */
    static double[] evenlySpaced(List<String> labels) {
        double[] numbers = labels.stream().mapToDouble(Grid::number).toArray();
        for (int i = 0; i < numbers.length; i++) {
            double expected =
                    numbers[0] + i * (numbers[numbers.length - 1] - numbers[0]) / Math.max(1, numbers.length - 1);
            if (!(Math.abs(numbers[i] - expected) <= 1e-9 * Math.max(1, Math.abs(expected)))) {
                return null;
            }
        }
        return numbers;
    }

    private static double number(String label) {
        try {
            return Double.parseDouble(label);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
