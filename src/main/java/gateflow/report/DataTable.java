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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A chart's numbers as a table: a row for each place on the horizontal axis, a column for each series. */
final class DataTable {

    private static final int MOST_COLUMNS = 12;

    private DataTable() {}

    static String html(Plot plot) {
        return plot.isHeatmap() ? heatmap(plot) : series(plot);
    }

    /** A column of the table: values at places on the horizontal axis. */
    private record Column(String name, double[] places, double[] values) {}

    private static String series(Plot plot) {
        List<Column> columns =
                plot.series().stream().flatMap(s -> columns(plot, s)).toList();
        var rows = new LinkedHashMap<Double, Map<Integer, Double>>();
        for (int c = 0; c < columns.size(); c++) {
            double[] places = columns.get(c).places();
            for (int i = 0; i < places.length; i++) {
                rows.computeIfAbsent(places[i], x -> new HashMap<>())
                        .put(c, columns.get(c).values()[i]);
            }
        }
        var header = new ArrayList<String>(List.of(name(plot.x(), "x")));
        columns.forEach(column -> header.add(column.name()));
        var cells = new ArrayList<List<String>>();
        rows.forEach((x, values) -> cells.add(row(plot, x, values, columns.size())));
        return table(header, cells) + references(plot);
    }

    private static Stream<Column> columns(Plot plot, Series series) {
        String name = series.name().isBlank() ? name(plot.y(), "y") : plot.fullName(series);
        var values = Stream.of(new Column(name, series.x(), series.y()));
        return series.band() == null
                ? values
                : Stream.concat(
                        values,
                        Stream.of(
                                new Column(
                                        name + ", low",
                                        series.x(),
                                        series.band().low()),
                                new Column(
                                        name + ", high",
                                        series.x(),
                                        series.band().high())));
    }

    private static List<String> row(Plot plot, double x, Map<Integer, Double> values, int columns) {
        var row = new ArrayList<String>(List.of(plot.isHistogram() ? bin(plot, x) : place(plot.x(), x)));
        for (int c = 0; c < columns; c++) {
            double value = values.getOrDefault(c, Double.NaN);
            boolean exponent = plot.y().counting() == Counting.EXPONENTS;
            row.add(
                    Double.isNaN(value)
                            ? "–"
                            : exponent ? MathText.plain("10^{" + Numbers.format(value) + "}") : Numbers.format(value));
        }
        return row;
    }

    private static String bin(Plot plot, double centre) {
        double[] centres = plot.series().get(0).x();
        double half = (centres[1] - centres[0]) / 2;
        return Numbers.format(centre - half) + " to " + Numbers.format(centre + half);
    }

    private static String references(Plot plot) {
        return plot.references().stream()
                .map(reference -> "<p class=\"gf gf-note\">Line " + MathText.html(reference.text()) + ".</p>")
                .collect(Collectors.joining());
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
