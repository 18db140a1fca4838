package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class ScaledMatrixTest {
    private static final DMatrixRMaj HALF_AND_TENTH = new DMatrixRMaj(new double[][] {{0.5, 0}, {0, 0.1}});

    @Test
    void everyRowKeepsItsOwnMagnitudeFarBelowTheRangeOfADouble() {
        ScaledMatrix power = power(HALF_AND_TENTH, 5000);
        assertThat(power.get(0, 0).log10()).isCloseTo(5000 * Math.log10(0.5), within(1e-9));
        assertThat(power.get(1, 1).log10()).isCloseTo(-5000, within(1e-9));
        assertThat(power.get(0, 1).log10()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aSumAlignsRowsOfDifferentMagnitude() {
        ScaledMatrix tiny = power(HALF_AND_TENTH, 2000);
        ScaledMatrix sum = tiny.plus(tiny).plus(tiny.times(HALF_AND_TENTH));
        assertThat(sum.get(0, 0).log10()).isCloseTo(2000 * Math.log10(0.5) + Math.log10(2.5), within(1e-9));
        assertThat(sum.get(1, 1).log10()).isCloseTo(-2000 + Math.log10(2.1), within(1e-9));
    }

    @Test
    void addingZeroChangesNothing() {
        ScaledMatrix tiny = power(HALF_AND_TENTH, 2000);
        assertThat(tiny.plus(ScaledMatrix.zeros(2, 2)).get(1, 1)).isEqualTo(tiny.get(1, 1));
        assertThat(ScaledMatrix.zeros(2, 2).plus(tiny).get(1, 1)).isEqualTo(tiny.get(1, 1));
        assertThat(ScaledMatrix.zeros(2, 2).times(HALF_AND_TENTH).log10Norm()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void normAndInnerProductOfPlainNumbersArePlain() {
        DMatrixRMaj a = new DMatrixRMaj(new double[][] {{3, 4}, {0, 12}});
        DMatrixRMaj b = new DMatrixRMaj(new double[][] {{1, -2}, {5, 0.5}});
        assertThat(ScaledMatrix.of(a).log10Norm()).isCloseTo(Math.log10(13), within(1e-12));
        assertThat(ScaledMatrix.of(a).inner(ScaledMatrix.of(b)).dividedBy(ScaledNumber.of(1)))
                .isCloseTo(1, within(1e-12)); // 3 − 8 + 0 + 6
        assertThat(ScaledMatrix.of(a).log10Norm(new Block(0, 1, 1, 1))).isCloseTo(Math.log10(4), within(1e-12));
        assertThat(ScaledMatrix.of(a).values().data).containsExactly(a.data, within(1e-12));
    }

    @Test
    void subnormalNumbersAreBroughtToNormalFormExactly() {
        ScaledNumber least = ScaledNumber.of(Double.MIN_VALUE);
        assertThat(least).isEqualTo(new ScaledNumber(0.5, -1073));
        assertThat(least.times(least).log10()).isCloseTo(2 * Math.log10(Double.MIN_VALUE), within(1e-9));
        DMatrixRMaj subnormal = new DMatrixRMaj(1, 1, true, 3 * Double.MIN_VALUE);
        assertThat(ScaledMatrix.of(subnormal).get(0, 0)).isEqualTo(new ScaledNumber(0.75, -1072));
    }

    @Test
    void aBlockOfTinyEntriesBesideLargeOnesHasItsOwnNorm() {
        DMatrixRMaj mixed = new DMatrixRMaj(new double[][] {{1, 3e-200}, {1, 4e-200}});
        assertThat(ScaledMatrix.of(mixed).log10Norm(new Block(0, 2, 1, 1)))
                .isCloseTo(Math.log10(5) - 200, within(1e-9));
    }

    private static ScaledMatrix power(DMatrixRMaj base, int n) {
        ScaledMatrix power = ScaledMatrix.of(CommonOps_DDRM.identity(base.numRows));
        for (int k = 0; k < n; k++) {
            power = power.times(base);
        }
        return power;
    }
}
