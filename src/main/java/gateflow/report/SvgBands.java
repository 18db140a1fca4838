package gateflow.report;

import gateflow.report.Plot.Counting;
import gateflow.report.Plot.Series;
import java.util.List;
import java.util.stream.IntStream;

/** What lies behind lines: the bands around them. */
final class SvgBands {

    private SvgBands() {}

    /** A series' band as one path; nothing if it has none. */
    static String draw(Series series, SvgFrame frame) {
        Band band = series.band();
        if (band == null) {
            return "";
        }
        Counting counting = frame.y().counting();
        var path = new StringBuilder();
        for (int[] part : band.parts(series.x(), counting)) {
            path.append(outline(series, frame, part[0], part[1])).append('z');
        }
        String color = Html.escape(series.look().color());
        return "<path class=\"gf-band\" d=\"" + path + "\" fill=\"" + color + "\" stroke=\"" + color + "\"/>";
    }

    /** Each edge is simplified by itself: together they would be a line that comes back. */
    private static SvgPath outline(Series series, SvgFrame frame, int first, int end) {
        Band band = series.band();
        List<double[]> above = Simplify.line(IntStream.range(first, end)
                .mapToObj(i -> new double[] {frame.px(series.x()[i]), frame.py(band.high()[i])})
                .toList());
        List<double[]> below = Simplify.line(IntStream.range(first, end)
                .map(i -> first + end - 1 - i)
                .mapToObj(i -> new double[] {
                    frame.px(series.x()[i]),
                    frame.py(Band.drawn(band.low()[i], frame.y().counting()))
                })
                .toList());
        var path = new SvgPath().moveTo(above.get(0)[0], above.get(0)[1]);
        above.stream().skip(1).forEach(point -> path.lineTo(point[0], point[1]));
        below.forEach(point -> path.lineTo(point[0], point[1]));
        return path;
    }
}
