package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
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

    /** Caption and alternative text, which plotly lets pass and {@link Plot} reads. */
    static void describe(ObjectNode layout, ChartOptions options, String note) {
        String caption =
                Stream.of(options.caption, note).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
        layout.putObject("meta").put("caption", caption).put("alt", options.alt);
    }
}
