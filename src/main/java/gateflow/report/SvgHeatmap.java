package gateflow.report;

import gateflow.report.Plot.Series;
import gateflow.report.Ticks.Tick;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;

/** A heatmap: one pixel per cell, enlarged without smoothing, beside a bar of its colours. */
final class SvgHeatmap {

    static final double BAR_ROOM = 74;

    private static final double BAR_WIDTH = 14;
    private static final int OPAQUE = 0xFF000000;

    private SvgHeatmap() {}

    /** @param id prefix of the picture's ids */
    static String draw(Series series, SvgFrame frame, String id) {
        Range values = valueRange(series);
        return "<image class=\"gf-cells\" x=\"" + n(frame.left()) + "\" y=\"" + n(frame.top()) + "\" width=\""
                + n(frame.width())
                + "\" height=\"" + n(frame.height()) + "\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png(series, values)) + "\"/>"
                + colorBar(series, frame, values, id);
    }

    private static Range valueRange(Series series) {
        double[] finite = Arrays.stream(series.z())
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(finite).min().orElse(0);
        double high = DoubleStream.of(finite).max().orElse(1);
        return high > low ? new Range(low, high) : new Range(low - 0.5, low + 0.5);
    }

    private static byte[] png(Series series, Range values) {
        int rows = series.z().length;
        var image = new BufferedImage(series.z()[0].length, rows, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < series.z()[row].length; column++) {
                double value = series.z()[row][column];
                // Rows count upwards, as in plotly; a pixel left at 0 is transparent.
                image.setRGB(
                        column, rows - 1 - row, Double.isFinite(value) ? OPAQUE | color(series, values, value) : 0);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int color(Series series, Range values, double value) {
        return Cividis.at(scale(series), (value - values.low()) / values.size());
    }

    private static List<String> scale(Series series) {
        List<String> scale = series.look().scale();
        return scale.size() >= 2 ? scale : Cividis.COLORS;
    }

    private static String colorBar(Series series, SvgFrame frame, Range values, String id) {
        double x = frame.left() + frame.width() + 14;
        var out = new StringBuilder(gradient(scale(series), id + "-scale"));
        out.append("<rect x=\"" + n(x) + "\" y=\"" + n(frame.top()) + "\" width=\"" + n(BAR_WIDTH) + "\" height=\""
                + n(frame.height()) + "\" fill=\"url(#" + id + "-scale)\"/>");
        for (Tick tick : Ticks.linear(values, 5)) {
            double y = frame.top() + frame.height() * (1 - (tick.position() - values.low()) / values.size());
            out.append("<text class=\"gf-label\" x=\"" + n(x + BAR_WIDTH + 5) + "\" y=\"" + n(y + 5) + "\">"
                    + SvgText.spans(tick.label(), SvgChart.SMALL) + "</text>");
        }
        return out.toString();
    }

    private static String gradient(List<String> scale, String id) {
        var stops = new StringBuilder();
        for (int i = 0; i < scale.size(); i++) {
            double part = (double) i / (scale.size() - 1);
            stops.append(String.format(
                    Locale.ROOT, "<stop offset=\"%.3f\" stop-color=\"%s\"/>", part, Html.escape(scale.get(i))));
        }
        return "<linearGradient id=\"" + id + "\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">" + stops + "</linearGradient>";
    }

    private static String n(double value) {
        return SvgText.number(value);
    }
}
