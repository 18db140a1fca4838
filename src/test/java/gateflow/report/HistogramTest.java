package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HistogramTest {

    private static Table gates(double... values) {
        return Table.create("gates", DoubleColumn.create("f", values));
    }

    @Test
    void theWidthIsThatOfFreedmanAndDiaconisRoundedUp() {
        double[] even = IntStream.range(0, 1001).mapToDouble(i -> i / 1000.0).toArray();

        // 2 · 0.5 / 1001^{1/3} = 0.09997
        Bins bins = Bins.of(even);

        assertThat(bins.width()).isCloseTo(0.1, within(1e-12));
        assertThat(bins.low()).isZero();
        assertThat(bins.high()).isCloseTo(1, within(1e-12));
        assertThat(bins.count()).isEqualTo(10);
    }

    @Test
    void anOutlierDoesNotMakeThousandsOfBins() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
        values[0] = 1e6;

        assertThat(Bins.of(values).count()).isLessThanOrEqualTo(41);
    }

    @Test
    void equalValuesHaveOneBin() {
        assertThat(Bins.of(new double[] {5, 5, 5}).counts(new double[] {5, 5, 5}))
                .containsExactly(3);
        assertThat(Bins.of(new double[] {0}).counts(new double[] {0})).containsExactly(1);
        assertThat(Bins.of(new double[] {-3}).counts(new double[] {-3})).containsExactly(1);
    }

    @Test
    void aValueOnAnEdgeCountsToItsRightAndTheLastEdgeToItsLeft() {
        assertThat(new Bins(0.1, 0, 4).counts(new double[] {0, 0.1, 0.3, 0.3, 0.4}))
                .containsExactly(1, 1, 0, 3);
    }

    @Test
    void everyFiniteValueIsCountedOnce() {
        JsonNode counts = Charts.histogram(gates(0.1, 0.2, Double.NaN, 0.7, 0.70001, 1), "f")
                .json()
                .at("/data/0/y");

        assertThat(IntStream.range(0, counts.size())
                        .mapToDouble(i -> counts.get(i).asDouble())
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void groupsShareTheirBinsAndDifferByDash() {
        Table table = Table.create(
                "g",
                DoubleColumn.create("f", 0.1, 0.2, 0.9, 0.8),
                StringColumn.create("when", "before", "before", "after", "after"));
        JsonNode data = Charts.histogram(table, "f", "when").json().at("/data");

        assertThat(data.get(0).at("/x")).isEqualTo(data.get(1).at("/x"));
        assertThat(data.get(0).at("/line/dash")).isNotEqualTo(data.get(1).at("/line/dash"));
    }

    @Test
    void thePageKeepsTheSteps() {
        String html = Charts.histogram(gates(0, 1, 2, 3), "f").html();

        assertThat(html).contains("\"shape\":\"hvh\"", "\"fill\":\"tozeroy\"");
    }

    @Test
    void thePictureStepsOverTheBins() {
        Table table = gates(IntStream.range(0, 64).mapToDouble(i -> i % 2).toArray());
        String path = Charts.histogram(table, "f")
                .yRange(0, 32)
                .svg()
                .replaceAll("(?s).*class=\"gf-line gf-steps\" d=\"([^\"]*)\".*", "$1");

        // From the empty bin on the left up over both bins at once, each of 32 values, and down again.
        assertThat(path).matches("M.* 0-250 (\\S+) 0 0 0 \\1 0 0 250 .*");
    }

    @Test
    void theCaptionTableAndWordsTellTheBins() {
        Chart chart = Charts.histogram(gates(1, 2, 2, 3, Double.NEGATIVE_INFINITY), "f");

        assertThat(chart.html())
                .contains("<figcaption>Bins are 1 wide. Left out: 1 value is infinite.</figcaption>", ">2 to 3</th>");
        assertThat(chart.text())
                .isEqualTo("Histogram: across f from 1 to 3; upwards count from 0 to 3. "
                        + "f 4 values, most of them (3) around 2.5.");
    }

    @Test
    void aColumnWithoutNumbersAndALogAxisAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.histogram(gates(Double.NaN), "f"))
                .withMessage("column \"f\" is without a finite number; it must have one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.histogram(gates(1, 2), "f").logY())
                .withMessageContaining("counts start at 0");
    }
}
