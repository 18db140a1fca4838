package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import gateflow.report.Plot.Counting;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.Trace;

/** A heatmap in cividis. */
record HeatMarks(Grid grid) implements Marks {

    @Override
    public Layout layout(ChartOptions options) {
        Layouts.refuseReferences(options, "a heatmap");
        boolean axesAreFree = options.yCounting == Counting.LINEAR && options.xRange == null && options.yRange == null;
        Require.that(
                axesAreFree,
                options,
                "logY, exponentY, xRange or yRange is set for a heatmap; its axes follow from its cells, so none must be set.");
        return Layouts.of(options, false)
                .xAxis(axis(options.xLabel, grid.columns()))
                .yAxis(axis(options.yLabel, grid.rows()))
                .build();
    }

    private static Axis axis(String label, List<String> labels) {
        return Grid.evenlySpaced(labels) == null
                ? Layouts.categories(label)
                : Axis.builder().title(label).type(Axis.Type.LINEAR).build();
    }

    @Override
    public List<Trace> traces(ChartOptions options) {
        return List.of(
                HeatmapTrace.builder(grid.columns().toArray(), grid.rows().toArray(), grid.values())
                        .build());
    }

    @Override
    public void complete(ObjectNode json, ChartOptions options) {
        ObjectNode trace = (ObjectNode) json.get("data").get(0);
        trace.set("colorscale", Cividis.json(trace.arrayNode()));
        trace.put("hoverongaps", false);
        String place = MathText.html(options.xLabel) + " %{x}, " + MathText.html(options.yLabel) + " %{y}";
        trace.put("hovertemplate", place + ": %{z:.4~g}<extra></extra>");
        trace.putObject("colorbar")
                .put("outlinewidth", 0)
                .put("thickness", 14)
                .putObject("title")
                .put("text", options.valueLabel);
        keepText(trace, "x", grid.columns());
        keepText(trace, "y", grid.rows());
        Layouts.describe((ObjectNode) json.get("layout"), options, gaps());
    }

    /** Tablesaw's mended JSON takes a label such as "1" for a number; on an axis of categories it is none. */
    private static void keepText(ObjectNode trace, String key, List<String> labels) {
        if (Grid.evenlySpaced(labels) == null) {
            ArrayNode texts = trace.putArray(key);
            labels.forEach(texts::add);
        }
    }

    private String gaps() {
        long gaps = Arrays.stream(grid.values())
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isFinite(v))
                .count();
        return gaps == 0
                ? ""
                : gaps + (gaps == 1 ? " cell without a value is" : " cells without a value are") + " left empty.";
    }
}
