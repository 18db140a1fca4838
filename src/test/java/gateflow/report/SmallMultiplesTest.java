package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class SmallMultiplesTest {

    @Test
    void allPanelsFollowTheAxesOfTheFirst() {
        JsonNode json = Examples.panels(3).logY().json();

        assertThat(json.at("/data")).hasSize(6);
        assertThat(json.at("/data/5/xaxis").asText()).isEqualTo("x3");
        assertThat(json.at("/layout/xaxis3/matches").asText()).isEqualTo("x");
        assertThat(json.at("/layout/yaxis3/matches").asText()).isEqualTo("y");
        assertThat(json.at("/layout/yaxis3/type").asText()).isEqualTo("log");
        assertThat(json.at("/layout/yaxis3/range")).isEqualTo(json.at("/layout/yaxis/range"));
    }

    @Test
    void theLegendNamesEachCellOnce() {
        Chart chart = Examples.panels(4);

        assertThat(Examples.count(chart.svg(), ">LSTM</text>")).isEqualTo(1);
        assertThat(chart.json().at("/data"))
                .extracting(trace -> trace.at("/showlegend").asBoolean())
                .containsExactly(true, true, false, false, false, false, false, false);
    }

    @Test
    void aCellLooksTheSameInEveryPanel() {
        JsonNode data = Examples.panels(2).json().at("/data");

        assertThat(data.get(3).at("/line")).isEqualTo(data.get(1).at("/line"));
    }

    @Test
    void eachPanelIsNamedAndOnlyTheOuterAxesHaveLabels() {
        String svg = Examples.panels(5).yRange(0, 1).svg();

        assertThat(svg).contains(">H = 8</text>", ">H = 128</text>");
        // Two rows of panels and three columns.
        assertThat(Examples.count(svg, ">1.0</text>")).isEqualTo(2);
        assertThat(Examples.count(svg, ">10</text>")).isEqualTo(3);
        assertThat(Examples.count(svg, "<clipPath")).isEqualTo(5);
    }

    @Test
    void panelsStandInRowsThatCanBeRead() {
        assertThat(Examples.panels(2).json().at("/layout/grid/columns").asInt()).isEqualTo(2);
        assertThat(Examples.panels(4).json().at("/layout/grid/columns").asInt()).isEqualTo(2);
        assertThat(Examples.panels(5).json().at("/layout/grid/columns").asInt()).isEqualTo(3);
        assertThat(Examples.panels(5).json().at("/layout/grid/rows").asInt()).isEqualTo(2);
    }

    @Test
    void theTableAndTheWordsNameThePanels() {
        Chart chart = Examples.panels(2);

        assertThat(chart.html()).contains(">H = 16, LSTM</th>");
        assertThat(chart.text()).startsWith("Lines in 2 panels:").contains("H = 8, RNN from 1 to 9.77×10⁻⁴");
    }

    @Test
    void aLineAtAValueIsInEveryPanelAndLabelledInTheFirst() {
        Chart chart = Examples.panels(3).markX(5, "here");

        assertThat(chart.json().at("/layout/shapes")).hasSize(3);
        assertThat(Examples.count(chart.svg(), "class=\"gf-reference\"")).isEqualTo(3);
        assertThat(Examples.count(chart.svg(), ">here</text>")).isEqualTo(1);
    }

    @Test
    void tooManyPanelsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.panels(13))
                .withMessage("column \"H\" has 13 values; a chart must have at most 12 panels.");
    }
}
