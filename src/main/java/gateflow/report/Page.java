package gateflow.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a page needs once: the style, the chart script (packed, and idle until a chart is seen) and the script that uses it. */
final class Page {

    static final String CHART_SCRIPT = "plotly-cartesian-3.7.0.min.js.gz";

    private static final List<String> SCRIPTS =
            List.of("whatif-twins.js", "whatif-pictures.js", "whatif.js", "save.js", "gateflow.js");

    private Page() {}

    static String head() {
        return "<style class=\"gf-style\">" + text("gateflow.css") + SvgChart.STYLE + "</style>"
                + "<script type=\"text/plain\" class=\"gf-plotly\">"
                + Base64.getEncoder().encodeToString(bytes(CHART_SCRIPT)) + "</script>"
                + SCRIPTS.stream().map(Page::script).collect(joining());
    }

    private static String script(String name) {
        return "<script class=\"gf-script\">" + text(name) + "</script>";
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
