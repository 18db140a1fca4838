package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.plotly.components.Layout;

/**
 * Small charts of the same kind on the same axes, in rows from left to right.
 *
 * @param names what stands above each; none for a chart of one frame
 */
record Panels(List<String> names) {

    /** So many can be read on one screen. */
    static final int MOST = 12;

    private static final String NAME = "panel";

    /** How many frames there are. */
    int count() {
        return Math.max(1, names.size());
    }

    /** Three abreast leave room for the labels of two marks each; four fill a square better. */
    int columns() {
        return count() == 4 ? 2 : Math.min(3, count());
    }

    int rows() {
        return (count() + columns() - 1) / columns();
    }

    /** Whether a panel is the first of its row: it bears the labels of the vertical axis. */
    boolean isFirstOfRow(int panel) {
        return panel % columns() == 0;
    }

    /** Whether a panel is the last of its column: it bears the labels of the horizontal axis. */
    boolean isLastOfColumn(int panel) {
        return panel + columns() >= count();
    }

    /** Plotly's name of a panel's axis: x, x2, x3, … */
    static String axis(String letter, int panel) {
        return panel == 0 ? letter : letter + (panel + 1);
    }

    /** The number of the panel whose axis this is; 0 for the name of none. */
    static int ofAxis(String axis) {
        return axis.length() < 2 ? 0 : Integer.parseInt(axis.substring(1)) - 1;
    }

    Layout.LayoutBuilder inGrid(Layout.LayoutBuilder layout) {
        return names.isEmpty()
                ? layout
                : layout.grid(tech.tablesaw.plotly.components.Grid.builder()
                        .rows(rows())
                        .columns(columns())
                        .xGap(0.12)
                        .yGap(0.25)
                        .xSide(tech.tablesaw.plotly.components.Grid.XSide.BOTTOM_PLOT)
                        .ySide(tech.tablesaw.plotly.components.Grid.YSide.LEFT_PLOT)
                        .pattern(tech.tablesaw.plotly.components.Grid.Pattern.INDEPENDENT)
                        .build());
    }

    /** Adds the axes of all panels but the first, which follow its own, and the panels' names. */
    void complete(ObjectNode layout) {
        if (names.isEmpty()) {
            return;
        }
        ArrayNode annotations = layout.putArray("annotations");
        for (int panel = 0; panel < names.size(); panel++) {
            if (panel > 0) {
                addAxis(layout, "x", panel);
                addAxis(layout, "y", panel);
            }
            annotations
                    .addObject()
                    .put("name", NAME)
                    .put("text", names.get(panel))
                    .put("showarrow", false)
                    .put("xref", axis("x", panel) + " domain")
                    .put("yref", axis("y", panel) + " domain")
                    .put("x", 0)
                    .put("xanchor", "left")
                    .put("y", 1)
                    .put("yanchor", "bottom");
        }
    }

    private static void addAxis(ObjectNode layout, String letter, int panel) {
        ObjectNode axis = layout.get(letter + "axis").deepCopy();
        axis.remove("title");
        layout.set(letter + "axis" + (panel + 1), axis.put("matches", letter));
    }

    static Panels of(JsonNode layout) {
        var names = new ArrayList<String>();
        for (JsonNode annotation : layout.path("annotations")) {
            if (annotation.path("name").asText().equals(NAME)) {
                names.add(annotation.path("text").asText());
            }
        }
        return new Panels(List.copyOf(names));
    }
}
