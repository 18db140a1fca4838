package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.UnrolledCell;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LyapunovExponentsTest {
    @Test
    void ofALinearNetAreTheLogarithmsOfItsEigenvalues() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{0.2, 0, 0}, {1, -0.9, 0}, {-2, 3, 0.5}});
        LyapunovExponents exponents = GradientTracer.of(Runs.linear(w, 3000, 0)).lyapunovExponents(1000);
        assertThat(exponents.values())
                .containsExactly(new double[] {Math.log(0.9), Math.log(0.5), Math.log(0.2)}, within(1e-9));
        assertThat(exponents.largest()).isCloseTo(Math.log(0.9), within(1e-9));
        assertThat(exponents.steps()).isEqualTo(2000);
    }

    @Test
    void ofAComplexPairAreTheLogarithmOfItsModulusTwice() {
        DMatrixRMaj turn = new DMatrixRMaj(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
        CommonOps_DDRM.scale(1.2, turn);
        assertThat(GradientTracer.of(Runs.linear(turn, 100, 0))
                        .lyapunovExponents()
                        .values())
                .containsExactly(new double[] {Math.log(1.2), Math.log(1.2)}, within(1e-12));
    }

    @Test
    void keepTheSmallOnesThatAProductLosesInRounding() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{0.9, 0}, {1, 0.001}});
        UnrolledCell run = Runs.linear(w, 1000, 0);
        assertThat(GradientTracer.of(run).lyapunovExponents(500).values()[1]).isCloseTo(Math.log(0.001), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void sumToTheMeanLogarithmOfTheDeterminant(Cell cell) {
        UnrolledCell run = Runs.random(cell, 50, 2, 4);
        double expected = 0;
        for (int t = 11; t <= 50; t++) {
            expected += Math.log(Math.abs(CommonOps_DDRM.det(Runs.total(run, t, 1)))) / 40;
        }
        double[] exponents = GradientTracer.of(run, 1).lyapunovExponents(10).values();
        if (Double.isInfinite(expected)) {
            assertThat(exponents[exponents.length - 1]).isEqualTo(Double.NEGATIVE_INFINITY);
        } else {
            assertThat(Arrays.stream(exponents).sum()).isCloseTo(expected, within(1e-9));
        }
        for (int k = 1; k < exponents.length; k++) {
            assertThat(exponents[k - 1]).isGreaterThanOrEqualTo(exponents[k]);
        }
    }

    @Test
    void refuseABurnInThatLeavesNoStep() {
        GradientTracer tracer = GradientTracer.of(Runs.linear(CommonOps_DDRM.diag(0.5), 4, 0));
        assertThatThrownBy(() -> tracer.lyapunovExponents(4)).hasMessage("burnIn is 4; it must be from 0 to 3.");
        Thread.currentThread().interrupt();
        assertThatThrownBy(tracer::lyapunovExponents).isInstanceOf(CancellationException.class);
    }
}
