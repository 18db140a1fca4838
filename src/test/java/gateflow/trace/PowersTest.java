package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class PowersTest {
    /** λ on the diagonal, c beside it: W^n = λ^n [1, n c/λ; 0, 1], whose 2-norm is λ^n (a + √(a² + 4)) / 2, a = n c/λ. */
    private static final double LAMBDA = 0.8;

    private static final double C = 4;

    private static DMatrixRMaj jordan() {
        return new DMatrixRMaj(new double[][] {{LAMBDA, C}, {0, LAMBDA}});
    }

    private static double jordanNorm(int n) {
        double a = n * C / LAMBDA;
        return n * Math.log10(LAMBDA) + Math.log10((a + Math.sqrt(a * a + 4)) / 2);
    }

    @Test
    void claimC2ANonNormalMatrixFirstGrowsThoughItsEigenvaluesAreBelowOne() {
        Powers powers = Powers.of(jordan(), 5000);
        double[] norms = powers.log10Norms();
        double[] radii = powers.log10SpectralRadii();
        int peak = 0;
        for (int n : powers.exponents()) {
            assertThat(norms[n]).isCloseTo(jordanNorm(n), within(1e-9));
            assertThat(radii[n]).isCloseTo(n * Math.log10(LAMBDA), within(1e-6)); // a double eigenvalue
            peak = jordanNorm(n) > jordanNorm(peak) ? n : peak;
        }
        assertThat(powers.peakAt()).isEqualTo(peak).isBetween(3, 6);
        assertThat(powers.log10Peak())
                .isCloseTo(jordanNorm(peak), within(1e-12))
                .isGreaterThan(0.9);
        assertThat(norms[5000]).isLessThan(-400);
        assertThat(powers.nonNormality()).isGreaterThan(1);
    }

    @Test
    void aSymmetricMatrixFollowsItsLargestEigenvalue() {
        Powers powers = Powers.of(new DMatrixRMaj(new double[][] {{0.5, 0.2}, {0.2, 0.5}}), 3000);
        assertThat(powers.realParts()).containsExactly(new double[] {0.7, 0.3}, within(1e-12));
        assertThat(powers.imaginaryParts()).containsExactly(new double[] {0, 0}, within(1e-12));
        double[] norms = powers.log10Norms();
        double[] small = powers.log10EigenvaluePowers(1);
        for (int n : powers.exponents()) {
            assertThat(norms[n]).isCloseTo(n * Math.log10(0.7), within(1e-9));
            assertThat(small[n]).isCloseTo(n * Math.log10(0.3), within(1e-9));
        }
        assertThat(powers.nonNormality()).isCloseTo(0, within(1e-12));
        assertThat(powers.peakAt()).isZero();
        assertThat(powers.log10Peak()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aTurningMatrixHasAComplexPairAndGrowsByItsModulus() {
        double angle = 0.3;
        DMatrixRMaj turn = new DMatrixRMaj(
                new double[][] {{Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}});
        CommonOps_DDRM.scale(1.1, turn);
        Powers powers = Powers.of(turn, 10_000);
        assertThat(powers.realParts())
                .containsExactly(new double[] {1.1 * Math.cos(angle), 1.1 * Math.cos(angle)}, within(1e-12));
        assertThat(Math.abs(powers.imaginaryParts()[0])).isCloseTo(1.1 * Math.sin(angle), within(1e-12));
        assertThat(powers.imaginaryParts()[0] + powers.imaginaryParts()[1]).isCloseTo(0, within(1e-12));
        assertThat(powers.spectralRadius()).isCloseTo(1.1, within(1e-12));
        assertThat(powers.log10Norms()[10_000]).isCloseTo(10_000 * Math.log10(1.1), within(1e-8));
        assertThat(powers.peakAt()).isEqualTo(10_000);
    }

    @Test
    void claimC3WhereAnEigenvalueIsSmallThatOfTheComplementIsLarge() {
        Powers powers = Powers.of(CommonOps_DDRM.diag(0.01, 0.4), 100);
        assertThat(powers.complement().realParts()).containsExactly(new double[] {0.99, 0.6}, within(1e-12));
        assertThat(powers.complement().exponents()).isEqualTo(powers.exponents());
        assertThat(powers.complement().log10Norms()[100]).isCloseTo(100 * Math.log10(0.99), within(1e-9));
    }

    @Test
    void aNilpotentMatrixEndsInZero() {
        Powers powers = Powers.of(new DMatrixRMaj(new double[][] {{0, 3}, {0, 0}}), 3);
        assertThat(powers.log10Norms()[1]).isCloseTo(Math.log10(3), within(1e-12));
        assertThat(powers.log10Norms()[2]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(powers.log10SpectralRadii())
                .containsExactly(0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(powers.nonNormality()).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void aParameterOfARunCanBeAskedByName() {
        Powers powers = GradientTracer.of(Runs.linear(jordan(), 2, 1)).powers("W", 7);
        assertThat(powers.log10Norms()[7]).isCloseTo(jordanNorm(7), within(1e-12));
    }

    @Test
    void refuseWhatHasNoPowers() {
        assertThatThrownBy(() -> Powers.of(new DMatrixRMaj(2, 3), 4)).hasMessage("w is 2 × 3; it must be 2 × 2.");
        assertThatThrownBy(() -> Powers.of(null, 4)).hasMessage("w is missing (null).");
        assertThatThrownBy(() -> Powers.of(jordan(), -1)).hasMessage("last is -1; it must be 0 or more.");
        assertThatThrownBy(() -> Powers.of(CommonOps_DDRM.diag(1, Double.NaN), 1))
                .hasMessageStartingWith("w[1, 1] is NaN");
        assertThatThrownBy(() -> Powers.of(jordan(), 1).log10EigenvaluePowers(2))
                .hasMessage("k is 2; it must be from 0 to 1.");
    }

    @Test
    void stopWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Powers.of(jordan(), 4)).isInstanceOf(CancellationException.class);
    }
}
