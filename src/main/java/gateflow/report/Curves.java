package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Lines in one frame; made by {@link #of}.
 *
 * @param curves the lines, in the order of the legend
 * @param xRange what is drawn of the horizontal axis; null for all
 * @param yRange what is drawn of the vertical axis; null for all
 * @param logWhen the setting that is 0 where the vertical axis is logarithmic; empty if it never is
 * @param marks upright lines, each at one value
 * @param points whether each point has a dot
 */
record Curves(
        String xLabel,
        String yLabel,
        List<Curve> curves,
        Range xRange,
        Range yRange,
        String logWhen,
        List<Mark> marks,
        boolean points)
        implements Picture {

    static Curves of(String xLabel, String yLabel, Curve... curves) {
        return new Curves(xLabel, yLabel, List.of(curves), null, null, "", List.of(), false);
    }

    Curves within(Range x, Range y) {
        return new Curves(xLabel, yLabel, curves, x, y, logWhen, marks, points);
    }

    Curves logWhen(String setting) {
        return new Curves(xLabel, yLabel, curves, xRange, yRange, setting, marks, points);
    }

    Curves mark(String at, String label) {
        return new Curves(xLabel, yLabel, curves, xRange, yRange, logWhen, List.of(new Mark(at, label)), points);
    }

    Curves withPoints() {
        return new Curves(xLabel, yLabel, curves, xRange, yRange, logWhen, marks, true);
    }

    /**
     * One line.
     *
     * @param name in the legend
     * @param x the name of the list of its horizontal values
     * @param y the name of the list of its vertical values
     */
    record Curve(String name, String x, String y) {}

    /**
     * An upright line.
     *
     * @param at the name of the number that it stands at; not drawn where the axis does not reach
     * @param label a few words beside it
     */
    record Mark(String at, String label) {}

    @Override
    public String svg(String title, String alt, Values values) {
        Chart chart = Charts.lines(table(values), "x", "y", "curve")
                .title(title)
                .alt(alt)
                .xLabel(xLabel)
                .yLabel(yLabel);
        for (Mark mark : marks) {
            chart = chart.markX(values.number(mark.at()), mark.label());
        }
        chart = xRange == null ? chart : chart.xRange(xRange.low(), xRange.high());
        chart = yRange == null ? chart : chart.yRange(yRange.low(), yRange.high());
        chart = points ? chart.points() : chart;
        return (isLog(values) ? chart.logY() : chart).svg();
    }

    private boolean isLog(Values values) {
        return !logWhen.isEmpty() && values.number(logWhen) == 0;
    }

    private Table table(Values values) {
        var x = DoubleColumn.create("x");
        var y = DoubleColumn.create("y");
        var name = StringColumn.create("curve");
        for (Curve curve : curves) {
            double[] xs = values.list(curve.x());
            double[] ys = values.list(curve.y());
            for (int i = 0; i < xs.length; i++) {
                x.append(xs[i]);
                y.append(ys[i]);
                name.append(curve.name());
            }
        }
        return Table.create("what-if", x, y, name);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "curves")
                .put("xName", SvgText.spans(xLabel, SvgChart.SMALL))
                .put("yName", SvgText.spans(yLabel, SvgChart.SMALL))
                .put("points", points);
        put(json, "xRange", xRange);
        put(json, "yRange", yRange);
        if (!logWhen.isEmpty()) {
            json.put("logWhen", logWhen);
        }
        ArrayNode uprights = json.putArray("marks");
        marks.forEach(mark ->
                uprights.addObject().put("at", mark.at()).put("label", SvgText.spans(mark.label(), SvgChart.SMALL)));
        ArrayNode lines = json.putArray("curves");
        curves.forEach(curve ->
                lines.addObject().put("x", curve.x()).put("y", curve.y()).put("look", stroke(curve)));
        return json;
    }

    private static void put(ObjectNode json, String name, Range range) {
        if (range != null) {
            json.putArray(name).add(range.low()).add(range.high());
        }
    }

    @Override
    public String legend() {
        var out = new StringBuilder();
        curves.forEach(curve -> out.append(
                        "<span><svg class=\"gf-svg\" viewBox=\"0 0 30 8\" aria-hidden=\"true\"><path class=\"gf-line\" d=\"M1,4h28\" ")
                .append(stroke(curve))
                .append("/></svg>")
                .append(MathText.html(curve.name()))
                .append("</span>"));
        return out.toString();
    }

    private String stroke(Curve curve) {
        SeriesStyle style =
                Palette.assign(curves.stream().map(Curve::name).toList()).get(curve.name());
        return SvgLines.stroke(style.color(), style.dash().toString());
    }
}
