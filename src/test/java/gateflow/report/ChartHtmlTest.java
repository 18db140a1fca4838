package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ChartHtmlTest {

    private static final Pattern FIGURE =
            Pattern.compile("<script type=\"application/json\" class=\"gf-figure\">(.*?)</script>");

    private static JsonNode figure(Chart chart) throws Exception {
        Matcher script = FIGURE.matcher(chart.html());
        assertThat(script.find()).isTrue();
        return new ObjectMapper().readTree(script.group(1));
    }

    @Test
    void itHoldsPictureCaptionNumbersAndFigure() {
        String html = Examples.norms().html();

        assertThat(html)
                .contains(
                        "<img class=\"gf-static\"",
                        "<figcaption>Seed 0.</figcaption>",
                        "<details",
                        "<table",
                        "gateflow.scan()");
        assertThat(html).contains("alt=\"The gradient dies in the RNN. Lines: across lag T − t from 0 to 100; upwards");
    }

    @Test
    void thePictureIsTheChartsSvg() {
        Matcher picture = Pattern.compile("data:image/svg\\+xml;base64,([^\"]*)")
                .matcher(Examples.norms().html());

        assertThat(picture.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(picture.group(1)), StandardCharsets.UTF_8))
                .isEqualTo(Examples.norms().svg());
    }

    @Test
    void theFigureIsWhatPlotlyDraws() throws Exception {
        JsonNode figure = figure(Examples.norms());

        assertThat(figure.at("/data")).hasSize(3);
        assertThat(figure.at("/data/0/y")).hasSize(101);
        assertThat(figure.at("/data/0/type").asText()).isEqualTo("scatter");
        assertThat(figure.at("/layout/yaxis/title/text").asText()).isEqualTo("‖∂s<sub>T</sub>/∂s<sub>t</sub>‖");
    }

    @Test
    void aLongLineKeepsItsExtremesAndItsGaps() throws Exception {
        var x = new double[10_000];
        var y = new double[10_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i == 7_777 ? 9 : i == 5_000 ? Double.NaN : Math.sin(i);
        }
        JsonNode ys = figure(Charts.lines(
                        Table.create("t", DoubleColumn.create("x", x), DoubleColumn.create("y", y)), "x", "y"))
                .at("/data/0/y");

        assertThat(ys.size()).isBetween(400, 801);
        assertThat(ys).anyMatch(v -> v.asDouble() == 9).anyMatch(JsonNode::isNull);
    }

    @Test
    void textCannotBecomeMarkup() {
        Table table = Table.create("t", DoubleColumn.create("x", 0, 1), DoubleColumn.create("y", 0, 1));
        String attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>'\"";

        String html = Charts.lines(table, "x", "y")
                .title(attack)
                .caption(attack)
                .alt(attack)
                .xLabel(attack)
                .yLabel(attack)
                .html();

        assertThat(html).doesNotContain("<script>alert", "<img src=x");
        assertThat(Examples.count(html, "<script")).isEqualTo(2);
    }

    @Test
    void nothingIsLoadedFromANetwork() {
        String page = Notebook.start().html().replaceAll("<script type=\"text/plain\"[^>]*>[^<]*</script>", "")
                + Examples.norms().html()
                + Charts.heatmap(Examples.gateTable(10, 4), "t", "unit", "f").html();

        assertThat(page).doesNotContain("http://", "https://", "//cdn", "@import", "src=\"/");
    }

    @Test
    void aChartIsSmall() {
        assertThat(Examples.norms().html()).hasSizeLessThan(25_000);
        assertThat(Examples.noise(100_000).html()).hasSizeLessThan(40_000);
    }

    @Test
    void theTableOfALongChartIsThinned() {
        String html = Examples.norms().html();

        assertThat(html).contains("<th scope=\"col\"", "of 101 rows are shown.");
        assertThat(Examples.count(html, "<tr>")).isBetween(20, 26);
    }

    @Test
    void aHeatmapsTableHasARowForEachRow() {
        String html = Charts.heatmap(Examples.gateTable(3, 2), "t", "unit", "f").html();

        assertThat(Examples.count(html, "<tr>")).isEqualTo(3);
        assertThat(html).contains("unit \\ t");
    }
}
