package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitMemoryTest {
    @Test
    void beginsAtTheFirstStepOrWithASingleOneAtTheInitialState() {
        assertThat(GradientTracer.of(Runs.random(new RnnCell(1, 2), 5, 1, 1))
                        .unitMemory()
                        .times())
                .startsWith(1, 2);
        assertThat(GradientTracer.of(Runs.random(new RnnCell(1, 2), 1, 1, 1))
                        .unitMemory()
                        .times())
                .containsExactly(0, 1);
    }

    @Test
    void claimB5WithEveryGateAtAHalfForwardAndBackwardShareAreTheSamePowerOfAHalf() {
        int steps = 30;
        UnrolledCell run = Runs.constantGates(0.5, 0, 2, steps);
        run.state("s", 0).fill(3);
        run.lossGradient("s", steps).fill(1);
        run.forward();
        run.backward();
        UnitMemory memory = GradientTracer.of(run).unitMemory("s", 0);
        double expected = -steps * Math.log10(2);
        assertThat(Math.log10(run.state("s", steps).get(0, 0) / 3)).isCloseTo(expected, within(1e-9)); // as it ran
        assertThat(Math.log10(run.stateGradient("s", 0).get(0, 0))).isCloseTo(expected, within(1e-9));
        for (int unit = 0; unit < memory.units(); unit++) {
            assertThat(memory.log10Left(unit)[steps]).isCloseTo(expected, within(1e-9));
            assertThat(memory.log10Reaching(unit)[0]).isCloseTo(expected, within(1e-9));
            assertThat(memory.log10ExactOwn()[unit]).isCloseTo(expected, within(1e-9));
            assertThat(memory.log10ExactAll()[unit]).isCloseTo(expected, within(1e-9));
            assertThat(memory.sharesOfState()[unit]).isCloseTo(1, within(1e-9)); // nothing else was written
            assertThat(memory.halfLives()[unit]).isCloseTo(1, within(1e-9));
            assertThat(memory.measuredHalfLives()[unit]).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void leftFallsAlongTheGatesForwardAndReachingBackward() {
        UnitMemory memory = GradientTracer.of(LeakyCell.run(4, new double[] {0.1, -0.5}, new double[] {0, 0.2}))
                .unitMemory();
        assertThat(memory.times()).containsExactly(1, 2, 3, 4);
        assertThat(memory.lags()).containsExactly(3, 2, 1, 0);
        assertThat(memory.log10Left(0)).containsExactly(new double[] {0, -1, -2, -3}, within(1e-12));
        assertThat(memory.log10Reaching(0)).containsExactly(new double[] {-3, -2, -1, 0}, within(1e-12));
        assertThat(memory.log10Left(1)[3]).isCloseTo(3 * Math.log10(0.5), within(1e-12));
        assertThat(memory.log10ExactOwn()[1]).isCloseTo(3 * Math.log10(0.3), within(1e-12));
        assertThat(memory.sharesOfState()[1])
                .isCloseTo(Math.pow(0.5 / 0.3, 3), within(1e-9)); // −0.125 s_1 of −0.027 s_1
    }

    @Test
    void aHalfThatIsReachedAtTheVeryLastStepCounts() {
        UnitMemory memory = GradientTracer.of(LeakyCell.run(1, new double[] {0.5}, new double[] {0}))
                .unitMemory("s", 0);
        assertThat(memory.measuredHalfLives()).containsExactly(new double[] {1}, within(1e-12));
    }

    @Test
    void everyUnitKeepsItsOwnScaleFarBelowTheRangeOfADouble() {
        UnitMemory memory = GradientTracer.of(LeakyCell.run(1000, new double[] {0.1, 0.99}, new double[] {0, 0}))
                .unitMemory("s", 0);
        assertThat(memory.log10Left(0)[1000]).isCloseTo(-1000, within(1e-9));
        assertThat(memory.log10ExactAll()[0]).isCloseTo(-1000, within(1e-9));
        assertThat(memory.log10Left(1)[1000]).isCloseTo(1000 * Math.log10(0.99), within(1e-9));
        assertThat(memory.halfLives())
                .containsExactly(
                        new double[] {Math.log(2) / -Math.log(0.1), Math.log(2) / -Math.log(0.99)}, within(1e-9));
    }

    @Test
    void claimB6AGateThatClosesOnceEndsTheShareForwardAndTheGradientBackward() {
        Cell cell = new LstmCell(1, 2);
        UnrolledCell run = Runs.constantGates(0.9, 0.5, 2, 10);
        run.parameters().set("U_f", 0, 1); // the input closes the gate of unit 1 alone
        run.input(5).set(0, 0, -60);
        run.forward();
        UnitMemory memory = GradientTracer.of(run).unitMemory("s", 1);
        assertThat(cell.units()).isEqualTo(memory.units());
        assertThat(memory.log10Left(1)[3]).isGreaterThan(-1); // t = 4
        assertThat(memory.log10Left(1)[4]).isLessThan(-24); // t = 5
        assertThat(memory.log10Reaching(1)[3]).isLessThan(-24); // from T to t = 4
        assertThat(memory.log10Reaching(1)[4]).isGreaterThan(-1);
        assertThat(memory.log10Left(0)[4]).isCloseTo(4 * Math.log10(0.9), within(1e-9));
        assertThat(memory.measuredHalfLives()[1]).isBetween(3.0, 4.0); // closed in the fourth step after t = 1
        assertThat(memory.measuredHalfLives()[0]).isCloseTo(Math.log(2) / -Math.log(0.9), within(1e-9));
    }

    @Test
    void withoutLossTheHalfLifeIsInfiniteAndWithoutACarryItIsZero() {
        UnitMemory kept = GradientTracer.of(LeakyCell.run(5, new double[] {1}, new double[] {0.5}))
                .unitMemory();
        assertThat(kept.halfLives()[0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(kept.measuredHalfLives()[0]).isEqualTo(Double.POSITIVE_INFINITY);
        UnitMemory none =
                GradientTracer.of(Runs.random(new RnnCell(1, 2), 5, 1, 1)).unitMemory();
        assertThat(none.halfLives()).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(none.measuredHalfLives()).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(none.log10Left(0)[4]).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void theExactGradientIsThatOfTheJacobianProduct(Cell cell) {
        UnrolledCell run = Runs.random(cell, 6, 2, 2);
        UnitMemory memory = GradientTracer.of(run, 1).unitMemory(Runs.first(cell), 2);
        DMatrixRMaj plain = Block.of(cell, Runs.first(cell)).of(Runs.plainJacobian(run, 2, 6, 1));
        for (int unit = 0; unit < memory.units(); unit++) {
            DMatrixRMaj column = new Block(0, plain.numRows, unit, 1).of(plain);
            assertThat(Math.pow(10, memory.log10ExactOwn()[unit]))
                    .isCloseTo(Math.abs(plain.get(unit, unit)), within(1e-12));
            assertThat(Math.pow(10, memory.log10ExactAll()[unit])).isCloseTo(NormOps_DDRM.normF(column), within(1e-12));
        }
    }

    @Test
    void refusesWhatCanNotBe() {
        GradientTracer tracer = GradientTracer.of(Runs.random(new RnnCell(1, 2), 5, 1, 1));
        assertThatThrownBy(() -> tracer.unitMemory("s", 5)).hasMessage("from is 5; it must be from 0 to 4.");
        assertThatThrownBy(() -> tracer.unitMemory("h", 1)).hasMessageContaining("part is \"h\"");
        assertThatThrownBy(() -> tracer.unitMemory().log10Left(2)).hasMessage("unit is 2; it must be from 0 to 1.");
        Thread.currentThread().interrupt();
        assertThatThrownBy(tracer::unitMemory).isInstanceOf(CancellationException.class);
    }
}
