package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import gateflow.trace.GradientTracer;
import gateflow.trace.Jacobians;
import gateflow.trace.NormBounds;
import gateflow.trace.Powers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A linear net with W = diag(0.5, −0.25): everything about its Jacobians is known. */
class SpectrumTablesTest {
    private static final int STEPS = 5;

    private final GradientTracer tracer = tracer();

    private static GradientTracer tracer() {
        var cell = new RnnCell(1, 2, Activation.IDENTITY);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(1)), STEPS, 1);
        run.parameters().set("W", 0.5, 0, 0, -0.25);
        run.forward();
        return GradientTracer.of(run);
    }

    @Test
    void spectraHaveARowForEachTime() {
        Table table = SpectrumTables.spectra(tracer.jacobians());
        assertThat(table.columnNames())
                .containsExactly("t", "steps back", "log10 norm", "log10 radius", "log10 condition");
        assertThat(table.rowCount()).isEqualTo(STEPS + 1);
        assertThat(table.doubleColumn("log10 norm").get(0)).isCloseTo(STEPS * Math.log10(0.5), within(1e-9));
        assertThat(table.doubleColumn("log10 radius").get(0)).isCloseTo(STEPS * Math.log10(0.5), within(1e-9));
        assertThat(table.doubleColumn("log10 condition").get(0)).isCloseTo(STEPS * Math.log10(2), within(1e-9));
    }

    @Test
    void singularValuesHaveARowForEachTimeAndRank() {
        Jacobians trace = tracer.jacobians();
        Table table = SpectrumTables.singularValues(trace);
        assertThat(table.columnNames()).containsExactly("t", "steps back", "rank", "log10 singular value");
        assertThat(table.rowCount()).isEqualTo(2 * (STEPS + 1));
        Table second = table.where(table.intColumn("t").isEqualTo(1));
        assertThat(second.intColumn("steps back").asObjectArray()).containsExactly(4, 4);
        assertThat(second.intColumn("rank").asObjectArray()).containsExactly(1, 2);
        assertThat(second.doubleColumn("log10 singular value").get(1)).isCloseTo(4 * Math.log10(0.25), within(1e-9));
    }

    @Test
    void lyapunovExponentsComeWithTheirFactor() {
        Table table = SpectrumTables.lyapunov(tracer.lyapunovExponents());
        assertThat(table.name()).contains("5 steps");
        assertThat(table.doubleColumn("exponent in nats a step").get(0)).isCloseTo(Math.log(0.5), within(1e-9));
        assertThat(table.doubleColumn("factor a step").get(1)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void powersHaveARowForEachExponentAndEigenvaluesOneForEach() {
        Powers trace = tracer.powers("W", 7);
        Table powers = SpectrumTables.powers(trace);
        assertThat(powers.rowCount()).isEqualTo(8);
        assertThat(powers.doubleColumn("log10 norm").asDoubleArray()).isEqualTo(trace.log10Norms());
        assertThat(powers.doubleColumn("log10 radius^n").get(7)).isCloseTo(7 * Math.log10(0.5), within(1e-9));
        Table eigenvalues = SpectrumTables.eigenvalues(trace);
        assertThat(eigenvalues.doubleColumn("real part").get(1)).isCloseTo(-0.25, within(1e-9));
        assertThat(eigenvalues.doubleColumn("imaginary part").sum()).isZero();
        assertThat(eigenvalues.doubleColumn("modulus").get(1)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void boundsHaveARowForEachTime() {
        NormBounds trace = tracer.normBounds(2);
        Table table = SpectrumTables.bounds(trace);
        assertThat(table.rowCount()).isEqualTo(STEPS + 1);
        assertThat(table.doubleColumn("log10 truth").asDoubleArray()).isEqualTo(trace.log10Truths());
        assertThat(table.doubleColumn("log10 stepwise").asDoubleArray()).isEqualTo(trace.log10Stepwise());
        assertThat(table.doubleColumn("log10 textbook").get(0)).isCloseTo(STEPS * Math.log10(2), within(1e-9));
        assertThat(table.doubleColumn("log10 gap").get(0)).isCloseTo(STEPS * Math.log10(4), within(1e-9));
    }

    @Test
    void refuseNoTrace() {
        assertThatThrownBy(() -> SpectrumTables.lyapunov(null)).hasMessage("trace is missing (null).");
        assertThatThrownBy(() -> SpectrumTables.singularValues(null)).hasMessage("trace is missing (null).");
    }
}
