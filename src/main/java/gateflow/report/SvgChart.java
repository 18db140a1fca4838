package gateflow.report;

import gateflow.report.Plot.Kind;
import gateflow.report.Plot.Series;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A chart's static picture, drawn from the figure itself and without a browser: it shows where no script runs, in print and on
 * paper.
 *
 * <p>540 pixels wide, so that its text can be read on a phone 360 pixels wide. Light or dark as the reader's system asks; a page that
 * holds the picture inline sets {@code --gf-fg}, {@code --gf-muted}, {@code --gf-grid} and {@code --gf-bg}.
 */
final class SvgChart {

    /** Size of axis labels and of the legend. */
    static final double SMALL = 14;

    private static final double WIDTH = 540;
    private static final double MARGIN = 8;
    private static final double TITLE = 17;
    private static final double TITLE_ROW = 23;
    private static final double ROW = 22;
    private static final double PLOT_HEIGHT = 250;
    private static final double BELOW_PLOT = 28;

    /** For pictures that a page holds inline, too. */
    static final String STYLE = """
            .gf-svg{--f:var(--gf-fg,#1f2328);--m:var(--gf-muted,#57606a);--g:var(--gf-grid,#e4e7eb);--b:var(--gf-bg,#fff);\
            font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}\
            @media(prefers-color-scheme:dark){.gf-svg{--f:var(--gf-fg,#e6e8ea);--m:var(--gf-muted,#a8b0b8);--g:var(--gf-grid,#33373c);\
            --b:var(--gf-bg,#111)}}\
            .gf-svg text{fill:var(--f);font-size:14px}.gf-svg .gf-title{font-size:17px;font-weight:600}\
            .gf-svg .gf-label,.gf-svg .gf-name{fill:var(--m)}.gf-svg .gf-ground{fill:var(--b)}\
            .gf-grid,.gf-base,.gf-line{fill:none}.gf-grid{stroke:var(--g)}.gf-base{stroke:var(--m)}\
            .gf-line{stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}\
            .gf-bar{stroke:var(--b)}.gf-hatch{fill:none;stroke:#fff;stroke-width:1.6;stroke-linecap:round}\
            .gf-inside{fill-opacity:.17}.gf-band{fill-opacity:.17;stroke-opacity:.5}.gf-reference{fill:none;stroke:var(--f);stroke-width:1.2;stroke-dasharray:4 3}\
            .gf-svg .gf-note{paint-order:stroke;stroke:var(--b);stroke-width:4px;stroke-linejoin:round}.gf-svg .gf-panel{font-weight:600}\
            .gf-cells{image-rendering:pixelated}""";

    private final Plot plot;
    private final String id;
    private final StringBuilder out = new StringBuilder();
    private double y = 4;

    private SvgChart(Plot plot) {
        this.plot = plot;
        this.id = id(plot);
    }

    /** The picture as an SVG document. */
    static String draw(Plot plot) {
        return new SvgChart(plot).draw();
    }

    private String draw() {
        title();
        legend();
        names();
        SvgFrame space = space();
        List<SvgPanel> panels = SvgPanel.all(plot, space);
        panels.forEach(this::panel);
        SvgFrame last = panels.get(panels.size() - 1).frame();
        y = last.top() + last.height() + BELOW_PLOT;
        xName(space);
        return head() + out + "</svg>";
    }

    private void panel(SvgPanel panel) {
        SvgFrame frame = panel.frame();
        int number = panel.number();
        if (!plot.panels().names().isEmpty()) {
            String name = plot.panels().names().get(number);
            text("gf-panel", frame.left(), frame.top() - 7, "start", name, SMALL);
        }
        out.append(frame.rows(!plot.isHeatmap(), panel.rowLabels())).append(frame.columns(panel.columnLabels()));
        marks(frame, number);
        out.append(plot.isHeatmap() ? "" : frame.base());
        plot.references().forEach(reference -> out.append(frame.reference(reference, number == 0)));
    }

    private String head() {
        String size = SvgText.number(WIDTH) + " " + SvgText.number(y);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gf-svg\" viewBox=\"0 0 " + size + "\" width=\""
                + SvgText.number(WIDTH)
                + "\" height=\"" + SvgText.number(y)
                + "\" style=\"max-width:100%;height:auto\" role=\"img\" aria-label=\""
                + Html.escape(AltText.of(plot)) + "\"><style>" + STYLE
                + "</style><rect class=\"gf-ground\" width=\"100%\" height=\"100%\"/>";
    }

    private void title() {
        if (!plot.title().isBlank()) {
            for (String line : SvgText.wrapBold(plot.title(), TITLE, WIDTH - 2 * MARGIN)) {
                text("gf-title", MARGIN, y + 17, "start", line, TITLE);
                y += TITLE_ROW;
            }
            y += 3;
        }
    }

