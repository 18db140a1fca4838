package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

class ChartsTest {

    private static Table table(double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return Table.create("t", DoubleColumn.create("x", x), DoubleColumn.create("y", y));
    }

    @Test
    void aChartIsATablesawFigureWithATracePerSeries() {
        Figure figure = Examples.norms();

        assertThat(figure.getTraces()).extracting(trace -> trace.name()).containsExactly("RNN", "GRU", "LSTM");
        assertThat(figure.getLayout().getTitle()).isEqualTo("The gradient dies in the RNN");
    }

    @Test
    void severalColumnsMakeSeveralLines() {
        Table both = Table.create(
                "t", DoubleColumn.create("x", 1, 2), DoubleColumn.create("a", 3, 4), DoubleColumn.create("b", 5, 6));

        assertThat(Charts.lines(both, "x", List.of("a", "b")).getTraces())
                .extracting(trace -> trace.name())
                .containsExactly("a", "b");
    }

    @Test
    void aChangedChartLeavesTheFirstAsItWas() {
        Chart first = Charts.lines(table(1, 2), "x", "y").title("First");

        first.title("Second");

        assertThat(first.json().at("/layout/title/text").asText()).isEqualTo("First");
    }

    @Test
    void aCellLooksTheSameInEveryChart() {
        JsonNode three = Examples.norms().json().at("/data");
        Table lstmOnly = Examples.normTable()
                .where(Examples.normTable().stringColumn("cell").isEqualTo("LSTM"));
        JsonNode one = Charts.lines(lstmOnly, "t", "norm", "cell").json().at("/data");

        assertThat(one.get(0).at("/line/color")).isEqualTo(three.get(2).at("/line/color"));
        assertThat(one.get(0).at("/line/dash")).isEqualTo(three.get(2).at("/line/dash"));
        assertThat(one.get(0).at("/marker/symbol")).isEqualTo(three.get(2).at("/marker/symbol"));
    }

    @Test
    void whatALogAxisCannotShowIsAGapThatTheCaptionCounts() {
        JsonNode json = Charts.lines(table(1, 0, -1, Double.NaN, 10), "x", "y")
                .logY()
                .caption("Seed 7.")
                .json();

        assertThat(json.at("/data/0/y").toString()).isEqualTo("[1.0,null,null,null,10.0]");
        assertThat(json.at("/layout/yaxis/type").asText()).isEqualTo("log");
        assertThat(json.at("/layout/meta/caption").asText()).isEqualTo("Seed 7. Gaps: 2 values are not above 0.");
    }

    @Test
    void aValueThatIsMissingNeedsNoNoteButAnInfiniteOneDoes() {
        assertThat(Charts.lines(table(Double.NaN, 3, Double.NaN), "x", "y")
                        .json()
                        .at("/layout/meta/caption")
                        .asText())
                .isEmpty();
        assertThat(Charts.lines(table(1, Double.POSITIVE_INFINITY), "x", "y")
                        .json()
                        .at("/layout/meta/caption")
                        .asText())
                .isEqualTo("Gaps: 1 value is infinite.");
        assertThat(Charts.lines(table(1, 0, Double.POSITIVE_INFINITY), "x", "y")
                        .logY()
                        .json()
                        .at("/layout/meta/caption")
                        .asText())
                .isEqualTo("Gaps: 2 values are infinite or not above 0.");
    }

    @Test
    void aSinglePointAmongManyGapsKeepsItsMarker() {
        double[] guess = new double[60];
        Arrays.fill(guess, Double.NaN);
        guess[31] = 1;

        assertThat(Charts.lines(table(guess), "x", "y").svg()).contains("class=\"gf-marker\"");
        assertThat(Charts.lines(table(guess), "x", "y")
                        .json()
                        .at("/data/0/marker")
                        .has("maxdisplayed"))
                .isFalse();
    }

    @Test
    void theRangeOfALogAxisIsInPowersOfTen() {
        JsonNode range = Charts.lines(table(1, 10), "x", "y")
                .logY()
                .yRange(0.001, 100)
                .json()
                .at("/layout/yaxis/range");

        assertThat(range.toString()).isEqualTo("[-3.0,2.0]");
    }

