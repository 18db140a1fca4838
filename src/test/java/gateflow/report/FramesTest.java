package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class FramesTest {

    private static List<String> pictures(Stepper stepper) {
        return Pattern.compile("svg\\+xml;base64,([^\"]*)")
                .matcher(stepper.html())
                .results()
                .map(match -> new String(Base64.getDecoder().decode(match.group(1)), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> labels(String svg) {
        return Pattern.compile("class=\"gf-label\"[^>]*>(.*?)</text>")
                .matcher(svg)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void eachValueIsAFrameThatNamesIt() {
        assertThat(Examples.frames().size()).isEqualTo(3);
        assertThat(Examples.frames().text())
                .isEqualTo(
                        "Gradients by lag, by T\n1. T = 10: Gradients by lag\n2. T = 20: Gradients by lag\n3. T = 40: Gradients by lag");
    }

    @Test
    void allFramesShareTheirAxes() {
        List<String> pictures = pictures(Examples.frames());

        assertThat(labels(pictures.get(0)))
                .contains("40")
                .isEqualTo(labels(pictures.get(1)))
                .isEqualTo(labels(pictures.get(2)));
        assertThat(pictures.get(0)).isNotEqualTo(pictures.get(2));
    }

    @Test
    void barsShareTheirVerticalAxis() {
        Table table = Table.create(
                "bars",
                StringColumn.create("when", "early", "early", "late", "late"),
                StringColumn.create("cell", "RNN", "LSTM", "RNN", "LSTM"),
                DoubleColumn.create("share", 1, 2, 5, 40));

        List<String> pictures = pictures(Charts.frames(table, "when", rows -> Charts.bars(rows, "cell", "share")));

        assertThat(labels(pictures.get(0))).contains("40").isEqualTo(labels(pictures.get(1)));
    }

    @Test
    void heatmapsAndTooManyFramesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Charts.frames(Examples.gateTable(3, 2), "unit", rows -> Charts.heatmap(rows, "t", "unit", "f")))
                .withMessageStartingWith("draw makes a heatmap; it must make lines, bars or a histogram");
        Table many = Table.create(
                "many",
                IntColumn.create("T", IntStream.range(0, 41).toArray()),
                DoubleColumn.create("y", new double[41]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.frames(many, "T", rows -> Charts.lines(rows, "T", "y")))
                .withMessage("column \"T\" has 41 values; an animation must have at most 40 frames.");
    }

    @Test
    void aMissingColumnOrDrawingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.frames(Examples.normTable(), "steps", rows -> Examples.norms()))
                .withMessageStartingWith("column is \"steps\"; it must be one of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.frames(Examples.normTable(), "cell", rows -> null))
                .withMessage("the chart of RNN is missing (null).");
    }
}
