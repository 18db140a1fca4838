package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.UnrolledCell;
import gateflow.trace.GradientTracer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TraceTablesTest {
    private static final int STEPS = 4;

    private final GradientTracer tracer = tracer();

    private static GradientTracer tracer() {
        Cell cell = new LstmCell(1, 3);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(1)), STEPS, 1);
        for (int t = 1; t <= STEPS; t++) {
            run.input(t).fill(t);
        }
        run.lossGradient("h", STEPS).fill(1);
        run.forward();
        return GradientTracer.of(run);
    }

    @Test
    void normsHaveARowForEachPartAndTime() {
        Table table = Tables.norms(tracer.gradientNorms());
        assertThat(table.columnNames()).containsExactly("part", "t", "steps back", "log10 norm");
        assertThat(table.rowCount()).isEqualTo(2 * (STEPS + 1));
        assertThat(table.stringColumn("part").asList()).startsWith("s", "s").endsWith("h", "h");
        assertThat(table.doubleColumn("log10 norm").get(2 * STEPS + 1))
                .isCloseTo(Math.log10(Math.sqrt(3)), within(1e-9)); // ∂L/∂h_T = (1, 1, 1)
        assertThat(table.intColumn("steps back").asObjectArray()).startsWith(4, 3, 2, 1, 0, 4);
    }

    @Test
    void sharesOfDetoursAndStepsSumToOne() {
        Table detours = Tables.detours(tracer.detours(STEPS));
        assertThat(detours.rowCount()).isEqualTo((STEPS + 1) * (STEPS + 1));
        Table whole = detours.where(detours.intColumn("steps back").isEqualTo(STEPS));
        assertThat(whole.doubleColumn("share by projection").sum()).isCloseTo(1, within(1e-9));
        assertThat(whole.doubleColumn("share by norm").sum()).isCloseTo(1, within(1e-9));
        assertThat(whole.stringColumn("detours").asList()).containsExactly("0", "1", "2", "3", "4");

        Table steps = Tables.stepGradients(tracer.stepGradients(), "W_f", "U");
        assertThat(steps.rowCount()).isEqualTo(2 * STEPS);
        assertThat(steps.doubleColumn("share").sum()).isCloseTo(2, within(1e-9));
        assertThat(steps.stringColumn("parameter").asList()).startsWith("W_f").endsWith("U");
    }

    @Test
    void theOthersHaveARowForEachTimeUnitOrPower() {
        assertThat(Tables.spectra(tracer.jacobians()).rowCount()).isEqualTo(STEPS + 1);
        assertThat(Tables.bounds(tracer.normBounds(2))
                        .doubleColumn("log10 textbook")
                        .get(0))
                .isCloseTo(STEPS * Math.log10(2), within(1e-9));
        assertThat(Tables.worstCase(tracer.worstCase()).intColumn("t").asObjectArray())
                .containsExactly(2, 3, 4);
        assertThat(Tables.powers(tracer.powers("W_f", 7)).rowCount()).isEqualTo(8);
        Table memory = Tables.unitMemory(tracer.unitMemory());
        assertThat(memory.rowCount()).isEqualTo(3);
        for (int unit = 0; unit < 3; unit++) {
            assertThat(memory.doubleColumn("log10 left").get(unit))
                    .isLessThan(0)
                    .isCloseTo(memory.doubleColumn("log10 reaching").get(unit), within(1e-9));
        }
    }

    @Test
    void refuseNoTraceAndNoParameter() {
        assertThatThrownBy(() -> Tables.norms(null)).hasMessage("trace is missing (null).");
        assertThatThrownBy(() -> Tables.stepGradients(tracer.stepGradients()))
                .hasMessage("number of parameters is 0; it must be 1 or more.");
    }
}
