package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import gateflow.report.Plot.Counting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Upright bars.
 *
 * @param categories what stands below the bars
 * @param bars for each series a value per category; NaN for no bar
 * @param stacked whether the bars of a category stand on each other or side by side
 */
record BarMarks(List<String> categories, Map<String, double[]> bars, boolean stacked) implements Marks {

    @Override
    public Layout layout(ChartOptions options) {
        refuseOtherAxes(options);
        Range y = options.yRange != null ? options.yRange : Range.ofBars(ends());
        return Layouts.of(options, bars.size() > 1)
                .barMode(stacked ? Layout.BarMode.RELATIVE : Layout.BarMode.GROUP)
                .xAxis(Layouts.categories(options.xLabel))
                .yAxis(Layouts.axis(options.yLabel, Axis.Type.LINEAR, y))
                .build();
    }

    private static void refuseOtherAxes(ChartOptions options) {
        Layouts.refuseReferences(options, "bars");
        Require.that(
                options.yCounting == Counting.LINEAR,
                options,
                "logY or exponentY is set for bars; it must not be, since bars start at 0 and a logarithmic axis has no 0.");
        Require.that(
                options.xRange == null,
                options,
                "xRange is set for bars; it must not be, since their horizontal axis has no numbers.");
    }

    /** How far the bars reach. */
    private DoubleStream ends() {
        return stacked
                ? DoubleStream.concat(stackEnds(1), stackEnds(-1))
                : bars.values().stream().flatMapToDouble(Arrays::stream);
    }

    private DoubleStream stackEnds(int sign) {
        return IntStream.range(0, categories.size()).mapToDouble(i -> bars.values().stream()
                .mapToDouble(v -> v[i])
                .filter(v -> sign * v > 0)
                .sum());
    }

    @Override
    public List<Trace> traces(ChartOptions options) {
        Map<String, SeriesStyle> styles = Palette.assign(List.copyOf(bars.keySet()));
        var traces = new ArrayList<Trace>();
        bars.forEach((name, values) -> traces.add(BarTrace.builder(categories.toArray(), values)
                .name(name)
                .marker(Marker.builder().color(styles.get(name).color()).build())
                .build()));
        return traces;
    }

    @Override
    public void complete(ObjectNode json, ChartOptions options) {
        Map<String, SeriesStyle> styles = Palette.assign(List.copyOf(bars.keySet()));
        for (JsonNode node : json.get("data")) {
            ObjectNode trace = (ObjectNode) node;
            trace.put("hovertemplate", "%{x}: %{y:.4~g}");
            // Tablesaw's mended JSON takes a category such as "1" for a number.
            ArrayNode names = trace.putArray("x");
            categories.forEach(names::add);
            if (bars.size() > 1) {
                String hatch = styles.get(trace.get("name").asText()).hatch();
                ObjectNode pattern = ((ObjectNode) trace.get("marker")).putObject("pattern");
                pattern.put("shape", hatch)
                        .put("fillmode", "overlay")
                        .put("fgcolor", "#fff")
                        .put("solidity", 0.25);
            }
        }
        Layouts.describe((ObjectNode) json.get("layout"), options, "");
    }
}
