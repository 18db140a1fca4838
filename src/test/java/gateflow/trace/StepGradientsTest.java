package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepGradientsTest {
    private static final int STEPS = 4;
    private static final double WIDTH = 1e-6;

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void everyTermIsWhatTheWeightOfThatStepAloneDoesToTheLoss(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 2, 1);
        for (String name : run.parameters().names()) {
            DMatrixRMaj matrix = run.parameters().get(name);
            for (int row = 0; row < matrix.numRows; row++) {
                double[] terms = GradientTracer.of(run).stepGradients(name, row, 0);
                for (int t = 1; t <= STEPS; t++) {
                    double difference = (lossIfMoved(run, name, row, t, WIDTH) - lossIfMoved(run, name, row, t, -WIDTH))
                            / (2 * WIDTH);
                    assertThat(terms[t - 1]).isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void theTermsSumToTheGradientAndTheSharesToOne(Cell cell) {
        UnrolledCell run = Runs.random(cell, 30, 2, 2);
        run.setLengths(30, 11);
        run.forward();
        StepGradients gradients = GradientTracer.of(run).stepGradients();
        for (String name : run.parameters().names()) {
            double whole = run.gradient().get(name).get(0, 0);
            double sum = Arrays.stream(GradientTracer.of(run).stepGradients(name, 0, 0))
                    .sum();
            assertThat(sum)
                    .isCloseTo(
                            whole,
                            within(1e-12 * NormOps_DDRM.normF(run.gradient().get(name))));
            assertThat(Arrays.stream(gradients.sharesByProjection(name)).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void normsAndSharesAreThoseOfTheTerms(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 2, 3);
        StepGradients gradients = GradientTracer.of(run).stepGradients();
        for (String name : run.parameters().names()) {
            DMatrixRMaj whole = run.gradient().get(name);
            for (int t = 1; t <= STEPS; t++) {
                double square = 0;
                double inner = 0;
                for (int k = 0; k < whole.getNumElements(); k++) {
                    double term =
                            GradientTracer.of(run).stepGradients(name, k / whole.numCols, k % whole.numCols)[t - 1];
                    square += term * term;
                    inner += term * whole.data[k];
                }
                assertThat(Math.pow(10, gradients.log10Norms(name)[t - 1])).isCloseTo(Math.sqrt(square), within(1e-12));
                assertThat(gradients.sharesByProjection(name)[t - 1])
                        .isCloseTo(inner / Math.pow(NormOps_DDRM.normF(whole), 2), within(1e-12));
            }
        }
        assertThat(gradients.times()).containsExactly(1, 2, 3, 4);
        assertThat(gradients.lags()).containsExactly(3, 2, 1, 0);
    }

    @Test
    void sharesByNormAreTheTermsSizesAlsoBelowTheRangeOfADouble() {
        int steps = 60;
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 0.5), steps, 0);
        run.input(1).fill(1);
        run.input(2).fill(-1);
        run.input(3).fill(1);
        run.forward();
        for (double loss : new double[] {1, -1e-308}) {
            run.lossGradient("s", steps).fill(loss); // the terms of t = 1, 2, 3 are 1, −2 and 4 times loss · 0.5^59
            double[] shares = GradientTracer.of(run).stepGradients().sharesByNorm("U");
            double[] first = Arrays.copyOf(shares, 3);
            assertThat(first).containsExactly(new double[] {1 / 7.0, 2 / 7.0, 4 / 7.0}, within(1e-12));
            assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void claimE4TheLongTermTermCarriesTheProductOfAllStepsAlsoBelowTheRangeOfADouble() {
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 0.1), 1000, 0);
        for (int t = 1; t <= 1000; t++) {
            run.input(t).fill(2);
        }
        run.forward();
        run.lossGradient("s", 1000).fill(1);
        StepGradients gradients = GradientTracer.of(run).stepGradients();
        for (int t = 1; t <= 1000; t++) {
            assertThat(gradients.log10Norms("b")[t - 1]).isCloseTo(t - 1000, within(1e-9));
            assertThat(gradients.log10Norms("U")[t - 1]).isCloseTo(t - 1000 + Math.log10(2), within(1e-9));
        }
        assertThat(gradients.sharesByProjection("b")[999]).isCloseTo(0.9, within(1e-9)); // 1 of 1.111…
        assertThat(gradients.sharesByProjection("b")[998]).isCloseTo(0.09, within(1e-9));
    }

    @Test
    void leaveTheRunWithItsTrueGradientsAlsoWhenInterrupted() {
        UnrolledCell run = Runs.linear(new DMatrixRMaj(1, 1, true, 0.5), 4, 1);
        run.lossGradient("s", 4).fill(3);
        GradientTracer.of(run).stepGradients();
        assertThat(run.gradient().get("b").get(0, 0)).isCloseTo(3 * 1.875, within(1e-12));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> GradientTracer.of(run).stepGradients()).isInstanceOf(CancellationException.class);
        assertThat(run.gradient().get("b").get(0, 0)).isCloseTo(3 * 1.875, within(1e-12));
    }

    @Test
    void refuseAWeightThatIsNotThere() {
        GradientTracer tracer = GradientTracer.of(Runs.linear(new DMatrixRMaj(1, 1, true, 0.5), 4, 1));
        assertThatThrownBy(() -> tracer.stepGradients("V", 0, 0))
                .hasMessage("parameter is \"V\"; it must be one of [W, U, b].");
        assertThatThrownBy(() -> tracer.stepGradients("W", 1, 0)).hasMessage("row is 1; it must be from 0 to 0.");
        assertThatThrownBy(() -> tracer.stepGradients("W", 0, -1)).hasMessage("col is -1; it must be from 0 to 0.");
        assertThatThrownBy(() -> tracer.stepGradients().log10Norms("V"))
                .hasMessage("name is \"V\"; it must be one of [W, U, b].");
    }

    /** The loss of the run if one weight were moved in step t alone: step by step, each one a run of its own. */
    private static double lossIfMoved(UnrolledCell run, String name, int row, int moved, double by) {
        UnrolledCell step = run.cell().unroll(run.parameters().copy(), 1, run.batch());
        for (Part part : run.cell().state()) {
            step.state(part.name(), 0).setTo(run.state(part.name(), 0));
        }
        double loss = 0;
        for (int t = 1; t <= run.steps(); t++) {
            step.parameters().get(name).add(row, 0, t == moved ? by : 0);
            step.input(1).setTo(run.input(t));
            step.forward();
            step.parameters().get(name).add(row, 0, t == moved ? -by : 0);
            for (Part part : run.cell().state()) {
                step.state(part.name(), 0).setTo(step.state(part.name(), 1));
                for (int k = 0; k < step.state(part.name(), 1).getNumElements(); k++) {
                    loss += run.lossGradient(part.name(), t).data[k] * step.state(part.name(), 1).data[k];
                }
            }
        }
        return loss;
    }
}
