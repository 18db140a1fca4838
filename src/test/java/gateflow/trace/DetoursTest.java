package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.RnnCell;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetoursTest {
    private static final int STEPS = 6;

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void equalTheSumOverEveryPathWrittenOutOneByOne(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 2, 3);
        Detours detours = GradientTracer.of(run, 1).detours(STEPS);
        DMatrixRMaj[] sums = everyPath(run, 1);
        for (int m = 0; m <= STEPS; m++) {
            assertThat(detours.contribution(m).data).containsExactly(sums[m].data, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void ofABlockAreTheBlockOfTheWhole(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 1, 3);
        String last = cell.output();
        Detours detours = GradientTracer.of(run).detours(STEPS, last, Runs.first(cell));
        DMatrixRMaj[] sums = everyPath(run, 0);
        for (int m = 0; m <= STEPS; m++) {
            DMatrixRMaj block = Block.of(cell, last, Runs.first(cell)).of(sums[m]);
            assertThat(detours.contribution(m).data).containsExactly(block.data, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void sumToTheJacobianAndTheirSharesToOne(Cell cell) {
        UnrolledCell run = Runs.random(cell, 20, 1, 4);
        for (int max : new int[] {0, 3, 20}) {
            Detours detours = GradientTracer.of(run).detours(max);
            JacobianNorms norms = GradientTracer.of(run).jacobianNorms();
            for (int t = 0; t <= 20; t++) {
                double byNorm = detours.remainderByNorm()[t];
                double byProjection = detours.remainderByProjection()[t];
                for (int m = 0; m <= max; m++) {
                    byNorm += detours.sharesByNorm(m)[t];
                    byProjection += detours.sharesByProjection(m)[t];
                }
                assertThat(detours.relativeErrors()[t]).isLessThan(1e-12);
                assertThat(byNorm).isCloseTo(1, within(1e-12));
                assertThat(byProjection).isCloseTo(1, within(1e-12));
                assertThat(detours.log10Totals()[t]).isCloseTo(norms.log10Norms()[t], within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void theRemainderIsTheSumOfAllThatWasNotToldApart(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 1, 5);
        Detours few = GradientTracer.of(run).detours(2);
        DMatrixRMaj[] sums = everyPath(run, 0);
        DMatrixRMaj rest = new DMatrixRMaj(cell.stateSize(), cell.stateSize());
        for (int m = 3; m <= STEPS; m++) {
            CommonOps_DDRM.addEquals(rest, sums[m]);
        }
        assertThat(Math.pow(10, few.log10Remainders()[0])).isCloseTo(NormOps_DDRM.normF(rest), within(1e-12));
    }

    @Test
    void ofAScalarNetFollowTheBinomialAlsoFarBelowTheRangeOfADouble() {
        int steps = 1500;
        double a = 0.3;
        double w = -0.1;
        Detours detours = GradientTracer.of(LeakyCell.run(steps, new double[] {a}, new double[] {w}))
                .detours(4);
        for (int t = 0; t <= steps; t += 100) {
            int lag = steps - t;
            double log10 = lag * Math.log10(a); // C(lag, 0) a^lag
            for (int m = 0; m <= 4; m++) {
                double share = Math.pow(10, log10 - lag * Math.log10(a + w)) * (m % 2 == 0 ? 1 : -1);
                if (lag >= m) {
                    assertThat(detours.log10Norms(m)[t]).isCloseTo(log10, within(1e-9));
                    assertThat(detours.sharesByProjection(m)[t] / share).isCloseTo(1, within(1e-9));
                } else {
                    assertThat(detours.log10Norms(m)[t]).isEqualTo(Double.NEGATIVE_INFINITY);
                }
                log10 += Math.log10((lag - m) * Math.abs(w) / ((m + 1) * a)); // C(n, m + 1) = C(n, m) (n − m) / (m + 1)
            }
        }
        assertThat(detours.log10Totals()[0]).isCloseTo(steps * Math.log10(a + w), within(1e-9));
        double byNorm = detours.remainderByNorm()[0];
        for (int m = 0; m <= detours.max(); m++) {
            byNorm += detours.sharesByNorm(m)[0];
        }
        assertThat(detours.max()).isEqualTo(4);
        assertThat(byNorm).isCloseTo(1, within(1e-12));
        assertThat(detours.log10Totals()[0]).isLessThan(-1000);
    }

    @Test
    void claimB7ACarryOfOneIsAPathThatDoesNotVanishWhileDetoursExplode() {
        Detours detours = GradientTracer.of(LeakyCell.run(100, new double[] {1}, new double[] {0.1}))
                .detours(100);
        assertThat(detours.log10Norms(0)[0]).isCloseTo(0, within(1e-12));
        assertThat(detours.log10Totals()[0]).isCloseTo(Math.log10(1.378061234e4), within(1e-9)); // 1.1^100
    }

    @Test
    void withoutACarryEveryStepIsADetour() {
        Detours detours =
                GradientTracer.of(Runs.random(new RnnCell(2, 3), STEPS, 1, 6)).detours(STEPS);
        assertThat(detours.sharesByProjection(STEPS)[0]).isCloseTo(1, within(1e-12));
        assertThat(detours.log10Norms(0)[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(detours.times()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(detours.lags()).containsExactly(6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void refuseWhatCanNotBe() {
        GradientTracer tracer = GradientTracer.of(Runs.random(new RnnCell(2, 3), STEPS, 1, 6));
        assertThatThrownBy(() -> tracer.detours(7)).hasMessage("max is 7; it must be from 0 to 6.");
        assertThatThrownBy(() -> tracer.detours(-1)).hasMessage("max is -1; it must be from 0 to 6.");
        assertThatThrownBy(() -> tracer.detours(2).log10Norms(3)).hasMessage("m is 3; it must be from 0 to 2.");
        assertThatThrownBy(() -> tracer.detours(2, "h", "s")).hasMessageContaining("rowPart is \"h\"");
    }

    @Test
    void refuseMoreThanTheHeapHoldsBeforeTheyStart() {
        Cell wide = new RnnCell(1, 1000);
        UnrolledCell run = wide.unroll(wide.newParameters(new Random(0)), 1500, 1);
        assertThatThrownBy(() -> GradientTracer.of(run).detours(1500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("detours(1500) needs 22919 MB")
                .hasMessageContaining("MB left; use a smaller max");
    }

    @Test
    void stopWhenTheThreadIsInterrupted() {
        GradientTracer tracer = GradientTracer.of(Runs.random(new RnnCell(2, 3), STEPS, 1, 6));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> tracer.detours(2)).isInstanceOf(CancellationException.class);
    }

    /** Entry m: the sum over all paths through the run with m steps on the rest, each written out as a product. */
    private static DMatrixRMaj[] everyPath(UnrolledCell run, int sample) {
        int n = run.cell().stateSize();
        DMatrixRMaj[] sums = new DMatrixRMaj[STEPS + 1];
        Arrays.setAll(sums, m -> new DMatrixRMaj(n, n));
        for (int path = 0; path < 1 << STEPS; path++) {
            DMatrixRMaj product = Runs.identity(run.cell());
            for (int t = 1; t <= STEPS; t++) {
                StepJacobian step = Runs.jacobian(run, t, sample);
                DMatrixRMaj carry = step.path(StepJacobian.CARRY);
                boolean detour = (path >> (t - 1) & 1) == 1;
                product = Runs.product(detour ? CommonOps_DDRM.subtract(step.total(), carry, null) : carry, product);
            }
            CommonOps_DDRM.addEquals(sums[Integer.bitCount(path)], product);
        }
        return sums;
    }
}
