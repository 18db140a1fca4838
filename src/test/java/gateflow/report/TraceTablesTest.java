package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.UnrolledCell;
import gateflow.trace.Detours;
import gateflow.trace.GradientTracer;
import gateflow.trace.JacobianNorms;
import gateflow.trace.UnitMemory;
import gateflow.trace.WorstCaseAudit;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TraceTablesTest {
    private static final int STEPS = 4;
    private static final int UNITS = 3;

    private final GradientTracer tracer = tracer();

    private static GradientTracer tracer() {
        Cell cell = new LstmCell(1, UNITS);
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
    void detourProfilesAreOfTheWholeWay() {
        Detours all = tracer.detours(STEPS);
        Detours few = tracer.detours(1);
        var traces = new LinkedHashMap<String, Detours>();
        traces.put("all", all);
        traces.put("few", few);
        Table table = Tables.detourProfiles(traces);
        assertThat(table.columnNames()).containsExactly("cell", "detours", "log10 norm", "share by norm");
        assertThat(table.stringColumn("cell").asList())
                .containsExactly("all", "all", "all", "all", "all", "few", "few");
        assertThat(table.intColumn("detours").asObjectArray()).containsExactly(0, 1, 2, 3, 4, 0, 1);
        assertThat(table.doubleColumn("share by norm").first(STEPS + 1).sum()).isCloseTo(1, within(1e-9));
        assertThat(table.doubleColumn("log10 norm").get(1)).isCloseTo(all.log10Norms(1)[0], within(1e-12));
        assertThat(table.doubleColumn("share by norm").get(6)).isCloseTo(few.sharesByNorm(1)[0], within(1e-12));
    }

    @Test
    void blocksHaveARowForEachPairOfPartsAndTime() {
        JacobianNorms trace = tracer.jacobianNorms();
        Table table = Tables.blocks(trace);
        assertThat(table.columnNames()).containsExactly("block", "t", "steps back", "log10 norm");
        assertThat(table.rowCount()).isEqualTo(4 * (STEPS + 1));
        Table one = table.where(table.stringColumn("block").isEqualTo("s_T by h_t"));
        assertThat(one.doubleColumn("log10 norm").asDoubleArray()).isEqualTo(trace.log10Norms("s", "h"));
    }

    @Test
    void longerPathsAreSummedInRowsOfTheirOwn() {
        Detours trace = tracer.detours(1);
        Table table = Tables.detours(trace);
        assertThat(table.rowCount()).isEqualTo(3 * (STEPS + 1));
        Table more = table.where(table.stringColumn("detours").isEqualTo("more"));
        assertThat(more.doubleColumn("log10 norm").asDoubleArray()).isEqualTo(trace.log10Remainders());
        for (int t = 0; t <= STEPS; t++) {
            Table atTime = table.where(table.intColumn("t").isEqualTo(t));
            assertThat(atTime.doubleColumn("share by projection").sum()).isCloseTo(1, within(1e-9));
            assertThat(atTime.doubleColumn("share by norm").sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theWorstCaseHasARowForEachTimeFrom2() {
        WorstCaseAudit trace = tracer.worstCase();
        Table table = Tables.worstCase(trace);
        assertThat(table.intColumn("t").asObjectArray()).containsExactly(2, 3, 4);
        assertThat(table.doubleColumn("dropped").asDoubleArray()).isEqualTo(trace.droppedNorms());
        assertThat(table.doubleColumn("hurt on diagonal").asDoubleArray()).isEqualTo(trace.hurtOnDiagonal());
    }

    @Test
    void unitMemoryHasARowForEachUnitAndOverTimeForEachStepToo() {
        UnitMemory trace = tracer.unitMemory("s", 0);
        Table whole = Tables.unitMemory(trace);
        Table overTime = Tables.unitMemoryOverTime(trace);
        assertThat(whole.rowCount()).isEqualTo(UNITS);
        assertThat(whole.doubleColumn("half-life in steps").asDoubleArray()).isEqualTo(trace.halfLives());
        assertThat(overTime.rowCount()).isEqualTo(UNITS * (STEPS + 1));
        Table last = overTime.where(overTime.intColumn("unit").isEqualTo(UNITS - 1));
        assertThat(last.doubleColumn("log10 left").asDoubleArray()).isEqualTo(trace.log10Left(UNITS - 1));
        assertThat(last.doubleColumn("log10 reaching").asDoubleArray()).isEqualTo(trace.log10Reaching(UNITS - 1));
        assertThat(whole.doubleColumn("log10 left").get(UNITS - 1))
                .isLessThan(0)
                .isCloseTo(last.doubleColumn("log10 left").get(STEPS), within(1e-9))
                .isCloseTo(whole.doubleColumn("log10 reaching").get(UNITS - 1), within(1e-9));
    }

    @Test
    void refuseNoTraceAndNoParameter() {
        assertThatThrownBy(() -> Tables.norms(null)).hasMessage("trace is missing (null).");
        assertThatThrownBy(() -> Tables.stepGradients(tracer.stepGradients()))
                .hasMessage("number of parameters is 0; it must be 1 or more.");
    }
}
