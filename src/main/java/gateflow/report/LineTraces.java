package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.report.Plot.Counting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** Lines as Tablesaw's traces: first the bands, so that they lie behind, then the lines. */
final class LineTraces {

    /** The kind that plotly's JSON of a band's trace bears: a picture draws it from its line. */
    static final String BAND = "band";

    private static final int MARKERS_ALONG_A_LINE = 9;

    /** How much of a band's colour is seen, and of its edge's, as two hexadecimal digits. */
    private static final String FAINT = "2b";

    private static final String EDGE = "80";

    private final List<Line> lines;
    private final List<Line> banded;
    private final Panels panels;
    private final ChartOptions options;
    private final Map<String, SeriesStyle> styles;

    LineTraces(List<Line> lines, Panels panels, ChartOptions options) {
        this.lines = lines;
        this.banded = lines.stream().filter(line -> line.band() != null).toList();
        this.panels = panels;
        this.options = options;
        this.styles = Palette.assign(lines.stream().map(Line::name).distinct().toList());
    }

    List<Trace> all() {
        return Stream.concat(banded.stream().map(this::band), lines.stream().map(this::line))
                .toList();
    }

    private Trace band(Line line) {
        String color = styles.get(line.name()).color();
        Counting counting = options.yCounting;
        return trace(line, line.band().outlineX(line.x(), counting), line.band().outlineY(line.x(), counting))
                .mode(ScatterTrace.Mode.LINE)
                .showLegend(false)
                .fill(ScatterTrace.Fill.TO_SELF)
                .fillColor(color + FAINT)
                .line(tech.tablesaw.plotly.components.Line.builder()
                        .color(color + EDGE)
                        .width(1)
                        .build())
                .build();
    }

    private Trace line(Line line) {
        SeriesStyle style = styles.get(line.name());
        return trace(line, line.x(), line.shown(options.yCounting))
                .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
                .showLegend(isFirstOfItsName(line))
                .line(tech.tablesaw.plotly.components.Line.builder()
                        .color(style.color())
                        .width(2)
                        .dash(style.dash())
                        .build())
                .marker(Marker.builder()
                        .color(style.color())
                        .symbol(style.symbol())
                        .size(7)
                        .build())
                .build();
    }

    private boolean isFirstOfItsName(Line line) {
        return lines.stream().takeWhile(earlier -> earlier != line).noneMatch(earlier -> earlier.name()
                .equals(line.name()));
    }

    private ScatterTrace.ScatterBuilder trace(Line line, double[] x, double[] y) {
        int panel = Math.max(0, panels.names().indexOf(line.panel()));
        return ScatterTrace.builder(x, y)
                .name(line.name())
                .xAxis(Panels.axis("x", panel))
                .yAxis(Panels.axis("y", panel));
    }

    /** Adds hover text and the bands' ends to the traces of {@link #all()}. */
    void complete(JsonNode data) {
        var traces = new ArrayList<ObjectNode>();
        for (JsonNode trace : data) {
            traces.add((ObjectNode) trace);
            // All that bears a name comes and goes with its entry in the legend; Tablesaw forgets the group that it was
            // told.
            if (!banded.isEmpty() || panels.count() > 1) {
                ((ObjectNode) trace).put("legendgroup", trace.get("name").asText());
            }
        }
        traces.subList(0, banded.size())
                .forEach(trace -> trace.put("meta", BAND).put("hoverinfo", "skip"));
        for (int i = 0; i < lines.size(); i++) {
            completeLine(traces.get(banded.size() + i), lines.get(i));
        }
    }

    private void completeLine(ObjectNode trace, Line line) {
        trace.put("hovertemplate", hover(line.band() != null));
        long drawn = Arrays.stream(line.y()).filter(Double::isFinite).count();
        // Of few points plotly and the picture would leave out some by their place among the gaps.
        if (!options.points && drawn > MARKERS_ALONG_A_LINE) {
            ((ObjectNode) trace.get("marker")).put("maxdisplayed", MARKERS_ALONG_A_LINE);
        }
        if (line.band() != null) {
            ArrayNode ends = trace.putArray("customdata");
            for (int i = 0; i < line.x().length; i++) {
                ArrayNode pair = ends.addArray();
                FigureJson.addNumber(pair, line.band().low()[i]);
                FigureJson.addNumber(pair, line.band().high()[i]);
            }
        }
    }

    private String hover(boolean banded) {
        String value = number("y");
        return banded ? value + " (" + number("customdata[0]") + " to " + number("customdata[1]") + ")" : value;
    }

    private String number(String name) {
        return switch (options.yCounting) {
            case EXPONENTS -> "10<sup>%{" + name + ":.4~f}</sup>";
            case LOG -> name.equals("y") ? "%{y}" : "%{" + name + ":.3~g}";
            default -> "%{" + name + ":.4~g}";
        };
    }
}
