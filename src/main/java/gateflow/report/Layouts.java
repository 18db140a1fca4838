package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;

/** What the layouts of all charts have in common. */
final class Layouts {

    private Layouts() {}

    static Layout.LayoutBuilder of(ChartOptions options, boolean legend) {
        return Layout.builder(options.title).showLegend(legend);
    }

    static Axis axis(String label, Axis.Type type, Range range) {
        return Axis.builder()
                .title(label)
                .type(type)
                .range(range.low(), range.high())
                .build();
    }

    /** An axis whose range follows from its categories. */
    static Axis categories(String label) {
        return Axis.builder().title(label).type(Axis.Type.CATEGORY).build();
    }

    /** Adds the lines at a value, with {@link Panels} in each of them. */
    static void refer(ObjectNode layout, ChartOptions options, Panels panels) {
        JsonNode ends = layout.at("/xaxis/range");
        Range range = new Range(ends.get(0).asDouble(), ends.get(1).asDouble());
        ArrayNode shapes = layout.putArray("shapes");
        for (Reference reference : options.references) {
            IntStream.range(0, panels.count()).forEach(panel -> reference.addTo(shapes, panel, range));
        }
    }

    /** Refuses lines at a value where an axis has no numbers. */
    static void refuseReferences(ChartOptions options, String kind) {
        Require.that(
                options.references.isEmpty(),
                options,
                "markX or markY is set for %s; it must be set for lines or a histogram.",
                kind);
    }

    /** Caption and alternative text, which plotly lets pass and {@link Plot} reads. */
    static void describe(ObjectNode layout, ChartOptions options, String note) {
        String caption =
                Stream.of(options.caption, note).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
        layout.putObject("meta").put("caption", caption).put("alt", options.alt);
    }
}
