package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ChartScriptTest {

    private static final byte[] PACKED = Page.bytes(Page.CHART_SCRIPT);

    private static byte[] unpacked() throws Exception {
        return new GZIPInputStream(new ByteArrayInputStream(PACKED)).readAllBytes();
    }

    private static String line(String name, byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)) + "  " + name;
    }

    @Test
    void theVendoredScriptIsTheOneThatWasChecked() throws Exception {
        String expected = new String(Page.bytes(Page.CHART_SCRIPT + ".sha256"), StandardCharsets.UTF_8);

        assertThat(expected.lines())
                .containsExactly(
                        line(Page.CHART_SCRIPT, PACKED), line(Page.CHART_SCRIPT.replace(".gz", ""), unpacked()));
    }

    @Test
    void itCarriesItsLicence() throws Exception {
        assertThat(new String(Page.bytes("plotly-LICENSE.txt"), StandardCharsets.UTF_8))
                .startsWith("MIT License");
        assertThat(new String(unpacked(), StandardCharsets.UTF_8))
                .startsWith("/**\n* plotly.js (cartesian - minified) v3.7.0");
    }

    @Test
    void thePageCarriesItOnceInLessThan665Kilobytes() {
        String head = Page.head();

        assertThat(Examples.count(head, "class=\"gf-plotly\"")).isEqualTo(1);
        assertThat(head).hasSizeLessThan(665_000);
    }
}
