package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import gateflow.report.Plot.Counting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Histograms on each other: the steps of their outlines, which stay apart where bars would hide each other.
 *
 * @param bins the same for all
 * @param counts for each group how many values are in each bin
 * @param infinite how many values have no bin
 */
record HistogramMarks(Bins bins, Map<String, double[]> counts, long infinite) implements Marks {

    /** How much of a group's colour fills its outline, as two hexadecimal digits. */
    private static final String FAINT = "2b";

    @Override
    public Layout layout(ChartOptions options) {
        Require.that(
                options.yCounting == Counting.LINEAR,
                options,
                "logY or exponentY is set for a histogram; it must not be, since counts start at 0.");
        Range x = options.xRange != null
                ? options.xRange
                : Range.around(DoubleStream.concat(DoubleStream.of(bins.low(), bins.high()), options.references(true)));
        DoubleStream heights = counts.values().stream().flatMapToDouble(Arrays::stream);
        Range y = options.yRange != null
                ? options.yRange
                : Range.ofBars(DoubleStream.concat(heights, options.references(false)));
        return Layouts.of(options, counts.size() > 1)
                .xAxis(Layouts.axis(options.xLabel, Axis.Type.LINEAR, x))
                .yAxis(Layouts.axis(options.yLabel, Axis.Type.LINEAR, y))
                .build();
    }

    @Override
    public List<Trace> traces(ChartOptions options) {
        Map<String, SeriesStyle> styles = Palette.assign(List.copyOf(counts.keySet()));
        return counts.entrySet().stream()
                .map(group -> trace(group.getKey(), group.getValue(), styles.get(group.getKey())))
                .toList();
    }

    private Trace trace(String name, double[] heights, SeriesStyle style) {
        return ScatterTrace.builder(bins.closedCentres(), bins.closed(heights))
                .name(name)
                .mode(ScatterTrace.Mode.LINE)
                .fill(ScatterTrace.Fill.TO_ZERO_Y)
                .fillColor(style.color() + FAINT)
                .line(tech.tablesaw.plotly.components.Line.builder()
                        .color(style.color())
                        .width(2)
                        .dash(style.dash())
                        .shape(tech.tablesaw.plotly.components.Line.Shape.HVH)
                        .build())
                .build();
    }

    @Override
    public void complete(ObjectNode json, ChartOptions options) {
        for (JsonNode trace : json.get("data")) {
            ((ObjectNode) trace).put("hovertemplate", "%{y} in the bin around %{x:.4~g}");
        }
        ObjectNode layout = (ObjectNode) json.get("layout");
        layout.put("hovermode", "x unified");
        Layouts.refer(layout, options, new Panels(List.of()));
        Layouts.describe(layout, options, note());
    }

    private String note() {
        String left = infinite == 0 ? "" : " Left out: " + infinite + (infinite == 1 ? " value is" : " values are");
        return "Bins are " + Numbers.format(bins.width()) + " wide." + left + (infinite == 0 ? "" : " infinite.");
    }
}
