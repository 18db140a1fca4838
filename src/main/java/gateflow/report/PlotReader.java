package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.report.Plot.Axis;
import gateflow.report.Plot.Counting;
import gateflow.report.Plot.Kind;
import gateflow.report.Plot.Look;
import gateflow.report.Plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a {@link Plot} from a figure's JSON. */
final class PlotReader {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final JsonNode layout;
    private final JsonNode data;
    private final List<SeriesStyle> defaults = Palette.styles();

    PlotReader(ObjectNode json) {
        layout = json.get("layout");
        data = json.get("data");
    }

    Plot read() {
        List<String> columns = categories("x", layout.path("xaxis"));
        List<String> rows = categories("y", layout.path("yaxis"));
        var series = new ArrayList<Series>();
        for (JsonNode trace : data) {
            if (!trace.path("meta").asText().equals(LineTraces.BAND)) {
                series.add(series(trace, columns, rows, series.size()));
            }
        }
        String barMode = layout.path("barmode").asText();
        boolean stacked = barMode.equals("stack") || barMode.equals("relative");
        Axis x = axis(layout.path("xaxis"), columns, series, true, stacked);
        Axis y = axis(layout.path("yaxis"), rows, series, false, stacked);
        JsonNode meta = layout.path("meta");
        String caption = meta.path("caption").asText();
        String alt = meta.path("alt").asText();
        return new Plot(title(layout), x, y, series, stacked, Panels.of(layout), references(), caption, alt);
    }

    private Series series(JsonNode trace, List<String> columns, List<String> rows, int index) {
        Kind kind = kind(trace);
        double[] x = positions(trace.path("x"), columns);
        double[] y = positions(trace.path("y"), rows);
        double[][] z = kind != Kind.HEATMAP ? null : matrix(trace.get("z"));
        int panel = Panels.ofAxis(trace.path("xaxis").asText());
        return new Series(trace.path("name").asText(), kind, x, y, z, band(trace), panel, look(trace, index));
    }

    private static Band band(JsonNode trace) {
        double[][] ends = matrix(trace.path("customdata"));
        return ends.length == 0
                ? null
                : new Band(
                        Arrays.stream(ends).mapToDouble(pair -> pair[0]).toArray(),
                        Arrays.stream(ends).mapToDouble(pair -> pair[1]).toArray());
    }

    /** Each panel has its own copy of a line at a value; the one with the label stands for all. */
    private List<Reference> references() {
        return stream(layout.path("shapes"))
                .filter(shape -> shape.has("label"))
                .map(PlotReader::reference)
                .toList();
    }

    private static Reference reference(JsonNode shape) {
        boolean upright = shape.get("xref").asText().equals("x");
        double value = shape.get(upright ? "x0" : "y0").asDouble();
        return new Reference(upright, value, shape.at("/label/text").asText());
    }

    private static Kind kind(JsonNode trace) {
        String type = trace.path("type").asText();
        return switch (type) {
            case "scatter" -> Kind.SCATTER;
            case "bar" -> {
                if (trace.path("orientation").asText().equals("h")) {
                    throw new IllegalArgumentException(
                            "figure: its bars lie on their side; only upright bars can be drawn");
                }
                yield Kind.BAR;
            }
            case "heatmap" -> Kind.HEATMAP;
            default ->
                throw new IllegalArgumentException(
                        "figure: it holds a trace of type \"" + type + "\"; scatter, bar and heatmap can be drawn");
        };
    }

    private Look look(JsonNode trace, int index) {
        SeriesStyle standard = defaults.get(index % defaults.size());
        JsonNode marker = trace.path("marker");
        JsonNode line = trace.path("line");
        String mode = trace.path("mode").asText("lines");
        String markerColor =
                marker.path("color").isTextual() ? marker.get("color").asText() : standard.color();
        return new Look(
                line.path("color").asText(markerColor),
                mode.contains("lines"),
                line.path("shape").asText().equals("hvh"),
                line.path("dash").asText("solid"),
                marker.path("symbol").asText("circle"),
                mode.contains("markers") ? marker.path("maxdisplayed").asInt(UNLIMITED) : 0,
                marker.path("pattern").path("shape").asText(),
                scale(trace.path("colorscale")),
                trace.path("colorbar").path("title").path("text").asText());
    }

    private static List<String> scale(JsonNode stops) {
        return StreamSupport.stream(stops.spliterator(), false)
                .map(stop -> stop.get(1).asText())
                .toList();
    }

    /** All text values of one axis in order of appearance, as plotly counts them; none if every value is a number. */
    private List<String> categories(String key, JsonNode axis) {
        Set<String> names = new LinkedHashSet<>();
        boolean text = axis.path("type").asText().equals("category");
        for (JsonNode trace : data) {
            for (JsonNode value : trace.path(key)) {
                text |= value.isTextual();
                names.add(value.asText());
            }
        }
        return text ? List.copyOf(names) : List.of();
    }

    private static double[] positions(JsonNode values, List<String> categories) {
        return categories.isEmpty()
                ? numbers(values)
                : stream(values)
                        .mapToDouble(v -> categories.indexOf(v.asText()))
                        .toArray();
    }

    private static double[] numbers(JsonNode values) {
        return stream(values).mapToDouble(v -> v.asDouble(Double.NaN)).toArray();
    }

    private static double[][] matrix(JsonNode rows) {
        return stream(rows).map(PlotReader::numbers).toArray(double[][]::new);
    }

    private static Stream<JsonNode> stream(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false);
    }

    private static Axis axis(
            JsonNode axis, List<String> categories, List<Series> series, boolean isX, boolean stacked) {
        Counting counting = counting(axis, categories);
        Range range = axis.has("range")
                ? new Range(
                        axis.get("range").get(0).asDouble(),
                        axis.get("range").get(1).asDouble())
                : Extent.of(series, categories, counting, isX, stacked);
        return new Axis(title(axis), counting, range, categories);
    }

    private static Counting counting(JsonNode axis, List<String> categories) {
        if (!categories.isEmpty()) {
            return Counting.CATEGORIES;
        }
        if (axis.path("type").asText().equals("log")) {
            return Counting.LOG;
        }
        return axis.path("tickprefix").asText().equals(Chart.EXPONENT_PREFIX) ? Counting.EXPONENTS : Counting.LINEAR;
    }

    private static String title(JsonNode owner) {
        return owner.path("title").path("text").asText();
    }
}
