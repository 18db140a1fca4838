package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a figure's JSON says, read once for the picture, the alternative text and the data table.
 *
 * @param title what the chart shows; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is drawn, in the order of the legend
 * @param stacked whether bars stand on each other
 * @param panels what is drawn beside each other on the same axes; without any, all series share one frame
 * @param references lines at a value, with a label
 * @param caption what stands below; may be empty
 * @param alt the author's alternative text; may be empty
 */
record Plot(
        String title,
        Axis x,
        Axis y,
        List<Series> series,
        boolean stacked,
        Panels panels,
        List<Reference> references,
        String caption,
        String alt) {

    /** What a series is drawn as. */
    enum Kind {
        SCATTER,
        BAR,
        HEATMAP
    }

    /** How an axis counts. */
    enum Counting {
        LINEAR,
        /** Positions are log₁₀ of the values. */
        LOG,
        /** The values are exponents of ten already. */
        EXPONENTS,
        CATEGORIES
    }

    /**
     * One axis.
     *
     * @param title its label; may be empty
     * @param range what is drawn of it, in units of positions; categories are at 0, 1, 2, …
     * @param categories the categories' names; empty for numbers
     */
    record Axis(String title, Counting counting, Range range, List<String> categories) {

        /** Where a value is on the axis: its log₁₀ on a logarithmic one; NaN where it has no place. */
        double position(double value) {
            return counting != Counting.LOG ? value : value > 0 ? Math.log10(value) : Double.NaN;
        }
    }

    /**
     * One series.
     *
     * @param x positions of categories or values
     * @param y values; for a heatmap positions of its rows
     * @param z a heatmap's values by row; null otherwise
     * @param band what the values may be instead; null for none
     * @param panel the number of its panel, from 0
     * @param look how it is drawn
     */
    record Series(String name, Kind kind, double[] x, double[] y, double[][] z, Band band, int panel, Look look) {}

    /**
     * How a series is drawn, in plotly's words.
     *
     * @param steps whether the line is a histogram's: level around each point, and filled down to zero
     * @param markers how many markers at most, 0 for none
     * @param scale a heatmap's colours from least to most
     * @param unit a heatmap's label of its colour bar
     */
    record Look(
            String color,
            boolean line,
            boolean steps,
            String dash,
            String symbol,
            int markers,
            String hatch,
            List<String> scale,
            String unit) {}

    /**
     * Reads a figure.
     *
     * @param json from {@link FigureJson} or {@link Chart}
     * @throws IllegalArgumentException if it holds a kind of trace that is not drawn here
     */
    static Plot of(ObjectNode json) {
        return new PlotReader(json).read();
    }

    /** What the legend names: series of the same name in several panels once. */
    List<Series> legend() {
        Map<String, Series> first = new LinkedHashMap<>();
        series.forEach(s -> first.putIfAbsent(s.name(), s));
        return panels.names().isEmpty() ? series : List.copyOf(first.values());
    }

    /** A series' name, with its panel's in front if there are several. */
    String fullName(Series s) {
        return panels.names().isEmpty() ? s.name() : panels.names().get(s.panel()) + ", " + s.name();
    }

    boolean isHistogram() {
        return series.stream().anyMatch(s -> s.look().steps());
    }

    boolean isHeatmap() {
        return series.stream().anyMatch(s -> s.kind() == Kind.HEATMAP);
    }

    boolean isBars() {
        return series.stream().anyMatch(s -> s.kind() == Kind.BAR);
    }
}
