package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class BandsTest {

    private static final double NONE = Double.NaN;

    private static Chart chart(double[] low, double[] high) {
        double[] middle = new double[low.length];
        double[] x = new double[low.length];
        String[] names = new String[low.length];
        for (int i = 0; i < low.length; i++) {
            x[i] = i;
            middle[i] = 1;
            names[i] = "LSTM";
        }
        Table table = Table.create(
                "t",
                DoubleColumn.create("x", x),
                DoubleColumn.create("y", middle),
                DoubleColumn.create("low", low),
                DoubleColumn.create("high", high),
                StringColumn.create("cell", names));
        return Charts.bands(table, "x", "y", "low", "high", "cell");
    }

    private static String outline(Chart chart) {
        return chart.svg().replaceAll("(?s).*class=\"gf-band\" d=\"([^\"]*)\".*", "$1");
    }

    @Test
    void theBandsLieBehindTheLinesInTheSameColour() {
        JsonNode data = Examples.seeds().json().at("/data");

        assertThat(data).hasSize(4);
        assertThat(data.get(0).at("/fill").asText()).isEqualTo("toself");
        assertThat(data.get(0).at("/showlegend").asBoolean()).isFalse();
        assertThat(data.get(1).at("/fillcolor").asText())
                .startsWith(data.get(3).at("/line/color").asText());
        assertThat(data.get(3).at("/mode").asText()).isEqualTo("lines+markers");
    }

    @Test
    void aBandComesAndGoesWithItsLine() {
        JsonNode data = Examples.seeds().json().at("/data");

        assertThat(data.get(0).at("/legendgroup").asText()).isEqualTo("RNN");
        assertThat(data.get(2).at("/legendgroup").asText()).isEqualTo("RNN");
    }

    @Test
    void thePlotlyOutlineGoesForwardAboveAndBackBelowEachPart() {
        JsonNode band = chart(new double[] {0, 0.5, NONE, 0}, new double[] {2, 3, 4, 5})
                .json()
                .at("/data/0");

        assertThat(band.at("/x").toString()).isEqualTo("[0.0,1.0,1.0,0.0,null,3.0,3.0]");
        assertThat(band.at("/y").toString()).isEqualTo("[2.0,3.0,0.5,0.0,null,5.0,0.0]");
    }

    @Test
    void thePictureHasTheSameCorners() {
        Chart chart =
                chart(new double[] {0, 0.5}, new double[] {1, 1}).xRange(0, 1).yRange(0, 1);

        // The frame is 250 pixels high: along its upper edge, down by half, back to the lower left corner.
        assertThat(outline(chart)).matches("M\\S+ \\S+l(\\S+) 0 0 125-\\1 125z");
    }

    @Test
    void aGapPartsABand() {
        Chart chart = chart(new double[] {0, 0, NONE, 0, 0}, new double[] {2, 2, 2, 2, 2});

        assertThat(Examples.count(outline(chart), "z")).isEqualTo(2);
    }

    @Test
    void onALogAxisABandThatReachesZeroGoesOnBelowTheFrame() {
        Chart chart = chart(new double[] {0, 0.1}, new double[] {2, 2}).logY();

        assertThat(chart.json().at("/data/0/y/3").asDouble()).isEqualTo(1e-300);
        assertThat(chart.json().at("/data/1/customdata/0/0").asDouble()).isZero();
        assertThat(chart.svg()).contains("class=\"gf-band\"");
    }

    @Test
    void theBandIsInsideTheVerticalRange() {
        JsonNode range =
                chart(new double[] {-7, -7}, new double[] {9, 9}).json().at("/layout/yaxis/range");

        assertThat(range.get(0).asDouble()).isLessThan(-7);
        assertThat(range.get(1).asDouble()).isGreaterThan(9);
    }

    @Test
    void theTableAndTheWordsTellItsEnds() {
        Chart chart = chart(new double[] {0.25, 0.5}, new double[] {2, 3});

        assertThat(chart.html()).contains(">LSTM, low</th>", ">LSTM, high</th>", ">0.25</td>");
        assertThat(chart.text())
                .startsWith("Lines with bands:")
                .contains("LSTM from 1 to 1, its band at last from 0.5 to 3");
    }

    @Test
    void aLongBandIsThinnedTogetherWithItsEnds() {
        double[] low = new double[5_000];
        double[] high = new double[5_000];
        for (int i = 0; i < low.length; i++) {
            low[i] = Math.sin(i);
            high[i] = 2;
        }
        ObjectNode page = FigureJson.parse(PageJson.of(chart(low, high).json()));
        JsonNode line = page.at("/data/1");

        assertThat(line.at("/y").size()).isLessThan(801);
        assertThat(line.at("/customdata")).hasSameSizeAs(line.at("/y"));
    }

    @Test
    void endsInTheWrongOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart(new double[] {0, 2}, new double[] {1, 1}))
                .withMessage("low is 2.0 and high is 1.0 in row 1; low must not be above high.");
    }
}
