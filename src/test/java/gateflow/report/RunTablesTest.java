package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.LstmCell;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RunTablesTest {
    private final UnrolledCell run = new LstmCell(1, 2).unroll(new LstmCell(1, 2).newParameters(new Random(1)), 3, 2);

    @Test
    void gatesHaveARowForEachGateStepAndUnit() {
        run.forward();
        Table table = RunTables.gates(run, 1);
        assertThat(table.columnNames()).containsExactly("gate", "t", "unit", "value");
        assertThat(table.stringColumn("gate").asList().stream().distinct()).containsExactly("o", "i", "f", "candidate");
        assertThat(table.rowCount()).isEqualTo(4 * 3 * 2);
        assertThat(table.intColumn("t").min()).isCloseTo(1, within(0.0));
        Table last = RunTables.gates(run, 1, "f");
        assertThat(last.rowCount()).isEqualTo(3 * 2);
        assertThat(last.doubleColumn("value").get(5)).isCloseTo(run.gate("f", 3).get(1, 1), within(1e-15));
    }

    @Test
    void statesBeginWithTheInitialOneAndEndWithTheSequence() {
        run.setLengths(3, 2);
        run.state("s", 0).set(1, 1, 7);
        run.forward();
        Table table = RunTables.states(run, 1, "s");
        assertThat(table.columnNames()).containsExactly("part", "t", "unit", "value");
        assertThat(table.rowCount()).isEqualTo(3 * 2);
        assertThat(table.doubleColumn("value").get(1)).isCloseTo(7, within(1e-15));
        assertThat(RunTables.states(run, 0).rowCount()).isEqualTo(2 * 4 * 2);
    }

    @Test
    void refusesAGateThatTheCellDoesNotHave() {
        assertThatThrownBy(() -> RunTables.gates(run, 0, "z"))
                .hasMessage("LSTM has no gate \"z\"; it has [o, i, f, candidate].");
        UnrolledCell rnn = new RnnCell(1, 2).unroll(new RnnCell(1, 2).newParameters(new Random(1)), 3, 1);
        assertThatThrownBy(() -> RunTables.gates(rnn, 0))
                .hasMessage("RNN has no gates; a table of its states shows what it computes.");
        assertThatThrownBy(() -> RunTables.gates(run, 2)).hasMessage("sample is 2; it must be from 0 to 1.");
    }
}
