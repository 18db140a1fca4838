package gateflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in an SVG: how wide it will be, where it breaks, and its mark-up. */
final class SvgText {

    private static final double SMALL = 0.72;
    private static final double BOLD = 1.13;

    private SvgText() {}

    /**
     * The width in pixels, estimated for a sans-serif face (there is no font to measure in). Errs on the wide side.
     *
     * @param text with {@link MathText} marks
     */
    static double width(String text, double size) {
        double width = 0;
        for (MathText.Run run : MathText.runs(text)) {
            double scale = run.level() == MathText.Level.LINE ? size : size * SMALL;
            width += scale
                    * run.text().codePoints().mapToDouble(SvgText::advance).sum();
        }
        return width;
    }

    private static double advance(int c) {
        if ("ijltfrI.,:;|'!()[]/ -·".indexOf(c) >= 0) {
            return 0.34;
        }
        if ("mwMW—…@%".indexOf(c) >= 0) {
            return 0.9;
        }
        return Character.isUpperCase(c) ? 0.68 : 0.57;
    }

    /** Breaks bold text between words into lines of at most this width; a longer word stays whole. */
    static List<String> wrapBold(String text, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && BOLD * width(line + " " + word, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text's mark-up: indices are small and shifted, everything else is escaped. */
    static String spans(String text, double size) {
        var out = new StringBuilder();
        double shifted = 0;
        for (MathText.Run run : MathText.runs(text)) {
            double shift = size * shift(run.level());
            String escaped = Html.escape(run.text());
            if (shift == shifted) {
                out.append(escaped);
            } else {
                String small = run.level() == MathText.Level.LINE ? "" : " font-size=\"" + number(size * SMALL) + "\"";
                out.append("<tspan dy=\"" + number(shift - shifted) + "\"" + small + ">" + escaped + "</tspan>");
            }
            shifted = shift;
        }
        return out.toString();
    }

    /** How far below the line a level stands, in parts of the text's size. */
    private static double shift(MathText.Level level) {
        return switch (level) {
            case LINE -> 0;
            case BELOW -> 0.28;
            case ABOVE -> -0.34;
        };
    }

    /** A length with one decimal, as short as it can be. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        String shorter = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return shorter.equals("-0") ? "0" : shorter;
    }
}
