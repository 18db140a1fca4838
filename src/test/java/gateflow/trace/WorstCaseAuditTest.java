package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.Initializer;
import gateflow.cell.LstmCell;
import gateflow.cell.Part;
import gateflow.cell.RnnCell;
import gateflow.cell.SkipRnnCell;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorstCaseAuditTest {
    private static final int STEPS = 5;
    private static final double WIDTH = 1e-6;

    static List<Cell> cellsWhosePartsDoNotReadOneAnother() {
        return Runs.cells().stream()
                .filter(cell -> cell.state().size() == 1 || cell instanceof SkipRnnCell)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "LOGISTIC"})
    void ofAnLstmAgreesWithFiniteDifferencesThatMoveTheStateAndWhatItShows(Activation activation) {
        UnrolledCell run = Runs.random(new LstmCell(2, 4, activation), STEPS, 2, 7);
        WorstCaseAudit audit = GradientTracer.of(run, 1).worstCase();
        assertThat(audit.times()).containsExactly(2, 3, 4, 5);
        assertThat(audit.lags()).containsExactly(3, 2, 1, 0);
        for (int t = 2; t <= STEPS; t++) {
            DMatrixRMaj total = new DMatrixRMaj(4, 4);
            for (int unit = 0; unit < 4; unit++) {
                CommonOps_DDRM.insert(movedTogether(run, activation, t, unit), total, 0, unit);
            }
            DMatrixRMaj carry =
                    Block.of(run.cell(), "s").of(Runs.jacobian(run, t, 1).path(StepJacobian.CARRY));
            check(audit, t - 2, carry, total);
        }
    }

    @ParameterizedTest
    @MethodSource("cellsWhosePartsDoNotReadOneAnother")
    void ofSuchACellComparesTheCarryWithTheStepJacobian(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 2, 8);
        WorstCaseAudit audit = GradientTracer.of(run, 1).worstCase();
        for (int t = 2; t <= STEPS; t++) {
            Block s = Block.of(cell, "s");
            StepJacobian step = Runs.jacobian(run, t, 1);
            check(audit, t - 2, s.of(step.path(StepJacobian.CARRY)), s.of(step.total()));
        }
    }

    @Test
    void claimB4TheDroppedTermHelpsSomeUnitsAndHurtsOthers() {
        UnrolledCell run = LeakyCell.run(3, new double[] {0.5, 0.5, 0.5, 0.5}, new double[] {0.2, -0.2, 0, -2});
        WorstCaseAudit audit = GradientTracer.of(run).worstCase();
        assertThat(audit.helped()).containsExactly(new double[] {0.5, 0.5}, within(1e-12)); // units 0 and 3
        assertThat(audit.hurt()).containsExactly(new double[] {0.25, 0.25}, within(1e-12)); // unit 1
        assertThat(audit.helpedOnDiagonal()).isEqualTo(audit.helped());
        assertThat(audit.hurtOnDiagonal()).isEqualTo(audit.hurt());
        assertThat(audit.carryNorms()[0]).isCloseTo(1, within(1e-12));
        assertThat(audit.sizeRatios()[0]).isCloseTo(Math.sqrt(4.08), within(1e-12));
        assertThat(audit.totalNorms()[0]).isCloseTo(Math.sqrt(0.49 + 0.09 + 0.25 + 2.25), within(1e-12));
        assertThat(audit.cosines()[0]).isCloseTo(0.5 * (0.7 + 0.3 + 0.5 - 1.5) / audit.totalNorms()[0], within(1e-12));
    }

    @Test
    void anLstmOfOneUnitIsHurtWhereItsRecurrentWeightOpposesItsCarry() {
        for (double weight : new double[] {-1.5, 1.5}) {
            Cell cell = new LstmCell(1, 1);
            UnrolledCell run = cell.unroll(cell.newParameters(new Random(0), Initializer.constant(0)), 3, 1);
            run.parameters().set("W", weight); // the candidate alone reads h
            run.forward();
            WorstCaseAudit audit = GradientTracer.of(run).worstCase();
            double dropped = 0.5 * weight * 0.5; // i · φ′(0) W · o φ′(0), all gates at 1/2, the state at 0
            assertThat(audit.droppedNorms()[0]).isCloseTo(Math.abs(dropped), within(1e-12));
            assertThat(audit.totalNorms()[0]).isCloseTo(Math.abs(0.5 + dropped), within(1e-12));
            assertThat(audit.hurt()[0]).isCloseTo(weight < 0 ? 1 : 0, within(1e-12));
            assertThat(audit.helped()[0]).isCloseTo(weight > 0 ? 1 : 0, within(1e-12));
        }
    }

    @Test
    void isExactAlsoWhereTheForgetGateIsZero() {
        UnrolledCell run = Runs.random(new LstmCell(2, 4), STEPS, 2, 9);
        run.parameters().get("b_f").fill(-1000); // σ(−1000) is 0 in double precision
        run.forward();
        WorstCaseAudit audit = GradientTracer.of(run, 1).worstCase();
        for (int t = 2; t <= STEPS; t++) {
            DMatrixRMaj total = new DMatrixRMaj(4, 4);
            for (int unit = 0; unit < 4; unit++) {
                CommonOps_DDRM.insert(movedTogether(run, Activation.TANH, t, unit), total, 0, unit);
            }
            assertThat(audit.totalNorms()[t - 2]).isCloseTo(NormOps_DDRM.normF(total), within(1e-6));
            assertThat(audit.totalNorms()[t - 2]).isGreaterThan(0.01);
            assertThat(audit.carryNorms()[t - 2]).isCloseTo(0, within(1e-300));
            assertThat(audit.sizeRatios()[t - 2]).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(audit.cosines()[t - 2]).isNaN();
            assertThat(audit.helped()[t - 2]).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theLectureIsExactWhereNothingReadsTheOutput() {
        WorstCaseAudit audit =
                GradientTracer.of(Runs.constantGates(0.75, 0.5, 3, 6)).worstCase("s");
        for (int k = 0; k < audit.times().length; k++) {
            assertThat(audit.carryNorms()[k]).isCloseTo(0.75 * Math.sqrt(3), within(1e-12));
            assertThat(audit.droppedNorms()[k]).isCloseTo(0, within(1e-12));
            assertThat(audit.cosines()[k]).isCloseTo(1, within(1e-12));
            assertThat(audit.helped()[k] + audit.hurt()[k]).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void refusesACellThatDoesNotSayHowItsPartsHangTogether() {
        UnrolledCell run = Runs.random(new TwoPartCell(), 3, 1, 1);
        assertThatThrownBy(() -> GradientTracer.of(run).worstCase())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two parts does not split its step Jacobian into paths;"
                        + " the worst-case audit must know how its parts [s, h] hang together.");
        assertThat(GradientTracer.of(run).jacobianNorms().log10Norms("h", "s")[2])
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void refusesASingleStepAndAnUnknownPart() {
        GradientTracer one = GradientTracer.of(Runs.random(new RnnCell(2, 3), 1, 1, 1));
        assertThatThrownBy(one::worstCase)
                .hasMessage("The sample has 1 step; the worst-case audit compares s_t with s_{t-1} from t = 2 on.");
        assertThatThrownBy(() -> one.worstCase("c")).hasMessage("part is \"c\"; the state of RNN has the parts [s].");
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        GradientTracer tracer = GradientTracer.of(Runs.random(new RnnCell(2, 3), 3, 1, 1));
        Thread.currentThread().interrupt();
        assertThatThrownBy(tracer::worstCase).isInstanceOf(CancellationException.class);
    }

    /** Column {@code unit} of ds_t/ds_{t−1} for sample 1: s_{t−1} is moved, and h_{t−1} = o_{t−1} ⊙ φ(s_{t−1}) with it. */
    private static DMatrixRMaj movedTogether(UnrolledCell run, Activation activation, int t, int unit) {
        double s = run.state("s", t - 1).get(unit, 1);
        double o = run.state("h", t - 1).get(unit, 1) / activation.value(s);
        UnrolledCell step = run.cell().unroll(run.parameters(), 1, 2); // sample 0 above, sample 1 below
        for (int sample = 0; sample < 2; sample++) {
            copyColumn(run.input(t), step.input(1), sample);
            for (Part part : run.cell().state()) {
                copyColumn(run.state(part.name(), t - 1), step.state(part.name(), 0), sample);
            }
            double moved = s + (sample == 0 ? WIDTH : -WIDTH);
            step.state("s", 0).set(unit, sample, moved);
            step.state("h", 0).set(unit, sample, o * activation.value(moved));
        }
        step.forward();
        DMatrixRMaj after = step.state("s", 1);
        return new DMatrixRMaj(IntStream.range(0, after.numRows)
                .mapToDouble(i -> (after.get(i, 0) - after.get(i, 1)) / (2 * WIDTH))
                .toArray());
    }

    private static void copyColumn(DMatrixRMaj from, DMatrixRMaj to, int sample) {
        for (int i = 0; i < from.numRows; i++) {
            to.set(i, sample, from.get(i, 1));
        }
    }

    private static void check(WorstCaseAudit audit, int k, DMatrixRMaj carry, DMatrixRMaj total) {
        double carryNorm = NormOps_DDRM.normF(carry);
        double totalNorm = NormOps_DDRM.normF(total);
        double inner = 0;
        int helped = 0;
        int helpedOnDiagonal = 0;
        for (int j = 0; j < carry.numCols; j++) {
            double square = 0;
            for (int i = 0; i < carry.numRows; i++) {
                inner += carry.get(i, j) * total.get(i, j);
                square += total.get(i, j) * total.get(i, j);
            }
            helped += Math.sqrt(square) > Math.abs(carry.get(j, j)) ? 1 : 0;
            helpedOnDiagonal += Math.abs(total.get(j, j)) > Math.abs(carry.get(j, j)) ? 1 : 0;
        }
        double units = carry.numCols;
        assertThat(audit.carryNorms()[k]).isCloseTo(carryNorm, within(1e-12));
        assertThat(audit.totalNorms()[k]).isCloseTo(totalNorm, within(1e-6));
        assertThat(audit.droppedNorms()[k])
                .isCloseTo(NormOps_DDRM.normF(CommonOps_DDRM.subtract(total, carry, null)), within(1e-6));
        assertThat(audit.helped()[k]).isCloseTo(helped / units, within(1e-12));
        assertThat(audit.hurt()[k]).isCloseTo(1 - helped / units, within(1e-12));
        assertThat(audit.helpedOnDiagonal()[k]).isCloseTo(helpedOnDiagonal / units, within(1e-12));
        assertThat(audit.hurtOnDiagonal()[k]).isCloseTo(1 - helpedOnDiagonal / units, within(1e-12));
        if (carryNorm > 0) {
            assertThat(audit.cosines()[k]).isCloseTo(inner / (carryNorm * totalNorm), within(1e-6));
        }
    }
}
