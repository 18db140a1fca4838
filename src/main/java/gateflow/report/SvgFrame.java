package gateflow.report;

import gateflow.report.Plot.Axis;
import gateflow.report.Plot.Counting;
import gateflow.report.Ticks.Tick;
import java.util.List;

/**
 * The rectangle that data are drawn in, with its two axes.
 *
 * @param left its left edge in pixels
 * @param top its upper edge in pixels
 * @param width in pixels
 * @param height in pixels
 */
record SvgFrame(Axis x, Axis y, double left, double top, double width, double height) {

    private static final int PIXELS_PER_X_TICK = 62;
    private static final int PIXELS_PER_Y_TICK = 38;
    private static final int PIXELS_PER_ROW = 17;

    /** The pixel of a horizontal value, near the frame even if the value is far outside. */
    double px(double value) {
        return left + width * place(x, value);
    }

    /** The pixel of a vertical value, near the frame even if the value is far outside. */
    double py(double value) {
        return top + height * (1 - place(y, value));
    }

    /** Where on an axis a value is: 0 at the low end, 1 at the high end. */
    private static double place(Axis axis, double value) {
        double part = (axis.position(value) - axis.range().low()) / axis.range().size();
        return Math.max(-5, Math.min(5, part));
    }

    boolean holds(double px, double py) {
        return px >= left - 1 && px <= left + width + 1 && py >= top - 1 && py <= top + height + 1;
    }

    /** The marks of the horizontal axis, as many as their labels leave room for. */
    static List<Tick> xTicks(Axis axis, double width) {
        if (axis.counting() != Counting.CATEGORIES) {
            return ticks(axis, (int) (width / PIXELS_PER_X_TICK));
        }
        double widest = axis.categories().stream()
                .mapToDouble(c -> SvgText.width(c, SvgChart.SMALL))
                .max()
                .orElse(1);
        return Ticks.categories(axis.categories(), Math.max(1, (int) (width / (widest + 6))));
    }

    static List<Tick> yTicks(Axis axis, double height) {
        return axis.counting() == Counting.CATEGORIES
                ? Ticks.categories(axis.categories(), (int) (height / PIXELS_PER_ROW))
                : ticks(axis, (int) (height / PIXELS_PER_Y_TICK));
    }

    private static List<Tick> ticks(Axis axis, int most) {
        return axis.counting() == Counting.LINEAR ? Ticks.linear(axis.range(), most) : Ticks.powers(axis.range(), most);
    }

    /** The marks of the vertical axis: lines that lie behind the data, and what they say. */
    String rows(boolean grid, boolean labels) {
        var out = new StringBuilder();
        for (Tick tick : yTicks(y, height)) {
            double part = (tick.position() - y.range().low()) / y.range().size();
            double at = top + height * (1 - part);
            out.append(grid ? line(left, at, left + width, at, "gf-grid") : "");
            out.append(labels ? label(left - 7, at + 5, "end", tick.label()) : "");
        }
        return out.toString();
    }

    /** The marks of the horizontal axis, and what they say. */
    String columns(boolean labels) {
        var out = new StringBuilder();
        double bottom = top + height;
        for (Tick tick : xTicks(x, width)) {
            double part = (tick.position() - x.range().low()) / x.range().size();
            double at = left + width * part;
            out.append(x.counting() != Counting.CATEGORIES ? line(at, bottom, at, bottom + 4, "gf-base") : "");
            out.append(labels ? label(at, bottom + 19, "middle", tick.label()) : "");
        }
        return out.toString();
    }

    /** A line at one value, with its label if it is given one; nothing if the value lies outside. */
    String reference(Reference reference, boolean labelled) {
        boolean upright = reference.upright();
        double x1 = upright ? px(reference.value()) : left;
        double y1 = upright ? top : py(reference.value());
        if (!holds(x1, y1)) {
            return "";
        }
        String line = line(x1, y1, upright ? x1 : left + width, upright ? top + height : y1, "gf-reference");
        if (!labelled) {
            return line;
        }
        boolean before = !upright || reference.isLabelledBefore(x.range());
        double labelX = upright ? x1 + (before ? -5 : 5) : left + width - 4;
        return line + text("gf-note", labelX, upright ? top + 13 : y1 - 5, before ? "end" : "start", reference.label());
    }

    /** The line that the data stand on, in front of them: zero for bars, the frame's lower edge for lines. */
    String base() {
        double zero = py(0);
        boolean bars = x.counting() == Counting.CATEGORIES;
        double at = bars && holds(left, zero) ? zero : top + height;
        return line(left, at, left + width, at, "gf-base");
    }

    private static String line(double x1, double y1, double x2, double y2, String cssClass) {
        String path = "M" + SvgText.number(x1) + "," + SvgText.number(y1)
                + (y1 == y2 ? "H" + SvgText.number(x2) : "V" + SvgText.number(y2));
        return "<path class=\"" + cssClass + "\" d=\"" + path + "\"/>";
    }

    private static String label(double x, double y, String anchor, String text) {
        return text("gf-label", x, y, anchor, text);
    }

    private static String text(String cssClass, double x, double y, String anchor, String text) {
        return "<text class=\"" + cssClass + "\" x=\"" + SvgText.number(x) + "\" y=\"" + SvgText.number(y)
                + "\" text-anchor=\"" + anchor + "\">" + SvgText.spans(text, SvgChart.SMALL) + "</text>";
    }
}
