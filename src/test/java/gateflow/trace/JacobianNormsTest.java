package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.Part;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JacobianNormsTest {
    private static final int STEPS = 6;

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void agreeWithThePlainProductOfEverySample(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 3, 1);
        run.setLengths(6, 2, 4);
        run.forward();
        for (int sample = 0; sample < 3; sample++) {
            int last = run.length(sample);
            JacobianNorms norms = GradientTracer.of(run, sample).jacobianNorms();
            for (int t = 0; t <= last; t++) {
                DMatrixRMaj plain = Runs.plainJacobian(run, t, last, sample);
                assertThat(norms.log10Norms()[t]).isCloseTo(Math.log10(NormOps_DDRM.normF(plain)), within(1e-9));
                for (Part row : cell.state()) {
                    for (Part col : cell.state()) {
                        Block block = Block.of(cell, row.name(), col.name());
                        DMatrixRMaj part = CommonOps_DDRM.extract(
                                plain,
                                block.row(),
                                block.row() + block.rows(),
                                block.col(),
                                block.col() + block.cols());
                        assertThat(Math.pow(10, norms.log10Norms(row.name(), col.name())[t]))
                                .isCloseTo(NormOps_DDRM.normF(part), within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void claimB2AFactorPerStepGivesItsPowerAlsoFarBelowTheRangeOfADouble() {
        DMatrixRMaj w = CommonOps_DDRM.identity(3);
        CommonOps_DDRM.scale(0.63, w);
        JacobianNorms norms = GradientTracer.of(Runs.linear(w, 2000, 1)).jacobianNorms();
        assertThat(norms.times()).hasSize(2001).startsWith(0, 1).endsWith(1999, 2000);
        assertThat(norms.lags()).hasSize(2001).startsWith(2000, 1999).endsWith(1, 0);
        for (int t = 0; t <= 2000; t++) {
            double expected = Math.log10(Math.sqrt(3)) + norms.lags()[t] * Math.log10(0.63);
            assertThat(norms.log10Norms()[t]).isCloseTo(expected, within(1e-9));
        }
        assertThat(norms.log10Norms("s", "s")[0]).isLessThan(-400);
    }

    @Test
    void theForgetGatesAloneCarryWhenNothingElseReadsTheState() {
        JacobianNorms norms =
                GradientTracer.of(Runs.constantGates(0.25, 0.5, 1, 1000)).jacobianNorms();
        assertThat(norms.log10Norms("s", "s")[0]).isCloseTo(1000 * Math.log10(0.25), within(1e-9));
        assertThat(norms.log10Norms("s", "h")[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(norms.parts()).containsExactly("s", "h");
    }

    @Test
    void refusesAPartThatTheCellDoesNotHave() {
        JacobianNorms norms =
                GradientTracer.of(Runs.constantGates(0.25, 0.5, 1, 2)).jacobianNorms();
        assertThatThrownBy(() -> norms.log10Norms("s", "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("colPart is \"c\"; the state of LSTM has the parts [s, h].");
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        GradientTracer tracer = GradientTracer.of(Runs.constantGates(0.25, 0.5, 1, 2));
        Thread.currentThread().interrupt();
        assertThatThrownBy(tracer::jacobianNorms)
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void refusesARunWhoseStateIsNotFinite() {
        UnrolledCell run = Runs.random(new RnnCell(1, 2, Activation.RELU), 3, 2, 1);
        run.state("s", 2).set(1, 0, Double.NaN);
        assertThatThrownBy(() -> GradientTracer.of(run))
                .hasMessage("s_2[1, 0] is NaN; all entries must be finite numbers.");
        assertThatThrownBy(() -> GradientTracer.of(run, 2)).hasMessage("sample is 2; it must be from 0 to 1.");
        assertThatThrownBy(() -> GradientTracer.of(null)).hasMessage("run is missing (null).");
    }

    @Test
    void resultsAreCopies() {
        JacobianNorms norms =
                GradientTracer.of(Runs.constantGates(0.25, 0.5, 1, 2)).jacobianNorms();
        Arrays.fill(norms.log10Norms(), 7);
        Arrays.fill(norms.lags(), 7);
        assertThat(norms.log10Norms()).doesNotContain(7);
        assertThat(norms.lags()).doesNotContain(7);
    }
}
