package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import gateflow.report.Plot.Counting;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Lines, with a few markers along each.
 *
 * @param lines at least one
 */
record LineMarks(List<Line> lines) implements Marks {

    @Override
    public Layout layout(ChartOptions options) {
        requirePlaceOnAxis(options);
        Range x = options.xRange != null
                ? options.xRange
                : Range.around(DoubleStream.concat(all(Line::x), options.references(true)));
        Axis.Type type = options.yCounting == Counting.LOG ? Axis.Type.LOG : Axis.Type.LINEAR;
        boolean legend = lines.stream().map(Line::name).distinct().count() > 1;
        return panels().inGrid(Layouts.of(options, legend))
                .xAxis(Layouts.axis(options.xLabel, Axis.Type.LINEAR, x))
                .yAxis(Layouts.axis(options.yLabel, type, yRange(options)))
                .build();
    }

    private Range yRange(ChartOptions options) {
        boolean log = options.yCounting == Counting.LOG;
        if (options.yRange != null) {
            return log ? powers(options.yRange) : options.yRange;
        }
        DoubleStream heights = DoubleStream.concat(
                lines.stream().flatMapToDouble(line -> line.heights(options.yCounting)), options.references(false));
        if (log) {
            return Range.ofPowers(heights);
        }
        Range range = Range.around(heights);
        return options.yCounting == Counting.EXPONENTS ? range : range.reachingZero();
    }

    private static Range powers(Range range) {
        Require.that(
                range.low() > 0,
                range,
                "yRange is %s to %s; it must lie above 0 on a logarithmic axis.",
                range.low(),
                range.high());
        return new Range(Math.log10(range.low()), Math.log10(range.high()));
    }

    private void requirePlaceOnAxis(ChartOptions options) {
        boolean log = options.yCounting == Counting.LOG;
        Require.that(
                all(line -> line.shown(options.yCounting)).anyMatch(Double::isFinite),
                lines,
                "y has none that can be drawn among its %d values; at least one must be %s.",
                all(Line::y).count(),
                log ? "above 0 on a logarithmic axis" : "a finite number");
        Require.that(
                !log || options.references(false).allMatch(value -> value > 0),
                options,
                "markY is set at 0 or below; it must be above 0 on a logarithmic axis.");
    }

    private Panels panels() {
        return new Panels(lines.stream()
                .map(Line::panel)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList());
    }

    @Override
    public List<Trace> traces(ChartOptions options) {
        return new LineTraces(lines, panels(), options).all();
    }

    @Override
    public void complete(ObjectNode json, ChartOptions options) {
        new LineTraces(lines, panels(), options).complete(json.get("data"));
        ObjectNode layout = (ObjectNode) json.get("layout");
        layout.put("hovermode", "x unified");
        if (options.yCounting == Counting.EXPONENTS) {
            ((ObjectNode) layout.get("yaxis"))
                    .put("tickprefix", Chart.EXPONENT_PREFIX)
                    .put("ticksuffix", "</sup>");
        }
        panels().complete(layout);
        Layouts.refer(layout, options, panels());
        Layouts.describe(layout, options, gaps(options));
    }

    /** NaN is a value that is not there, often on purpose: it needs no note. */
    private String gaps(ChartOptions options) {
        boolean log = options.yCounting == Counting.LOG;
        long infinite = all(Line::y).filter(Double::isInfinite).count();
        long low =
                all(Line::y).filter(v -> log && v <= 0 && !Double.isInfinite(v)).count();
        if (infinite + low == 0) {
            return "";
        }
        String why = infinite == 0 ? "not above 0." : low == 0 ? "infinite." : "infinite or not above 0.";
        return "Gaps: " + (infinite + low) + (infinite + low == 1 ? " value is " : " values are ") + why;
    }

    private DoubleStream all(Function<Line, double[]> part) {
        return lines.stream().flatMapToDouble(line -> Arrays.stream(part.apply(line)));
    }
}
