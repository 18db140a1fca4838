package gateflow.report;

import gateflow.report.Plot.Axis;
import gateflow.report.Plot.Counting;
import gateflow.report.Plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chart's numbers as a table: a row for each place on the horizontal axis, a column for each series. */
final class DataTable {

    private static final int MOST_COLUMNS = 12;

    private DataTable() {}

    static String html(Plot plot) {
        return plot.isHeatmap() ? heatmap(plot) : series(plot);
    }

    private static String series(Plot plot) {
        var rows = new LinkedHashMap<Double, Map<Integer, Double>>();
        for (int s = 0; s < plot.series().size(); s++) {
            Series series = plot.series().get(s);
            for (int i = 0; i < series.x().length; i++) {
                rows.computeIfAbsent(series.x()[i], x -> new HashMap<>()).put(s, series.y()[i]);
            }
        }
        var header = new ArrayList<String>(List.of(name(plot.x(), "x")));
        plot.series().forEach(series -> header.add(series.name().isBlank() ? name(plot.y(), "y") : series.name()));
        var cells = new ArrayList<List<String>>();
        rows.forEach((x, values) -> cells.add(row(plot, x, values)));
        return table(header, cells);
    }

    private static List<String> row(Plot plot, double x, Map<Integer, Double> values) {
        var row = new ArrayList<String>(List.of(place(plot.x(), x)));
        for (int s = 0; s < plot.series().size(); s++) {
            double value = values.getOrDefault(s, Double.NaN);
            boolean exponent = plot.y().counting() == Counting.EXPONENTS;
            row.add(
                    Double.isNaN(value)
                            ? "–"
                            : exponent ? MathText.plain("10^{" + Numbers.format(value) + "}") : Numbers.format(value));
        }
        return row;
    }

    private static String heatmap(Plot plot) {
        Series series = plot.series().get(0);
        int step = (series.x().length + MOST_COLUMNS - 1) / MOST_COLUMNS;
        var header = new ArrayList<String>(List.of(name(plot.y(), "y") + " \\ " + name(plot.x(), "x")));
        for (int c = 0; c < series.x().length; c += step) {
            header.add(place(plot.x(), series.x()[c]));
        }
        var cells = new ArrayList<List<String>>();
        for (int r = 0; r < series.z().length; r++) {
            var row = new ArrayList<String>(List.of(place(plot.y(), series.y()[r])));
            for (int c = 0; c < series.x().length; c += step) {
                double value = series.z()[r][c];
                row.add(Double.isFinite(value) ? Numbers.format(value, 3) : "–");
            }
            cells.add(row);
        }
        String columns = step == 1 ? "" : "<p class=\"gf gf-note\">Every column number " + step + " is shown.</p>";
        return table(header, cells) + columns;
    }

    private static String table(List<String> header, List<List<String>> cells) {
        int[] shown = HtmlTable.thinned(cells.size());
        List<Boolean> numeric = header.stream().map(name -> true).toList();
        return HtmlTable.of(
                        "",
                        header,
                        numeric,
                        Arrays.stream(shown).mapToObj(cells::get).toList())
                + HtmlTable.note(shown.length, cells.size());
    }

    private static String name(Axis axis, String otherwise) {
        return axis.title().isBlank() ? otherwise : axis.title();
    }

    private static String place(Axis axis, double position) {
        return axis.counting() == Counting.CATEGORIES
                ? axis.categories().get((int) position)
                : Numbers.format(position);
    }
}
