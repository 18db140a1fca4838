package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.Initializer;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientNormsTest {
    private static final int STEPS = 6;

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void agreeWithAPlainBackwardPass(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 3, 1);
        run.setLengths(6, 2, 4);
        run.forward();
        GradientNorms norms = GradientTracer.of(run).gradientNorms();
        run.backward();
        for (int t = 0; t <= STEPS; t++) {
            double squares = 0;
            for (Part part : cell.state()) {
                DMatrixRMaj gradient = run.stateGradient(part.name(), t);
                double norm = NormOps_DDRM.normF(gradient);
                squares += norm * norm;
                assertThat(Math.pow(10, norms.log10Norms(part.name())[t])).isCloseTo(norm, within(1e-9));
                for (int b = 0; b < 3; b++) {
                    double ofSample = NormOps_DDRM.normF(CommonOps_DDRM.extractColumn(gradient, b, null));
                    assertThat(Math.pow(10, norms.log10Norms(part.name(), b)[t]))
                            .isCloseTo(ofSample, within(1e-9));
                }
            }
            assertThat(Math.pow(10, norms.log10Norms()[t])).isCloseTo(Math.sqrt(squares), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void leaveTheRunWithItsTrueGradients(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 2, 1);
        run.backward();
        Parameters gradient = run.gradient().copy();
        DMatrixRMaj atStart = run.stateGradient(Runs.first(cell), 0).copy();
        DMatrixRMaj atInput = run.inputGradient(2).copy();
        GradientTracer.of(run).gradientNorms();
        for (String name : gradient.names()) {
            assertThat(run.gradient().get(name).data).containsExactly(gradient.get(name).data, within(1e-12));
        }
        assertThat(run.stateGradient(Runs.first(cell), 0).data).containsExactly(atStart.data, within(1e-12));
        assertThat(run.inputGradient(2).data).containsExactly(atInput.data, within(1e-12));
    }

    @Test
    void followAGradientFarBelowAndFarAboveTheRangeOfADouble() {
        for (double factor : new double[] {0.5, 3}) {
            UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, factor), 2000, 0);
            run.lossGradient("s", 2000).fill(2);
            double[] norms = GradientTracer.of(run).gradientNorms().log10Norms("s");
            for (int t = 0; t <= 2000; t++) {
                assertThat(norms[t]).isCloseTo(Math.log10(2) + (2000 - t) * Math.log10(factor), within(1e-9));
            }
        }
    }

    @Test
    void aLossBeforeAUnitThatIsOffIsSeenHoweverLargeTheGradientThatDiedThere() {
        int steps = 10;
        Cell cell = new RnnCell(1, 1, Activation.RELU);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(0), Initializer.constant(0)), steps, 1);
        run.parameters().set("W", 1e60).set("U", 1);
        run.input(1).fill(-1); // off
        run.input(2).fill(1e-300); // on from here, and far from the largest double at the end
        run.lossGradient("s", steps).fill(1);
        run.lossGradient("s", 0).fill(1);
        run.forward();
        double[] norms = GradientTracer.of(run).gradientNorms().log10Norms("s");
        assertThat(norms[1]).isCloseTo(60 * 9, within(1e-9));
        assertThat(norms[0]).isCloseTo(0, within(1e-9));
    }

    @Test
    void lossesAtSeveralTimesAddUpWhateverTheirSize() {
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 0.1), 1000, 1);
        run.lossGradient("s", 1000).fill(1);
        run.lossGradient("s", 998).fill(0.01); // as large as what has come from 1000
        run.lossGradient("s", 400).fill(1); // 1e−600 has come
        run.lossGradient("s", 380).fill(-1e-20); // cancels it but for 1e−620
        double[] norms = GradientTracer.of(run).gradientNorms().log10Norms();
        assertThat(norms[999]).isCloseTo(-1, within(1e-9));
        assertThat(norms[998]).isCloseTo(Math.log10(0.02), within(1e-9));
        assertThat(norms[401]).isCloseTo(Math.log10(2) - 599, within(1e-9));
        assertThat(norms[400]).isCloseTo(0, within(1e-9));
        assertThat(norms[390]).isCloseTo(-10, within(1e-9));
        assertThat(norms[380]).isLessThan(-30);
    }

    @Test
    void aSmallLossOnTheWayDoesNotDisturbAGradientThatHasExploded() {
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 3), 2000, 0);
        run.lossGradient("s", 2000).fill(1);
        run.lossGradient("s", 100).fill(1e-300);
        double[] norms = GradientTracer.of(run).gradientNorms().log10Norms();
        assertThat(norms[0]).isCloseTo(2000 * Math.log10(3), within(1e-9));
    }

    @Test
    void everySampleHasAScaleOfItsOwn() {
        Cell cell = new StudentCell(1, 1);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(0)), 300, 2);
        run.parameters().set("w", 1);
        run.state("s", 0).set(0, 0, 1e-3); // the slope is near 2 s: tiny along the whole first sample
        for (int t = 1; t <= 300; t++) {
            run.input(t).set(0, 0, 1e-3);
            run.input(t).set(0, 1, 0.3);
        }
        run.forward();
        run.lossGradient("s", 300).fill(1);
        GradientNorms norms = GradientTracer.of(run).gradientNorms();
        for (int b = 0; b < 2; b++) {
            double expected = 0;
            for (int t = 299; t >= 1; t--) {
                double s = run.state("s", t).get(0, b);
                expected += Math.log10(2 * s) - 2 * Math.log10(1 + s * s);
                assertThat(norms.log10Norms("s", b)[t]).isCloseTo(expected, within(1e-9));
            }
        }
        assertThat(norms.log10Norms("s", 0)[1]).isLessThan(-700);
        assertThat(norms.log10Norms()[1]).isCloseTo(norms.log10Norms("s", 1)[1], within(1e-9));
    }

    @Test
    void aGradientThatIsZeroHasTheLogarithmMinusInfinity() {
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 0.5), 4, 1);
        run.lossGradient("s", 2).fill(1);
        GradientNorms norms = GradientTracer.of(run).gradientNorms();
        assertThat(norms.log10Norms("s")[4]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(norms.log10Norms("s")[3]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(norms.log10Norms("s")[1]).isCloseTo(Math.log10(0.5), within(1e-9));
        assertThat(norms.times()).containsExactly(0, 1, 2, 3, 4);
        assertThat(norms.lags()).containsExactly(4, 3, 2, 1, 0);
    }

    @Test
    void anInterruptedTraceLeavesTheRunWithItsTrueGradients() {
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 0.5), 4, 1);
        run.lossGradient("s", 4).fill(1);
        GradientTracer tracer = GradientTracer.of(run);
        Thread.currentThread().interrupt();
        assertThatThrownBy(tracer::gradientNorms).isInstanceOf(CancellationException.class);
        assertThat(run.stateGradient("s", 0).get(0, 0)).isCloseTo(0.0625, within(1e-12));
    }

    @Test
    void refuseAnUnknownPartOrSample() {
        GradientNorms norms = GradientTracer.of(Runs.linear(new DMatrixRMaj(1, 1, true, 0.5), 4, 1))
                .gradientNorms();
        assertThatThrownBy(() -> norms.log10Norms("h")).hasMessage("part is \"h\"; it must be one of [s].");
        assertThatThrownBy(() -> norms.log10Norms("s", 1)).hasMessage("sample is 1; it must be from 0 to 0.");
    }
}
