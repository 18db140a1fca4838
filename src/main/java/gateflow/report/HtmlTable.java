package gateflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables as HTML: numbers to the right, long tables thinned with a note. */
final class HtmlTable {

    /** So many rows are read; more are scrolled past. */
    static final int MOST_ROWS = 25;

    private HtmlTable() {}

    /**
     * A table with a row header in its first column.
     *
     * @param caption stands above; may be empty
     * @param header the columns' names, with {@link MathText} marks
     * @param numeric whether a column holds numbers
     * @param rows the cells' text
     */
    static String of(String caption, List<String> header, List<Boolean> numeric, List<List<String>> rows) {
        var out = new StringBuilder(Html.SCROLLED + "<table class=\"gf-table\">");
        if (!caption.isEmpty()) {
            out.append("<caption>").append(MathText.html(caption)).append("</caption>");
        }
        out.append("<thead><tr>");
        for (int c = 0; c < header.size(); c++) {
            out.append("<th scope=\"col\"" + align(numeric.get(c)) + ">" + MathText.html(header.get(c)) + "</th>");
        }
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                String tag = c == 0 ? "th scope=\"row\"" : "td";
                out.append("<" + tag + align(numeric.get(c)) + ">" + Html.escape(row.get(c))
                        + (c == 0 ? "</th>" : "</td>"));
            }
            out.append("</tr>");
        }
        return out.append("</tbody></table></div>").toString();
    }

    private static String align(boolean numeric) {
        return numeric ? " class=\"gf-number\" style=\"text-align:right\"" : " style=\"text-align:left\"";
    }

    /** A Tablesaw table: at most {@link #MOST_ROWS} rows, spread over all, and a note of how many there are. */
    static String of(Table table) {
        int[] shown = thinned(table.rowCount());
        List<Boolean> numeric =
                table.columns().stream().map(c -> c instanceof NumericColumn<?>).toList();
        var rows = new ArrayList<List<String>>();
        for (int row : shown) {
            rows.add(table.columns().stream().map(column -> cell(column, row)).toList());
        }
        String name = table.name() == null ? "" : table.name();
        return of(name, table.columnNames(), numeric, rows) + note(shown.length, table.rowCount());
    }

    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "–";
        }
        // Not column.type() == ColumnType.DOUBLE: which of the two classes is loaded first decides whether that holds.
        boolean real = column instanceof DoubleColumn || column instanceof FloatColumn;
        return real ? Numbers.format(((NumericColumn<?>) column).getDouble(row)) : column.getString(row);
    }

    /** The rows to show of so many: all, or every n-th and the last. */
    static int[] thinned(int rows) {
        if (rows <= MOST_ROWS) {
            return IntStream.range(0, rows).toArray();
        }
        int step = (rows + MOST_ROWS - 3) / (MOST_ROWS - 1);
        return IntStream.concat(IntStream.iterate(0, i -> i < rows - 1, i -> i + step), IntStream.of(rows - 1))
                .toArray();
    }

    /** Says that rows are left out; nothing if all are there. */
    static String note(int shown, int rows) {
        return shown == rows
                ? ""
                : "<p class=\"gf gf-note\">" + shown + " of " + Numbers.format(rows) + " rows are shown.</p>";
    }
}
