package gateflow.report;

import gateflow.report.Plot.Look;
import gateflow.report.Plot.Series;
import java.util.List;

/** Upright bars, side by side or on each other, told apart by colour and hatch. */
final class SvgBars {

    private static final double PART_OF_SLOT = 0.76;
    private static final double WIDEST = 72;

    private final SvgFrame frame;
    private final List<Series> series;
    private final boolean stacked;
    private final String id;
    private final double[] above;
    private final double[] below;

    /** @param id prefix of the picture's ids */
    SvgBars(Plot plot, SvgFrame frame, String id) {
        this.frame = frame;
        this.series = plot.series();
        this.stacked = plot.stacked();
        this.id = id;
        int slots = 1 + (int) Math.ceil(frame.x().range().high());
        above = new double[slots];
        below = new double[slots];
    }

    String draw() {
        var out = new StringBuilder();
        for (int s = 0; s < series.size(); s++) {
            Look look = series.get(s).look();
            String outline = "d=\"" + outline(s) + "\"";
            out.append("<path class=\"gf-bar\" " + outline + " fill=\"" + Html.escape(look.color()) + "\"/>");
            if (!look.hatch().isEmpty()) {
                out.append("<path " + outline + " fill=\"url(#" + hatchId(id, s) + ")\"/>");
            }
        }
        return out.toString();
    }

    private String outline(int s) {
        var path = new StringBuilder();
        Series bars = series.get(s);
        for (int i = 0; i < bars.x().length; i++) {
            double value = bars.y()[i];
            if (Double.isFinite(value) && value != 0) {
                double from = stacked ? reach((int) bars.x()[i], value) : 0;
                path.append(bar(bars.x()[i], s, from, from + value));
            }
        }
        return path.toString();
    }

    /** Where a part of a stack starts; the stack then ends behind it. */
    private double reach(int slot, double value) {
        double[] side = value < 0 ? below : above;
        double from = side[slot];
        side[slot] += value;
        return from;
    }

    private String bar(double slot, int s, double from, double to) {
        double room = frame.width() / frame.x().range().size();
        int abreast = stacked ? 1 : series.size();
        double width = Math.min(WIDEST, room * PART_OF_SLOT / abreast);
        double left = frame.px(slot) - width * abreast / 2 + (stacked ? 0 : s * width);
        double top = Math.min(frame.py(from), frame.py(to));
        double height = Math.abs(frame.py(from) - frame.py(to));
        return "M" + n(left) + "," + n(top) + "h" + n(width) + "v" + n(height) + "h" + n(-width) + "z";
    }

    /** The hatches that the picture uses. */
    static String hatches(List<Series> series, String id) {
        var out = new StringBuilder();
        for (int s = 0; s < series.size(); s++) {
            String lines = hatch(series.get(s).look().hatch());
            if (!lines.isEmpty()) {
                out.append("<pattern id=\"" + hatchId(id, s)
                        + "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                        + "<path class=\"gf-hatch\" d=\"" + lines + "\"/></pattern>");
            }
        }
        return out.toString();
    }

    /** A sample for the legend. */
    static String sample(Look look, String id, int s, double x, double y) {
        String box = "d=\"M" + n(x) + "," + n(y - 7) + "h22v14h-22z\"";
        String color = "<path class=\"gf-bar\" " + box + " fill=\"" + Html.escape(look.color()) + "\"/>";
        return look.hatch().isEmpty() ? color : color + "<path " + box + " fill=\"url(#" + hatchId(id, s) + ")\"/>";
    }

    private static String hatch(String name) {
        return switch (name) {
            case "/" -> "M-2,2l4,-4M0,8l8,-8M6,10l4,-4";
            case "\\" -> "M-2,6l4,4M0,0l8,8M6,-2l4,4";
            case "x" -> "M0,8l8,-8M0,0l8,8";
            case "-" -> "M0,4h8";
            case "+" -> "M0,4h8M4,0v8";
            case "." -> "M3,4h2";
            default -> "";
        };
    }

    private static String hatchId(String id, int s) {
        return id + "-hatch" + s;
    }

    private static String n(double value) {
        return SvgText.number(value);
    }
}
