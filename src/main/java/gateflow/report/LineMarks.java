package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.report.Plot.Counting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Lines, with a few markers along each.
 *
 * @param lines at least one
 */
record LineMarks(List<Line> lines) implements Marks {

    private static final int MARKERS_ALONG_A_LINE = 9;

    /** One line: points in the order in which they are joined. */
    record Line(String name, double[] x, double[] y) {

        static Line of(String name, double[] x, double[] y, IntPredicate rows) {
            int[] chosen = IntStream.range(0, x.length).filter(rows).toArray();
            return new Line(name, pick(x, chosen), pick(y, chosen));
        }

        private static double[] pick(double[] values, int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        }

        /** The points that the axis has a place for; the others become NaN, a gap. */
        double[] shown(Counting counting) {
            return counting != Counting.LOG
                    ? y
                    : Arrays.stream(y).map(v -> v > 0 ? v : Double.NaN).toArray();
        }
    }

    @Override
    public Layout layout(ChartOptions options) {
        requirePlaceOnAxis(options);
        Range x = options.xRange != null ? options.xRange : Range.around(all(Line::x));
        boolean log = options.yCounting == Counting.LOG;
        Axis.Type type = log ? Axis.Type.LOG : Axis.Type.LINEAR;
        return Layouts.of(options, lines.size() > 1)
                .xAxis(Layouts.axis(options.xLabel, Axis.Type.LINEAR, x))
                .yAxis(Layouts.axis(options.yLabel, type, yRange(options)))
                .build();
    }

    private Range yRange(ChartOptions options) {
        DoubleStream shown = all(line -> line.shown(options.yCounting));
        return switch (options.yCounting) {
            case LOG -> options.yRange == null ? Range.ofPowers(shown) : powers(options.yRange);
            case EXPONENTS -> options.yRange == null ? Range.around(shown) : options.yRange;
            default -> options.yRange == null ? Range.around(shown).reachingZero() : options.yRange;
        };
    }

    private static Range powers(Range range) {
        if (range.low() <= 0) {
            throw new IllegalArgumentException("yRange: " + range.low() + " to " + range.high()
                    + " came, a range above 0 was wanted for a logarithmic axis");
        }
        return new Range(Math.log10(range.low()), Math.log10(range.high()));
    }

    private void requirePlaceOnAxis(ChartOptions options) {
        String wanted = options.yCounting == Counting.LOG
                ? "one above 0 was wanted for a logarithmic axis"
                : "one finite number was wanted";
        if (all(line -> line.shown(options.yCounting)).noneMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "y: none of its " + all(Line::y).count() + " values can be drawn, at least " + wanted);
        }
    }

    @Override
    public List<Trace> traces(ChartOptions options) {
        Map<String, SeriesStyle> styles =
                Palette.assign(lines.stream().map(Line::name).toList());
        return lines.stream()
                .map(line -> trace(line, styles.get(line.name()), options))
                .toList();
    }

    private static Trace trace(Line line, SeriesStyle style, ChartOptions options) {
        return ScatterTrace.builder(line.x(), line.shown(options.yCounting))
                .name(line.name())
                .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
                .line(tech.tablesaw.plotly.components.Line.builder()
                        .color(style.color())
                        .width(2)
                        .dash(style.dash())
                        .build())
                .marker(Marker.builder()
                        .color(style.color())
                        .symbol(style.symbol())
                        .size(7)
                        .build())
                .build();
    }

    @Override
    public void complete(ObjectNode json, ChartOptions options) {
        boolean exponents = options.yCounting == Counting.EXPONENTS;
        for (JsonNode trace : json.get("data")) {
            ((ObjectNode) trace).put("hovertemplate", hover(options.yCounting));
            if (!options.points) {
                ((ObjectNode) trace.get("marker")).put("maxdisplayed", MARKERS_ALONG_A_LINE);
            }
        }
        ObjectNode layout = (ObjectNode) json.get("layout");
        layout.put("hovermode", "x unified");
        if (exponents) {
            ((ObjectNode) layout.get("yaxis"))
                    .put("tickprefix", Chart.EXPONENT_PREFIX)
                    .put("ticksuffix", "</sup>");
        }
        Layouts.describe(layout, options, gaps(options));
    }

    private static String hover(Counting counting) {
        return switch (counting) {
            case EXPONENTS -> "10<sup>%{y:.4~f}</sup>";
            case LOG -> "%{y}";
            default -> "%{y:.4~g}";
        };
    }

    private String gaps(ChartOptions options) {
        long gaps = all(line -> line.shown(options.yCounting))
                .filter(v -> !Double.isFinite(v))
                .count();
        if (gaps == 0) {
            return "";
        }
        String why = options.yCounting == Counting.LOG ? "not above 0." : "not finite.";
        return "Gaps: " + gaps + (gaps == 1 ? " value is " : " values are ") + why;
    }

    private DoubleStream all(Function<Line, double[]> part) {
        return lines.stream().flatMapToDouble(line -> Arrays.stream(part.apply(line)));
    }
}
