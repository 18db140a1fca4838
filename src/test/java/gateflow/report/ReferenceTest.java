package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ReferenceTest {

    private static Chart rising() {
        return Charts.lines(
                Table.create("t", DoubleColumn.create("x", 0, 4), DoubleColumn.create("y", 1, 10)), "x", "y");
    }

    private static String line(Chart chart) {
        return chart.svg().replaceAll("(?s).*class=\"gf-reference\" d=\"([^\"]*)\".*", "$1");
    }

    @Test
    void aLineLiesAcrossTheFrameAtItsValue() {
        Chart chart = rising().xRange(0, 4).yRange(0, 10).markY(5, "half");
        String frameBase = chart.svg().replaceAll("(?s).*class=\"gf-base\" d=\"M[^,]*,([^H]*)H[^\"]*\".*", "$1");
        String at = line(chart).replaceAll("M[^,]*,([^H]*)H.*", "$1");

        assertThat(Double.parseDouble(frameBase) - Double.parseDouble(at)).isEqualTo(125);
    }

    @Test
    void itsValueIsAPositionOnALogAxisToo() {
        Chart chart = rising().logY().yRange(1, 100).markY(10, "ten");
        String base = chart.svg().replaceAll("(?s).*class=\"gf-base\" d=\"M[^,]*,([^H]*)H[^\"]*\".*", "$1");
        String at = line(chart).replaceAll("M[^,]*,([^H]*)H.*", "$1");

        assertThat(Double.parseDouble(base) - Double.parseDouble(at)).isEqualTo(125);
        assertThat(chart.json().at("/layout/shapes/0/y0").asDouble()).isEqualTo(10);
    }

    @Test
    void theAxesReachIt() {
        JsonNode layout = rising().markX(9, "later").markY(50, "limit").json().at("/layout");

        assertThat(layout.at("/xaxis/range/1").asDouble()).isGreaterThan(9);
        assertThat(layout.at("/yaxis/range/1").asDouble()).isGreaterThan(50);
    }

    @Test
    void theLabelStandsInsideTheFrameAndIsEscaped() {
        Chart chart = rising().markX(1, "<b> s_t").markX(3, "late");

        assertThat(chart.svg()).contains("text-anchor=\"start\">&lt;b&gt; s<tspan", "text-anchor=\"end\">late<");
        assertThat(chart.json().at("/layout/shapes/0/label/xanchor").asText()).isEqualTo("left");
        assertThat(chart.json().at("/layout/shapes/1/label/xanchor").asText()).isEqualTo("right");
        assertThat(chart.html()).doesNotContain("<b> s").contains("\\u003csub>t\\u003c/sub>");
    }

    @Test
    void theWordsAndTheTableTellIt() {
        Chart chart = rising().markX(1, "start");

        assertThat(chart.text()).endsWith("Lines at a value: upright at 1: start.");
        assertThat(chart.html()).contains("Line upright at 1: start.");
    }

    @Test
    void outsideAGivenRangeItIsNotDrawn() {
        assertThat(rising().xRange(0, 4).markX(9, "later").svg()).doesNotContain("class=\"gf-reference\"");
    }

    @Test
    void zeroOnALogAxisAndAValueThatIsNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rising().logY().markY(0, "zero"))
                .withMessage("markY is set at 0 or below; it must be above 0 on a logarithmic axis.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rising().markX(Double.NaN, "none"))
                .withMessage("value is NaN; it must be a finite number.");
    }

    @Test
    void barsAndHeatmapsHaveNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.bars(Examples.shareTable(), "cell", "share", "part")
                        .markY(1, "one"))
                .withMessage("markX or markY is set for bars; it must be set for lines or a histogram.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.heatmap(Examples.gateTable(3, 2), "t", "unit", "f")
                        .markX(1, "one"))
                .withMessageContaining("a heatmap");
    }
}
