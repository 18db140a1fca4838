package gateflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Matrices and vectors as a reader knows them: in brackets, with their shape, the middle of a large one left out. */
final class Matrices {

    /** Rows and columns that are shown at either end of a large matrix. */
    private static final int ENDS = 4;

    private static final int MOST = 2 * ENDS + 2;
    private static final int DIGITS = 4;

    /** A number for each row and column. */
    interface Entry {
        double at(int row, int column);
    }

    private Matrices() {}

    /** A matrix as a table in brackets. */
    static Shown matrix(int rows, int columns, Entry entry) {
        return new Elided(rows + " × " + columns + " matrix", grid(rows, columns, entry));
    }

    /** A vector as one row. */
    static Shown vector(double[] values) {
        return new Elided("vector of length " + values.length, grid(1, values.length, (row, column) -> values[column]));
    }

    /** An array of rows, which need not be of one length. */
    static Shown rows(double[][] rows) {
        int columns = IntStream.range(0, rows.length)
                .map(i -> rows[i] == null ? 0 : rows[i].length)
                .max()
                .orElse(0);
        return matrix(rows.length, columns, (r, c) -> rows[r] == null || c >= rows[r].length ? Double.NaN : rows[r][c]);
    }

    private static List<List<String>> grid(int rows, int columns, Entry entry) {
        int[] shownRows = ends(rows);
        int[] shownColumns = ends(columns);
        var grid = new ArrayList<List<String>>();
        for (int r : shownRows) {
            var row = new ArrayList<String>();
            for (int c : shownColumns) {
                row.add(r < 0 && c < 0 ? "⋱" : r < 0 ? "⋮" : c < 0 ? "⋯" : Numbers.format(entry.at(r, c), DIGITS));
            }
            grid.add(row);
        }
        return grid;
    }

    /** The indices to show; −1 stands for those left out. */
    private static int[] ends(int length) {
        return length <= MOST
                ? IntStream.range(0, length).toArray()
                : IntStream.concat(
                                IntStream.concat(IntStream.range(0, ENDS), IntStream.of(-1)),
                                IntStream.range(length - ENDS, length))
                        .toArray();
    }

    /** What is shown of a matrix. */
    private record Elided(String shape, List<List<String>> grid) implements Shown {

        @Override
        public String html() {
            var out = new StringBuilder(
                    Html.SCROLLED + "<table class=\"gf-matrix\"><caption>" + shape + "</caption><tbody>");
            for (List<String> row : grid) {
                out.append("<tr>");
                row.forEach(cell -> out.append("<td style=\"text-align:right\">")
                        .append(cell)
                        .append("</td>"));
                out.append("</tr>");
            }
            return out.append("</tbody></table></div>").toString();
        }

        @Override
        public String text() {
            int widest = grid.stream()
                    .flatMap(List::stream)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            var out = new StringBuilder(shape);
            for (List<String> row : grid) {
                out.append('\n');
                row.forEach(cell ->
                        out.append(" ".repeat(widest - cell.length() + 1)).append(cell));
            }
            return out.toString();
        }
    }
}
