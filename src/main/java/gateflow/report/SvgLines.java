package gateflow.report;

import gateflow.report.Plot.Look;
import gateflow.report.Plot.Series;
import java.util.ArrayList;
import java.util.List;

/** Lines and markers. */
final class SvgLines {

    private static final double RADIUS = 3.6;

    private SvgLines() {}

    /**
     * A series as one path for its line and one for its markers.
     *
     * @param index the series' place in the legend: markers of neighbours are staggered
     */
    static String draw(Series series, SvgFrame frame, int index) {
        if (series.look().steps()) {
            return SvgSteps.draw(series, frame, stroke(series.look()));
        }
        String line = series.look().line() ? line(series, frame) : "";
        return line + markers(series, frame, index);
    }

    private static String line(Series series, SvgFrame frame) {
        var path = new SvgPath();
        var part = new ArrayList<double[]>();
        for (int i = 0; i <= series.x().length; i++) {
            double[] point = i < series.x().length ? point(series, frame, i) : null;
            if (point != null) {
                part.add(point);
            } else if (!part.isEmpty()) {
                appendPart(path, part);
                part.clear();
            }
        }
        return "<path class=\"gf-line\" d=\"" + path + "\" " + stroke(series.look()) + "/>";
    }

    private static double[] point(Series series, SvgFrame frame, int i) {
        double px = frame.px(series.x()[i]);
        double py = frame.py(series.y()[i]);
        return Double.isNaN(px) || Double.isNaN(py) ? null : new double[] {px, py};
    }

    private static void appendPart(SvgPath path, List<double[]> part) {
        double[] first = part.get(0);
        path.moveTo(first[0], first[1]);
        if (part.size() == 1) {
            // A round line cap makes a dot of a line of no length: a point between two gaps stays visible.
            path.lineTo(first[0], first[1]);
        }
        Simplify.line(part).stream().skip(1).forEach(point -> path.lineTo(point[0], point[1]));
    }

    private static String markers(Series series, SvgFrame frame, int index) {
        Look look = series.look();
        int points = series.x().length;
        if (look.markers() == 0) {
            return "";
        }
        int stride = Math.max(1, (points + look.markers() - 1) / look.markers());
        var path = new StringBuilder();
        for (int i = stride == 1 ? 0 : index * stride / 3 % stride; i < points; i += stride) {
            double[] point = point(series, frame, i);
            if (point != null && frame.holds(point[0], point[1])) {
                path.append(symbol(look.symbol(), point[0], point[1]));
            }
        }
        return path.isEmpty() ? "" : "<path class=\"gf-marker\" d=\"" + path + "\" " + fill(look) + "/>";
    }

    /** A sample for the legend. */
    static String sample(Look look, double x, double y) {
        String line = !look.line()
                ? ""
                : "<path class=\"gf-line\" d=\"M" + SvgText.number(x) + "," + SvgText.number(y) + "h30\" "
                        + stroke(look) + "/>";
        return look.markers() == 0
                ? line
                : line + "<path class=\"gf-marker\" d=\"" + symbol(look.symbol(), x + 15, y) + "\" " + fill(look)
                        + "/>";
    }

    static String stroke(Look look) {
        return stroke(look.color(), look.dash());
    }

    /**
     * A line's attributes.
     *
     * @param dashName plotly's name; one that is not known is drawn solid
     */
    static String stroke(String color, String dashName) {
        String dash =
                switch (dashName) {
                    case "dash" -> "7 5";
                    case "dot" -> "1 5";
                    case "longdash" -> "13 5";
                    case "dashdot" -> "8 5 1 5";
                    case "longdashdot" -> "14 5 1 5";
                    default -> "";
                };
        return "stroke=\"" + Html.escape(color) + "\"" + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }

    private static String fill(Look look) {
        String color = Html.escape(look.color());
        return switch (look.symbol()) {
            case "x", "cross" -> "fill=\"none\" stroke=\"" + color + "\" stroke-width=\"2.4\"";
            case "square", "diamond", "triangle-up", "triangle-down" -> "fill=\"" + color + "\"";
            default -> "stroke=\"" + color + "\" stroke-width=\"7.4\" stroke-linecap=\"round\"";
        };
    }

    /** A marker's outline, named as in plotly; a name that is not known is drawn as a circle. */
    private static String symbol(String name, double x, double y) {
        double r = RADIUS;
        return switch (name) {
            case "square" -> move(x - r, y - r) + "h" + n(2 * r) + "v" + n(2 * r) + "h" + n(-2 * r) + "z";
            case "diamond" -> move(x, y - 4.6) + "l4.6,4.6l-4.6,4.6l-4.6,-4.6z";
            case "triangle-up" -> move(x, y - 4.4) + "l4.3,7.4h-8.6z";
            case "triangle-down" -> move(x, y + 4.4) + "l-4.3,-7.4h8.6z";
            case "x" -> move(x - r, y - r) + "l7.2,7.2" + move(x - r, y + r) + "l7.2,-7.2";
            case "cross" -> move(x - 4.4, y) + "h8.8" + move(x, y - 4.4) + "v8.8";
            // A line of no length with a round cap is the shortest circle.
            default -> move(x, y) + "h0";
        };
    }

    private static String move(double x, double y) {
        return "M" + n(x) + "," + n(y);
    }

    private static String n(double value) {
        return SvgText.number(value);
    }
}
