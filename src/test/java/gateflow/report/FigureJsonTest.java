package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class FigureJsonTest {

    private static ObjectNode json(String title, ScatterTrace trace) {
        Axis y = Axis.builder()
                .title("y <" + title + ">")
                .type(Axis.Type.LOG)
                .range(-3.0, 2.0)
                .build();
        return FigureJson.of(new Figure(Layout.builder(title, "x").yAxis(y).build(), trace));
    }

    @Test
    void textComesBackAsItWasWritten() {
        String text = "it's <b>∂s_T</b> & \"q\" \\ n\\";
        ObjectNode json = json(
                text,
                ScatterTrace.builder(new double[] {1}, new double[] {2})
                        .name(text)
                        .build());

        assertThat(json.at("/layout/title/text").asText()).isEqualTo(text);
        assertThat(json.at("/layout/yaxis/title/text").asText()).isEqualTo("y <" + text + ">");
        assertThat(json.at("/data/0/name").asText()).isEqualTo(text);
    }

    @Test
    void numbersAreNumbersAndWhatIsNotFiniteIsNull() {
        var trace = ScatterTrace.builder(
                        new double[] {1, 2, 3}, new double[] {1e-300, Double.NaN, Double.NEGATIVE_INFINITY})
                .build();

        ObjectNode json = json("t", trace);

        assertThat(json.at("/data/0/x").toString()).isEqualTo("[1.0,2.0,3.0]");
        assertThat(json.at("/data/0/y").toString()).isEqualTo("[1.0E-300,null,null]");
        assertThat(json.at("/layout/yaxis/range").toString()).isEqualTo("[-3.0,2.0]");
        assertThat(json.at("/layout/yaxis/autorange").isBoolean()).isTrue();
    }

    @Test
    void categoriesKeepQuotesAndBackslashes() {
        var bars = BarTrace.builder(StringColumn.create("k", "a'", "b\\", "c\""), DoubleColumn.create("v", 1, 2, 3))
                .build();

        assertThat(FigureJson.of(new Figure(bars)).at("/data/0/x").toString())
                .isEqualTo("[\"a'\",\"b\\\\\",\"c\\\"\"]");
    }

    @Test
    void aHeatmapKeepsItsRowsAndItsGaps() {
        var heat = HeatmapTrace.builder(new Object[] {1, 2}, new Object[] {"a"}, new double[][] {{1, Double.NaN}})
                .build();

        ObjectNode json = FigureJson.of(new Figure(heat));

        assertThat(json.at("/data/0/z").toString()).isEqualTo("[[1.0,null]]");
        assertThat(json.at("/data/0/y").toString()).isEqualTo("[\"a\"]");
    }

    @Test
    void noMarkupLeavesAScriptElement() {
        assertThat(FigureJson.write(json(
                        "</script><!--",
                        ScatterTrace.builder(new double[] {1}, new double[] {2}).build())))
                .doesNotContain("<");
    }

    @Test
    void whatIsNoFigureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FigureJson.parse("var x = {a: [1,};"))
                .withMessageStartingWith("figure: ");
    }
}
