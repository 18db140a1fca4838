package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A chart on a page: a picture that always shows, its caption, its numbers, and the figure that a script turns into the interactive
 * chart where scripts may run.
 */
final class ChartHtml {

    private ChartHtml() {}

    /**
     * The fragment.
     *
     * @param json from {@link FigureJson} or {@link Chart}
     * @throws IllegalArgumentException if the figure holds a kind of trace that cannot be drawn
     */
    static String of(ObjectNode json) {
        Plot plot = Plot.of(json);
        String caption =
                plot.caption().isEmpty() ? "" : "<figcaption>" + MathText.html(plot.caption()) + "</figcaption>";
        return "<figure class=\"gf gf-chart\">"
                + Html.picture(SvgChart.draw(plot), AltText.of(plot), "gf-static")
                + caption
                + "<details class=\"gf-data\"><summary>Data of this chart</summary>" + DataTable.html(plot)
                + "</details>"
                + "<script type=\"application/json\" class=\"gf-figure\">" + PageJson.of(json) + "</script></figure>"
                + Html.AWAKEN;
    }
}
