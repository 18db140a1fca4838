package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A chart that can be refined: a Tablesaw {@link Figure} that shows itself when it is the last expression of a cell.
 *
 * <p>Immutable: each method returns a new chart. Text may hold the lectures' indices: {@code s_t}, {@code h_{t-1}}, {@code 10^{-3}}.
 * Made by {@link Charts}.
 */
public final class Chart extends Figure implements Shown {

    /** Marks an axis whose values are exponents of ten: plotly writes it in front of each tick. */
    static final String EXPONENT_PREFIX = "10<sup>";

    private final Marks marks;
    private final ChartOptions options;

    Chart(Marks marks, ChartOptions options) {
        super(marks.layout(options), marks.traces(options).toArray(Trace[]::new));
        this.marks = marks;
        this.options = options;
    }

    /**
     * The finding, in a few words, above the chart.
     *
     * @param title at most two lines are shown well: 120 characters
     */
    public Chart title(String title) {
        String given = Arguments.text("title", title);
        return with(o -> o.title = given);
    }

    /**
     * What a reader needs to repeat the chart, below it: seed, sizes, source.
     *
     * @param caption one or two sentences
     */
    public Chart caption(String caption) {
        String given = Arguments.text("caption", caption);
        return with(o -> o.caption = given);
    }

    /**
     * What the chart says, in words, for those who do not see it. Without it a description is made from the data.
     *
     * @param alt one to three sentences
     */
    public Chart alt(String alt) {
        String given = Arguments.text("alt", alt);
        return with(o -> o.alt = given);
    }

    /** The horizontal axis's label; the column's name if not given. */
    public Chart xLabel(String label) {
        String given = Arguments.text("label", label);
        return with(o -> o.xLabel = given);
    }

    /** The vertical axis's label; the column's name if not given. */
    public Chart yLabel(String label) {
        String given = Arguments.text("label", label);
        return with(o -> o.yLabel = given);
    }

    /** A heatmap's label of its colours; the column's name if not given. */
    public Chart valueLabel(String label) {
        String given = Arguments.text("label", label);
        return with(o -> o.valueLabel = given);
    }

    /**
     * A logarithmic vertical axis. Values that are 0, negative or NaN leave a gap, which the caption counts.
     *
     * @throws IllegalArgumentException if no value is above 0, or if the chart has no values on a vertical axis of lines
     */
    public Chart logY() {
        return with(o -> o.yCounting = Plot.Counting.LOG);
    }

    /**
     * For values that are log₁₀ of what is meant, such as 1e-400: ticks read 10ⁿ.
     *
     * @throws IllegalArgumentException if the chart has no values on a vertical axis of lines
     */
    public Chart exponentY() {
        return with(o -> o.yCounting = Plot.Counting.EXPONENTS);
    }

    /** Draws a marker at every point instead of a few along each line. */
    public Chart points() {
        return with(o -> o.points = true);
    }

    /** The horizontal range that is drawn, so that two charts can be compared. */
    public Chart xRange(double low, double high) {
        Range given = Arguments.range("xRange", low, high);
        return with(o -> o.xRange = given);
    }

    /** The vertical range that is drawn, in values also on a logarithmic axis, so that two charts can be compared. */
    public Chart yRange(double low, double high) {
        Range given = Arguments.range("yRange", low, high);
        return with(o -> o.yRange = given);
    }

    /**
     * An upright line at one horizontal value, such as the start of a phase.
     *
     * @param value on the horizontal axis, which is drawn as far as there
     * @param label a few words, which stand beside the line
     * @throws IllegalArgumentException if the chart has neither lines nor a histogram
     */
    public Chart markX(double value, String label) {
        return mark(new Reference(true, Require.finite("value", value), Arguments.text("label", label)));
    }

    /**
     * A level line at one vertical value, such as a limit.
     *
     * @param value on the vertical axis, which is drawn as far as there; above 0 on a logarithmic one
     * @param label a few words, which stand above the line
     * @throws IllegalArgumentException if the chart has neither lines nor a histogram
     */
    public Chart markY(double value, String label) {
        return mark(new Reference(false, Require.finite("value", value), Arguments.text("label", label)));
    }

    /** The chart as an SVG document. */
    public String svg() {
        return SvgChart.draw(Plot.of(json()));
    }

    /**
     * Writes the picture to a file, in light colours, for slides and papers. For a PNG open the notebook or the handout: each chart
     * has a button "Save PNG".
     *
     * @param file its name ends in .svg; a folder in it must exist
     * @throws IllegalArgumentException if the name ends otherwise or the file cannot be written
     */
    public void save(String file) {
        SvgFile.write(svg(), Arguments.text("file", file));
    }

    @Override
    public String html() {
        return ChartHtml.of(json());
    }

    @Override
    public String text() {
        return AltText.of(Plot.of(json()));
    }

    @Override
    public String toString() {
        return options.title.isEmpty() ? "chart" : MathText.plain(options.title);
    }

    /** Plotly's JSON of this chart, with what Tablesaw cannot say. */
    ObjectNode json() {
        ObjectNode json = FigureJson.of(this);
        marks.complete(json, options);
        return json;
    }

    private Chart mark(Reference reference) {
        List<Reference> more =
                Stream.concat(options.references.stream(), Stream.of(reference)).toList();
        return with(o -> o.references = more);
    }

    private Chart with(Consumer<ChartOptions> change) {
        var copy = new ChartOptions(options);
        change.accept(copy);
        return new Chart(marks, copy);
    }
}
