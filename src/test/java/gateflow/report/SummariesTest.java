package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SummariesTest {
    private final Table runs = Table.create(
            StringColumn.create("cell", "LSTM", "RNN", "LSTM", "RNN", "LSTM", "LSTM"),
            DoubleColumn.create("bias", 1, 0, 1, 0, 2, 1),
            DoubleColumn.create("loss", 5, 4, 1, 8, 7, 2));

    @Test
    void aGroupIsWhatAgreesInAllColumnsInTheOrderOfFirstRows() {
        Table spread = Summaries.spread(runs, "loss", "cell", "bias");
        assertThat(spread.columnNames()).containsExactly("cell", "bias", "median", "lowest", "highest", "runs");
        assertThat(spread.stringColumn("cell").asList()).containsExactly("LSTM", "RNN", "LSTM");
        assertThat(spread.doubleColumn("bias").asDoubleArray()).containsExactly(1, 0, 2);
        assertThat(spread.doubleColumn("median").asDoubleArray()).containsExactly(2, 6, 7);
        assertThat(spread.doubleColumn("lowest").asDoubleArray()).containsExactly(1, 4, 7);
        assertThat(spread.doubleColumn("highest").asDoubleArray()).containsExactly(5, 8, 7);
        assertThat(spread.intColumn("runs").asObjectArray()).containsExactly(3, 2, 1);
    }

    @Test
    void refusesARunWithoutANumberAndAColumnThatIsMissing() {
        runs.doubleColumn("loss").set(3, Double.NaN);
        assertThatThrownBy(() -> Summaries.spread(runs, "loss", "cell"))
                .hasMessage("column \"loss\" has NaN; every run must have a number.");
        assertThatThrownBy(() -> Summaries.spread(runs, "bias", "seed")).hasMessageContaining("\"seed\"");
    }
}