    @Test
    void negativePartsOfAStackHangBelowZero() {
        JsonNode json = Charts.stackedBars(Examples.shareTable(), "cell", "share", "part")
                .json();

        assertThat(json.at("/layout/barmode").asText()).isEqualTo("relative");
        assertThat(json.at("/layout/yaxis/range/0").asDouble()).isLessThan(-0.2).isGreaterThan(-0.3);
        assertThat(json.at("/layout/yaxis/range/1").asDouble())
                .isGreaterThan(0.9)
                .isLessThan(1);
    }

    @Test
    void barsOfPositiveValuesStartAtZero() {
        Table counts =
                Table.create("c", StringColumn.create("k", "a", "b"), DoubleColumn.create("n", 900_000, 1_000_000));

        assertThat(Charts.bars(counts, "k", "n")
                        .json()
                        .at("/layout/yaxis/range/0")
                        .asDouble())
                .isZero();
    }

    @Test
    void categoriesThatLookLikeNumbersStayCategories() {
        Table counts = Table.create("c", IntColumn.create("detours", 2, 0, 1), DoubleColumn.create("n", 5, 6, 7));

        assertThat(Charts.bars(counts, "detours", "n").json().at("/data/0/x").toString())
                .isEqualTo("[\"2\",\"0\",\"1\"]");
    }

    @Test
    void aHeatmapSortsNumbersAndLeavesMissingCellsEmpty() {
        Table cells = Table.create(
                "h", IntColumn.create("t", 2, 1, 1), IntColumn.create("u", 1, 1, 2), DoubleColumn.create("f", 5, 6, 7));

        JsonNode trace = Charts.heatmap(cells, "t", "u", "f").json().at("/data/0");

        assertThat(trace.at("/x").toString()).isEqualTo("[1.0,2.0]");
        assertThat(trace.at("/z").toString()).isEqualTo("[[6.0,5.0],[7.0,null]]");
        assertThat(trace.at("/colorscale/0/1").asText()).isEqualTo("#00204C");
    }

    @Test
    void aMissingColumnIsNamedWithTheOnesThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.lines(table(1), "x", "norm"))
                .withMessage("column is \"norm\"; it must be one of [x, y].");
    }

    @Test
    void aColumnOfTextIsNoLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.lines(Examples.shareTable(), "cell", "share"))
                .withMessage("column \"cell\" is of type string; it must be a column of numbers.");
    }

    @Test
    void anEmptyTableIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.lines(table(), "x", "y"))
                .withMessage("table is empty; it must have at least one row.");
    }

    @Test
    void aLogAxisWithoutAPositiveValueIsRefused() {
        Chart chart = Charts.lines(table(0, -1), "x", "y");

        assertThatIllegalArgumentException()
                .isThrownBy(chart::logY)
                .withMessage(
                        "y has none that can be drawn among its 2 values; at least one must be above 0 on a logarithmic axis.");
    }

    @Test
    void barsOnALogAxisAreRefused() {
        Chart bars = Charts.bars(Examples.shareTable(), "cell", "share", "part");

        assertThatIllegalArgumentException()
                .isThrownBy(bars::logY)
                .withMessageContaining("a logarithmic axis has no 0");
    }

    @Test
    void twoValuesForOneBarAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.bars(Examples.shareTable(), "cell", "share"))
                .withMessage("table has more than one row with \"RNN\" and \"share\"; it must have one.");
    }

    @Test
    void aRangeBackwardsAndAnEmptyTitleAreRefused() {
        Chart chart = Charts.lines(table(1, 2), "x", "y");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.yRange(2, 1))
                .withMessage("yRange is 2.0 to 1.0; it must be two finite numbers, the lower one first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.title(" "))
                .withMessage("title is empty; it must be a text.");
        assertThatIllegalArgumentException().isThrownBy(() -> chart.alt(null)).withMessage("alt is missing (null).");
    }
}
