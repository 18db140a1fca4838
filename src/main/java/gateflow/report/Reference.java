package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line across the frame at one value, with a label.
 *
 * @param upright whether it stands at a horizontal value, or lies at a vertical one
 * @param value on its axis
 * @param label what it is
 */
record Reference(boolean upright, double value, String label) {

    /** In the right half of the axis an upright line has its label at its left so that it stays inside the frame. */
    boolean isLabelledBefore(Range range) {
        return value > range.low() + range.size() / 2;
    }

    /**
     * Adds plotly's shape for one panel.
     *
     * @param panel the panel's number, from 0; only the first has the label
     * @param range the range of the horizontal axis
     */
    void addTo(ArrayNode shapes, int panel, Range range) {
        String x = Panels.axis("x", panel);
        String y = Panels.axis("y", panel);
        ObjectNode shape = shapes.addObject().put("type", "line").put("layer", "above");
        shape.put("xref", upright ? x : x + " domain").put("yref", upright ? y + " domain" : y);
        shape.put("x0", upright ? value : 0).put("x1", upright ? value : 1);
        shape.put("y0", upright ? 0 : value).put("y1", upright ? 1 : value);
        shape.putObject("line").put("width", 1.2).put("dash", "4px,3px");
        if (panel == 0) {
            shape.putObject("label")
                    .put("text", label)
                    .put("textposition", "end")
                    .put("textangle", 0)
                    .put("xanchor", !upright || isLabelledBefore(range) ? "right" : "left")
                    .put("yanchor", upright ? "top" : "bottom");
        }
    }

    String text() {
        return (upright ? "upright" : "level") + " at " + Numbers.format(value, 3) + ": " + label;
    }
}
