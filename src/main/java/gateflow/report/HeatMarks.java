package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.report.Plot.Counting;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.Trace;

/** A heatmap in cividis. */
record HeatMarks(Cells cells) implements Marks {

    @Override
    public Layout layout(ChartOptions options) {
        if (options.yCounting != Counting.LINEAR || options.xRange != null || options.yRange != null) {
            throw new IllegalArgumentException(
                    "logY, exponentY, xRange, yRange: a heatmap came, whose axes follow from its cells; lines were wanted");
        }
        return Layouts.of(options, false)
                .xAxis(axis(options.xLabel, cells.columns()))
                .yAxis(axis(options.yLabel, cells.rows()))
                .build();
    }

    private static Axis axis(String label, List<String> labels) {
        return Cells.evenlySpaced(labels) == null
                ? Layouts.categories(label)
                : Axis.builder().title(label).type(Axis.Type.LINEAR).build();
    }

    @Override
    public List<Trace> traces(ChartOptions options) {
        return List.of(
                HeatmapTrace.builder(cells.columns().toArray(), cells.rows().toArray(), cells.values())
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
        keepText(trace, "x", cells.columns());
        keepText(trace, "y", cells.rows());
        Layouts.describe((ObjectNode) json.get("layout"), options, gaps());
    }

    /** Tablesaw's mended JSON takes a label such as "1" for a number; on an axis of categories it is none. */
    private static void keepText(ObjectNode trace, String key, List<String> labels) {
        if (Cells.evenlySpaced(labels) == null) {
            ArrayNode texts = trace.putArray(key);
            labels.forEach(texts::add);
        }
    }

    private String gaps() {
        long gaps = Arrays.stream(cells.values())
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isFinite(v))
                .count();
        return gaps == 0
                ? ""
                : gaps + (gaps == 1 ? " cell without a value is" : " cells without a value are") + " left empty.";
    }
}
