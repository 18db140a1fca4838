package gateflow.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.plotly.components.Line.Dash;
import tech.tablesaw.plotly.components.Symbol;

/**
 * The course's colours: one style per kind of cell, the same in every notebook; other series get the styles that are left.
 *
 * <p>Blue, vermilion, green and purple are from M. Okabe and K. Ito, "Color Universal Design" (2008); olive, wine and
 * grey from P. Tol, "Colour Schemes" (2021). The remaining colours of both sets are too pale on white or too dark on a dark page.
 */
final class Palette {

    private static final SeriesStyle BLUE = new SeriesStyle("#0072B2", Dash.SOLID, Symbol.CIRCLE, "");
    private static final SeriesStyle VERMILION = new SeriesStyle("#D55E00", Dash.DASH, Symbol.X, "/");
    private static final SeriesStyle GREEN = new SeriesStyle("#009E73", Dash.LONG_DASH, Symbol.SQUARE, "\\");
    private static final SeriesStyle OLIVE = new SeriesStyle("#999933", Dash.LONG_DASH_DOT, Symbol.DIAMOND, ".");
    private static final SeriesStyle PURPLE = new SeriesStyle("#CC79A7", Dash.DASH_DOT, Symbol.TRIANGLE_UP, "-");
    private static final SeriesStyle WINE = new SeriesStyle("#AA3377", Dash.DOT, Symbol.TRIANGLE_DOWN, "x");
    private static final SeriesStyle GREY = new SeriesStyle("#777777", Dash.SOLID, Symbol.CROSS, "+");

    private static final List<SeriesStyle> STYLES = List.of(BLUE, VERMILION, GREEN, OLIVE, PURPLE, WINE, GREY);

    private static final Map<String, SeriesStyle> CELLS = Map.of(
            "rnn", VERMILION,
            "residualrnn", PURPLE,
            "skiprnn", WINE,
            "simplifiedgru", OLIVE,
            "gru", GREEN,
            "lstm", BLUE,
            "janet", GREY);

    private Palette() {}

    /**
     * A style for each name. A cell's name counts however it is written: "residual RNN", "ResidualRnnCell", "Residual-RNN".
     * A variant, such as "skip RNN, k = 5", has its cell's style unless the cell or another variant came before.
     *
     * @param names the series' names, in the order of the legend
     */
    static Map<String, SeriesStyle> assign(List<String> names) {
        var assigned = new LinkedHashMap<String, SeriesStyle>();
        Map<String, SeriesStyle> own = ofCells(names);
        var left = new ArrayList<>(STYLES);
        left.removeAll(own.values());
        int next = 0;
        for (String name : names) {
            SeriesStyle style = own.get(name);
            assigned.put(name, style != null ? style : styleAfterCells(left, next++));
        }
        return assigned;
    }

    private static Map<String, SeriesStyle> ofCells(List<String> names) {
        var own = new LinkedHashMap<String, SeriesStyle>();
        for (String name : names) {
            Optional.ofNullable(CELLS.get(key(name))).ifPresent(style -> own.put(name, style));
        }
        for (String name : names) {
            SeriesStyle style = CELLS.get(key(name.replaceFirst(",.*", "")));
            if (style != null && !own.containsValue(style)) {
                own.put(name, style);
            }
        }
        return own;
    }

    static List<SeriesStyle> styles() {
        return STYLES;
    }

    /** With more series than styles the colours come round again, one dash further on, so that the pair stays distinct. */
    private static SeriesStyle styleAfterCells(List<SeriesStyle> left, int index) {
        if (index < left.size()) {
            return left.get(index);
        }
        int round = index / STYLES.size() + 1;
        SeriesStyle color = STYLES.get(index % STYLES.size());
        SeriesStyle shape = STYLES.get((index + round) % STYLES.size());
        return new SeriesStyle(color.color(), shape.dash(), shape.symbol(), shape.hatch());
    }

    private static String key(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters.endsWith("cell") ? letters.substring(0, letters.length() - 4) : letters;
    }
}
