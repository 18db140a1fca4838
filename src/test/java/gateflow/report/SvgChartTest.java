package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class SvgChartTest {

    private static Document parse(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    private static List<Element> elements(Document svg, String tag, String cssClass) {
        NodeList all = svg.getElementsByTagName(tag);
        var found = new ArrayList<Element>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("class").equals(cssClass)) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<String> texts(Document svg, String cssClass) {
        return elements(svg, "text", cssClass).stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void aLineAndItsSampleInTheLegendForEachSeries() throws Exception {
        Document svg = parse(Examples.norms());

        assertThat(elements(svg, "path", "gf-line")).hasSize(2 * 3);
        assertThat(elements(svg, "path", "gf-marker")).hasSize(2 * 3);
        assertThat(texts(svg, "gf-name")).contains("RNN", "GRU", "LSTM", "lag T − t", "‖∂sT/∂st‖");
        assertThat(texts(svg, "gf-title")).containsExactly("The gradient dies in the RNN");
    }

    @Test
    void aLogAxisIsMarkedInPowersOfTen() throws Exception {
        assertThat(texts(parse(Examples.norms()), "gf-label"))
                .containsSubsequence("10−6", "10−4", "10−2", "1")
                .containsSubsequence("0", "20", "40", "60", "80", "100");
        assertThat(Examples.norms().svg()).contains(">10<tspan dy=\"-4.8\" font-size=\"10.1\">−6</tspan>");
    }

    @Test
    void aLineEndsWhereItsDataEnd() throws Exception {
        Table rising = Table.create("t", DoubleColumn.create("x", 0, 1), DoubleColumn.create("y", 0, 1));
        Element line = elements(
                        parse(Charts.lines(rising, "x", "y").xRange(0, 1).yRange(0, 1)), "path", "gf-line")
                .get(0);

        // From the lower left corner of the frame to the upper right one: 250 pixels up.
        assertThat(line.getAttribute("d")).matches("M[0-9.]+ [0-9.]+l[0-9.]+-250");
    }

    @Test
    void aGapPartsALine() throws Exception {
        Table gap = Table.create(
                "t", DoubleColumn.create("x", 0, 1, 2, 3, 4), DoubleColumn.create("y", 1, 2, Double.NaN, 2, 1));

        String path = elements(parse(Charts.lines(gap, "x", "y")), "path", "gf-line")
                .get(0)
                .getAttribute("d");

        assertThat(Examples.count(path, "M")).isEqualTo(2);
    }

    @Test
    void aLongLineIsThinnedButKeepsItsPeak() {
        var x = new double[20_000];
        var y = new double[20_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i == 12_345 ? 1 : 0;
        }
        Chart chart = Charts.lines(
                        Table.create("t", DoubleColumn.create("x", x), DoubleColumn.create("y", y)), "x", "y")
                .yRange(0, 1);

        assertThat(chart.svg())
                .containsPattern("class=\"gf-line\" d=\"M[^\"]*-250[^\"]*250[^\"]*\"")
                .hasSizeLessThan(5_000);
    }

    @Test
    void aNormalChartTakesAFewKilobytes() {
        assertThat(Examples.norms().svg()).hasSizeBetween(3_000, 9_000);
        assertThat(Examples.noise(5_000).svg()).hasSizeLessThan(20_000);
    }

    @Test
    void textIsEscaped() throws Exception {
        Table table = Table.create("t", DoubleColumn.create("x", 0, 1), DoubleColumn.create("y", 0, 1));
        Chart chart = Charts.lines(table, "x", "y").title("<script>alert(1)</script> & \u0001 \\");

        assertThat(texts(parse(chart), "gf-title")).containsExactly("<script>alert(1)</script> & � \\");
        assertThat(chart.svg()).doesNotContain("<script");
    }

    @Test
    void barsOfASeriesAreOneHatchedPath() throws Exception {
        Document svg = parse(
                Charts.bars(Examples.shareTable(), "cell", "share", "part").title("Shares"));

        List<Element> bars = elements(svg, "path", "gf-bar");
        assertThat(bars).hasSize(2 * 2);
        assertThat(Examples.count(bars.get(2).getAttribute("d"), "z")).isEqualTo(2);
        assertThat(svg.getElementsByTagName("pattern").getLength()).isEqualTo(1);
        assertThat(texts(svg, "gf-label")).contains("RNN", "LSTM", "0.0", "0.8");
    }

    @Test
    void aHeatmapIsOneImageBesideItsScale() throws Exception {
        Chart heat =
                Charts.heatmap(Examples.gateTable(100, 60), "t", "unit", "f").valueLabel("f_t");
        Document svg = parse(heat);

        assertThat(svg.getElementsByTagName("image").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("stop").getLength()).isEqualTo(Cividis.COLORS.size());
        assertThat(texts(svg, "gf-name")).contains("ft");
        assertThat(heat.svg()).hasSizeLessThan(25_000);
    }

    @Test
    void picturesOnOnePageDoNotShareIds() {
        String one = Charts.bars(Examples.shareTable(), "cell", "share", "part")
                .title("One")
                .svg();
        String two = Charts.bars(Examples.shareTable(), "cell", "share", "part")
                .title("Two")
                .svg();

        assertThat(id(one)).isNotEqualTo(id(two));
        assertThat(Charts.bars(Examples.shareTable(), "cell", "share", "part")
                        .title("One")
                        .svg())
                .isEqualTo(one);
    }

    private static String id(String svg) {
        return svg.replaceAll("(?s).*<clipPath id=\"([^\"]*)\".*", "$1");
    }

    @Test
    void itFollowsTheReadersColourScheme() {
        assertThat(Examples.norms().svg()).contains("@media(prefers-color-scheme:dark)", "var(--gf-fg,");
    }
}
