package gateflow.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a page needs once: the style, the chart script (packed, and idle until a chart is seen) and the script that uses it. */
final class Page {

    static final String CHART_SCRIPT = "plotly-cartesian-3.7.0.min.js.gz";

    private Page() {}

    static String head() {
        return "<style class=\"gf-style\">" + text("gateflow.css") + "</style>"
                + "<script type=\"text/plain\" class=\"gf-plotly\">"
                + Base64.getEncoder().encodeToString(bytes(CHART_SCRIPT)) + "</script>"
                + "<script class=\"gf-script\">" + text("gateflow.js") + "</script>";
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
