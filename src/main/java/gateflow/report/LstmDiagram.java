package gateflow.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An LSTM unit as boxes and arrows, with places for its numbers. The script fills in the same drawing. */
final class LstmDiagram implements Picture {

    private static final int WIDTH = 540;
    private static final int HEIGHT = 244;
    private static final int RAIL = 52;
    private static final int CROSSING = 90;
    private static final int BOXES = 124;
    private static final int BOX_WIDTH = 108;
    private static final int BOX_HEIGHT = 78;

    @Override
    public String svg(String title, String alt, Values values) {
        int top = 28;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gf-svg\" viewBox=\"0 " + -top + " " + WIDTH + " "
                + (HEIGHT + top) + "\" width=\"" + WIDTH + "\" height=\"" + (HEIGHT + top)
                + "\" role=\"img\" aria-label=\""
                + Html.escape(alt) + "\"><style>" + SvgChart.STYLE
                + "</style><rect class=\"gf-ground\" y=\"" + -top + "\" width=\"100%\" height=\"100%\"/>"
                + text("gf-title", 8, -10, "start", title) + values.fill(drawing()) + "</svg>";
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "diagram")
                .put("size", WIDTH + " " + HEIGHT)
                .put("drawing", drawing());
    }

    @Override
    public String legend() {
        return "";
    }

    private static String drawing() {
        int forget = 8;
        int input = forget + BOX_WIDTH + 8;
        int candidate = input + BOX_WIDTH + 8;
        int output = candidate + BOX_WIDTH + 8;
        int middle = (middle(input) + middle(candidate)) / 2;
        return longTerm(middle(forget), middle)
                + path(middle(forget), BOXES, "V" + (RAIL + 11))
                + path(middle(input), BOXES, "V" + CROSSING + "H" + (middle - 11))
                + path(middle(candidate), BOXES, "V" + CROSSING + "H" + (middle + 11))
                + path(middle, CROSSING - 11, "V" + (RAIL + 11))
                + sign(middle, CROSSING, "×")
                + label(middle - 7, CROSSING - 15, "end", "i s̃_t = {{written}}")
                + shortTerm(middle(output))
                + box(forget, "forget", "f_t", "σ", "zf", "f")
                + box(input, "input", "i_t", "σ", "zi", "i")
                + box(candidate, "candidate", "s̃_t", "tanh", "zc", "c")
                + box(output, "output", "o_t", "σ", "zo", "o")
                + inputs(forget, output);
    }

    private static String longTerm(int keep, int add) {
        return path(8, RAIL, "H" + (keep - 11))
                + path(keep + 11, RAIL, "H" + (add - 11))
                + path(add + 11, RAIL, "H532")
                + sign(keep, RAIL, "×")
                + sign(add, RAIL, "+")
                + label(8, RAIL - 17, "start", "s_{t-1} = {{s}}")
                + label(keep + 19, RAIL - 8, "start", "f s_{t-1} = {{kept}}")
                + label(532, RAIL - 8, "end", "s_t = {{sNew}}");
    }

    private static String shortTerm(int show) {
        return path(show, RAIL, "V" + (CROSSING - 11))
                + path(show, BOXES, "V" + (CROSSING + 11))
                + path(show + 11, CROSSING, "H532")
                + sign(show, CROSSING, "×")
                + label(show - 7, CROSSING - 15, "end", "tanh s_t = {{shown}}")
                + label(532, CROSSING - 15, "end", "h_t = {{hNew}}");
    }

    /** What goes into all four sums. */
    private static String inputs(int first, int last) {
        int level = BOXES + BOX_HEIGHT + 10;
        var out = new StringBuilder("<path class=\"gf-base\" d=\"M8," + level + "H" + middle(last) + "\"/>");
        for (int left = first; left <= last; left += BOX_WIDTH + 8) {
            out.append(path(middle(left), level, "v-10"));
        }
        return out + label(8, level + 20, "start", "h_{t-1} = {{h}} and x_t = {{x}} go into all four sums z");
    }

    private static String box(int left, String name, String symbol, String phi, String sum, String value) {
        boolean gate = phi.equals("σ");
        String open = gate
                ? "<svg x=\"" + (left + 8) + "\" y=\"" + (BOXES + 64) + "\" width=\"" + (BOX_WIDTH - 16)
                        + "\" height=\"7\"><rect width=\"100%\" height=\"7\" fill=\"#777777\" fill-opacity=\".25\"/>"
                        + "<rect width=\"{{" + value + "%}}\" height=\"7\" fill=\"#0072B2\"/></svg>"
                : "";
        return "<rect class=\"gf-base\" x=\"" + left + "\" y=\"" + BOXES + "\" width=\"" + BOX_WIDTH + "\" height=\""
                + BOX_HEIGHT + "\" rx=\"4\"/>"
                + text("gf-panel", left + 8, BOXES + 18, "start", name + (gate ? " gate" : ""))
                + text("gf-name", left + 8, BOXES + 37, "start", phi + " of {{" + sum + "}}")
                + text("gf-value", left + 8, BOXES + 56, "start", symbol + " = {{" + value + "}}")
                + open;
    }

    private static int middle(int left) {
        return left + BOX_WIDTH / 2;
    }

    private static String path(int x, int y, String way) {
        return "<path class=\"gf-base\" d=\"M" + x + "," + y + way + "\"/>";
    }

    private static String sign(int x, int y, String sign) {
        return "<circle class=\"gf-base\" cx=\"" + x + "\" cy=\"" + y + "\" r=\"11\"/>"
                + text("gf-value", x, y + 5, "middle", sign);
    }

    private static String label(int x, int y, String anchor, String text) {
        return text("gf-value", x, y, anchor, text);
    }

    private static String text(String cssClass, int x, int y, String anchor, String text) {
        return "<text class=\"" + cssClass + "\" x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">"
                + SvgText.spans(text, SvgChart.SMALL) + "</text>";
    }
}
