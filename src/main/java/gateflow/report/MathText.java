package gateflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with the lectures' indices: {@code s_t}, {@code h_{t-1}} and {@code 10^{-3}} as on the slide.
 *
 * <p>A single letter or digit after {@code _} or {@code ^} counts only at the end of a word, so that names such as {@code
 * weight_hh} stay as they are.
 */
final class MathText {

    /** Where a piece of text stands: on the line, below it or above it. */
    enum Level {
        LINE,
        BELOW,
        ABOVE
    }

    /** A piece of text on one level. */
    record Run(String text, Level level) {}

    private static final Pattern INDEX =
            Pattern.compile("([_^])(?:\\{([^{}]*)}|([\\p{L}\\p{N}*∞])(?![\\p{L}\\p{N}_]))");
    private static final String DIGITS_BELOW = "₀₁₂₃₄₅₆₇₈₉";
    private static final String DIGITS_ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private MathText() {}

    static List<Run> runs(String source) {
        var runs = new ArrayList<Run>();
        Matcher index = INDEX.matcher(source);
        int end = 0;
        while (index.find()) {
            addRun(runs, source.substring(end, index.start()), Level.LINE);
            String text = index.group(2) == null ? index.group(3) : index.group(2);
            addRun(runs, text.replace('-', '−'), index.group(1).equals("_") ? Level.BELOW : Level.ABOVE);
            end = index.end();
        }
        addRun(runs, source.substring(end), Level.LINE);
        return runs;
    }

    private static void addRun(List<Run> runs, String text, Level level) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, level));
        }
    }

    /** HTML that a page and plotly read alike: escaped text with {@code <sub>} and {@code <sup>}. */
    static String html(String source) {
        var out = new StringBuilder();
        for (Run run : runs(source)) {
            String text = Html.escape(run.text());
            out.append(
                    switch (run.level()) {
                        case LINE -> text;
                        case BELOW -> "<sub>" + text + "</sub>";
                        case ABOVE -> "<sup>" + text + "</sup>";
                    });
        }
        return out.toString();
    }

    /** Plain text: digits go to Unicode's small digits, other indices keep their mark. */
    static String plain(String source) {
        var out = new StringBuilder();
        for (Run run : runs(source)) {
            out.append(
                    switch (run.level()) {
                        case LINE -> run.text();
                        case BELOW -> small(run.text(), DIGITS_BELOW, '₋', "_");
                        case ABOVE -> small(run.text(), DIGITS_ABOVE, '⁻', "^");
                    });
        }
        return out.toString();
    }

    private static String small(String text, String digits, char minus, String mark) {
        if (!text.matches("−?[0-9]+")) {
            return mark + (text.length() == 1 ? text : "(" + text + ")");
        }
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c == '−' ? minus : digits.charAt(c - '0'));
        }
        return out.toString();
    }
}