    private void legend() {
        List<Series> series = plot.legend();
        if (series.size() < 2) {
            return;
        }
        double x = MARGIN;
        for (int s = 0; s < series.size(); s++) {
            double width = 37 + SvgText.width(series.get(s).name(), SMALL);
            if (x > MARGIN && x + width > WIDTH - MARGIN) {
                x = MARGIN;
                y += ROW;
            }
            out.append(sample(series.get(s), s, x, y + 11));
            text(
                    "gf-name",
                    x + (plot.isBars() ? 28 : 36),
                    y + 16,
                    "start",
                    series.get(s).name(),
                    SMALL);
            x += width + 16;
        }
        y += ROW + 2;
    }

    private String sample(Series series, int s, double x, double middle) {
        return series.kind() == Kind.BAR
                ? SvgBars.sample(series.look(), id, s, x, middle)
                : SvgLines.sample(series.look(), x, middle);
    }

    /** The vertical axis's title reads best level, above the axis; a heatmap's colours are named at the other end of the row. */
    private void names() {
        String unit = plot.isHeatmap() ? plot.series().get(0).look().unit() : "";
        boolean together = SvgText.width(plot.y().title(), SMALL) + SvgText.width(unit, SMALL) < WIDTH - 4 * MARGIN;
        if (!plot.y().title().isBlank()) {
            text("gf-name", MARGIN, y + 15, "start", plot.y().title(), SMALL);
            y += together && !unit.isBlank() ? 0 : ROW;
        }
        if (!unit.isBlank()) {
            text("gf-name", WIDTH - MARGIN, y + 15, "end", unit, SMALL);
            y += ROW;
        }
        y += 8;
    }

    /** Where the frame is; with panels, where one row of them is. */
    private SvgFrame space() {
        double height = PLOT_HEIGHT / Math.min(2, plot.panels().columns());
        double widest = SvgFrame.yTicks(plot.y(), height).stream()
                .mapToDouble(tick -> SvgText.width(tick.label(), SMALL))
                .max()
                .orElse(0);
        double left = MARGIN + Math.max(16, Math.min(widest, WIDTH / 3)) + 7;
        double right = plot.isHeatmap() ? SvgHeatmap.BAR_ROOM : 2 * MARGIN;
        return new SvgFrame(plot.x(), plot.y(), left, y, WIDTH - left - right, height);
    }

    private void marks(SvgFrame frame, int panel) {
        if (plot.isHeatmap()) {
            out.append(SvgHeatmap.draw(plot.series().get(0), frame, id));
            return;
        }
        String hatches = plot.isBars() ? SvgBars.hatches(plot.series(), id) : "";
        String marks = plot.isBars() ? new SvgBars(plot, frame, id).draw() : lines(frame, panel);
        String clip = id + "-clip" + (panel == 0 ? "" : panel);
        out.append("<defs>" + hatches + clip(frame, clip) + "</defs><g clip-path=\"url(#" + clip + ")\">" + marks
                + "</g>");
    }

    private String lines(SvgFrame frame, int panel) {
        List<Series> here =
                plot.series().stream().filter(s -> s.panel() == panel).toList();
        return Stream.concat(
                        here.stream().map(s -> SvgBands.draw(s, frame)),
                        IntStream.range(0, here.size()).mapToObj(s -> SvgLines.draw(here.get(s), frame, s)))
                .collect(Collectors.joining());
    }

    /** A little wider than the frame, so that a marker on its edge stays whole. */
    private String clip(SvgFrame frame, String clipId) {
        double room = plot.isBars() ? 0 : 5;
        return "<clipPath id=\"" + clipId + "\"><rect x=\"" + SvgText.number(frame.left() - room) + "\" y=\""
                + SvgText.number(frame.top() - room) + "\" width=\"" + SvgText.number(frame.width() + 2 * room)
                + "\" height=\""
                + SvgText.number(frame.height() + 2 * room) + "\"/></clipPath>";
    }

    private void xName(SvgFrame frame) {
        if (!plot.x().title().isBlank()) {
            text(
                    "gf-name",
                    frame.left() + frame.width() / 2,
                    y + 12,
                    "middle",
                    plot.x().title(),
                    SMALL);
            y += ROW;
        }
    }

    private void text(String cssClass, double x, double baseline, String anchor, String text, double size) {
        out.append("<text class=\"" + cssClass + "\" x=\"" + SvgText.number(x) + "\" y=\"" + SvgText.number(baseline)
                + "\"" + (anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"") + ">"
                + SvgText.spans(text, size) + "</text>");
    }

    /** Ids must differ between pictures that one page holds inline, and be the same when a chart is drawn again. */
    private static String id(Plot plot) {
        var sum = new CRC32();
        sum.update((AltText.of(plot) + plot.caption()).getBytes(StandardCharsets.UTF_8));
        return "gf" + Long.toHexString(sum.getValue());
    }
}
