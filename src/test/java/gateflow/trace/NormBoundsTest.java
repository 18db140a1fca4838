package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.Initializer;
import gateflow.cell.LstmCell;
import gateflow.cell.ResidualRnnCell;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormBoundsTest {
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theTruthIsBelowTheStepwiseBoundAndThatBelowTheTextbookOne(Activation activation) {
        UnrolledCell run = Runs.random(new RnnCell(2, 5, activation), 40, 2, 3);
        NormBounds bounds = GradientTracer.of(run, 1).normBounds();
        Jacobians jacobians = GradientTracer.of(run, 1).jacobians();
        double factor = NormOps_DDRM.normP2(run.parameters().get("W")) * activation.maxSlope();
        for (int t = 0; t <= 40; t++) {
            double truth = bounds.log10Truths()[t];
            assertThat(truth).isCloseTo(jacobians.log10SpectralNorms()[t], within(1e-9));
            assertThat(truth).isLessThanOrEqualTo(bounds.log10Stepwise()[t] + ROUNDING);
            assertThat(bounds.log10Stepwise()[t]).isLessThanOrEqualTo(bounds.log10Textbook()[t] + ROUNDING);
            assertThat(bounds.log10Textbook()[t]).isCloseTo((40 - t) * Math.log10(factor), within(1e-9));
            assertThat(bounds.log10Gaps()[t]).isCloseTo(bounds.log10Textbook()[t] - truth, within(1e-9));
        }
        assertThat(bounds.log10Gaps()[0]).isGreaterThan(1); // ten times too large or more after 40 steps
    }

    @Test
    void theFactorOfAResidualNetIsOneMore() {
        UnrolledCell run = Runs.random(new ResidualRnnCell(2, 5, Activation.LOGISTIC), 10, 1, 3);
        NormBounds bounds = GradientTracer.of(run).normBounds();
        double factor = 1 + NormOps_DDRM.normP2(run.parameters().get("W")) / 4;
        assertThat(bounds.log10Factor()).isCloseTo(Math.log10(factor), within(1e-12));
        for (int t = 0; t <= 10; t++) {
            assertThat(bounds.log10Stepwise()[t]).isLessThanOrEqualTo(bounds.log10Textbook()[t] + ROUNDING);
        }
    }

    @Test
    void theStepwiseBoundIsTheProductOfTheStepsNorms() {
        UnrolledCell run = Runs.random(new LstmCell(2, 3), 6, 1, 3);
        NormBounds bounds = GradientTracer.of(run).normBounds(2);
        double sum = 0;
        for (int t = 6; t >= 1; t--) {
            assertThat(bounds.log10Stepwise()[t]).isCloseTo(sum, within(1e-9));
            sum += Math.log10(NormOps_DDRM.normP2(Runs.total(run, t, 0)));
        }
        assertThat(bounds.log10Stepwise()[0]).isCloseTo(sum, within(1e-9));
        assertThat(bounds.log10Textbook()[0]).isCloseTo(6 * Math.log10(2), within(1e-9));
        assertThat(bounds.times()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(bounds.lags()).containsExactly(6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void aLogisticUnitOfWeightOnePassesAtMostAQuarterPerStep() {
        Cell cell = new RnnCell(1, 1, Activation.LOGISTIC);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(0), Initializer.constant(0)), 50, 1);
        run.parameters().set("W", 1).set("b", -0.5); // holds the state at σ(0) = 1/2, where the slope is 1/4
        run.state("s", 0).fill(0.5);
        run.forward();
        NormBounds bounds = GradientTracer.of(run).normBounds();
        assertThat(bounds.log10Truths()[0]).isCloseTo(Math.log10(7.888609052210118e-31), within(1e-9)); // 0.25^50
        assertThat(bounds.log10Gaps()[0]).isCloseTo(0, within(1e-9));
    }

    @Test
    void boundAndTruthAreOneForALinearNetAlsoFarBelowTheRangeOfADouble() {
        NormBounds bounds = GradientTracer.of(Runs.linear(CommonOps_DDRM.diag(0.1, 0.05), 800, 1))
                .normBounds();
        assertThat(bounds.log10Truths()[0]).isCloseTo(-800, within(1e-9));
        assertThat(bounds.log10Factor()).isCloseTo(-1, within(1e-12));
        assertThat(bounds.log10Gaps()[0]).isCloseTo(0, within(1e-9));
    }

    @Test
    void refuseACellWithoutATextbookFactor() {
        GradientTracer tracer = GradientTracer.of(Runs.random(new LstmCell(2, 3), 6, 1, 3));
        assertThatThrownBy(tracer::normBounds)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not for LSTM")
                .hasMessageContaining("normBounds(factor)");
        assertThatThrownBy(() -> tracer.normBounds(-1))
                .hasMessage("factor is -1.0; it must be a finite number, 0 or more.");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> tracer.normBounds(1)).isInstanceOf(CancellationException.class);
    }
}
