package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private static DMatrixRMaj filled(Initializer initializer, int rows, int cols) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, cols);
        initializer.fill(matrix, new Random(4));
        return matrix;
    }

    private static double deviation(DMatrixRMaj matrix) {
        return NormOps_DDRM.normF(matrix) / Math.sqrt(matrix.getNumElements());
    }

    @Test
    void uniformFillsTheWholeRangeEvenly() {
        DMatrixRMaj matrix = filled(Initializer.uniform(0.5), 200, 200);
        assertThat(CommonOps_DDRM.elementMax(matrix)).isBetween(0.499, 0.5);
        assertThat(CommonOps_DDRM.elementMin(matrix)).isBetween(-0.5, -0.499);
        assertThat(deviation(matrix)).isCloseTo(0.5 / Math.sqrt(3), within(0.003));
    }

    @Test
    void normalHasItsDeviation() {
        DMatrixRMaj matrix = filled(Initializer.normal(0.2), 200, 200);
        assertThat(deviation(matrix)).isCloseTo(0.2, within(0.003));
        assertThat(CommonOps_DDRM.elementSum(matrix) / 40_000).isCloseTo(0, within(0.003));
    }

    @Test
    void constantIsConstant() {
        assertThat(filled(Initializer.constant(1.5), 2, 2).data).containsOnly(1.5);
    }

    @Test
    void xavierTakesItsLimitFromBothSides() {
        double limit = Math.sqrt(6.0 / 500);
        DMatrixRMaj matrix = filled(Initializer.xavier(), 100, 400);
        assertThat(CommonOps_DDRM.elementMaxAbs(matrix)).isBetween(0.999 * limit, limit);
    }

    @Test
    void heTakesItsDeviationFromWhatAUnitReads() {
        assertThat(deviation(filled(Initializer.he(), 100, 400))).isCloseTo(Math.sqrt(2.0 / 400), within(0.001));
    }

    @Test
    void orthogonalKeepsLengths() {
        for (int[] size : new int[][] {{5, 5}, {7, 3}, {3, 7}, {1, 1}, {4, 1}}) {
            SimpleMatrix q = SimpleMatrix.wrap(filled(Initializer.orthogonal(), size[0], size[1]));
            SimpleMatrix product = size[0] >= size[1] ? q.transpose().mult(q) : q.mult(q.transpose());
            SimpleMatrix identity = SimpleMatrix.identity(Math.min(size[0], size[1]));
            assertThat(product.minus(identity).normF())
                    .as(Arrays.toString(size))
                    .isLessThan(1e-12);
        }
    }

    @Test
    void orthogonalHasNoPreferredSign() {
        int positive = 0;
        Random random = new Random(1);
        DMatrixRMaj matrix = new DMatrixRMaj(3, 3);
        for (int trial = 0; trial < 1000; trial++) {
            Initializer.orthogonal().fill(matrix, random);
            positive += matrix.get(0, 0) > 0 ? 1 : 0;
        }
        assertThat(positive).isBetween(440, 560); // 500 ± 4 deviations
    }

    @Test
    void identityIsScaled() {
        assertThat(filled(Initializer.identity(0.5), 2, 2).data).containsExactly(0.5, 0, 0, 0.5);
        assertThatThrownBy(() -> filled(Initializer.identity(1), 2, 3))
                .hasMessage("The identity is for a square matrix; this one is 2 × 3.");
    }

    @Test
    void spectralRadiusIsTheLargestEigenvalue() {
        for (int n : new int[] {1, 2, 9, 30}) {
            SimpleMatrix matrix = SimpleMatrix.wrap(filled(Initializer.spectralRadius(0.9), n, n));
            double largest = matrix.eig().getEigenvalues().stream()
                    .mapToDouble(value -> value.getMagnitude())
                    .max()
                    .orElseThrow();
            assertThat(largest).isCloseTo(0.9, within(1e-12));
        }
        assertThatThrownBy(() -> filled(Initializer.spectralRadius(1), 2, 3))
                .hasMessage("A spectral radius is for a square matrix; this one is 2 × 3.");
    }

    @Test
    void freshParametersAreEvenWithinOneOverTheRootOfTheUnits() {
        Parameters parameters = new LstmCell(3, 25).newParameters(new Random(1));
        for (String name : parameters.names()) {
            assertThat(CommonOps_DDRM.elementMaxAbs(parameters.get(name))).isBetween(0.1, 0.2);
        }
    }

    @Test
    void freshParametersByInitializersHaveZeroBiases() {
        Cell cell = Cell.stacked(new SkipRnnCell(2, 3, 2), new PeepholeLstmCell(3, 2));
        Parameters parameters = cell.newParameters(new Random(1), Initializer.constant(3), Initializer.constant(2));
        for (String name : parameters.names()) {
            double expected = name.contains(".b") ? 0 : name.contains(".U") ? 2 : 3;
            assertThat(parameters.get(name).data).as(name).containsOnly(expected);
        }
        assertThat(cell.newParameters(new Random(1), Initializer.constant(4)).get("2.U_f").data)
                .containsOnly(4);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Cell cell = new GruCell(2, 3);
        Parameters first = cell.newParameters(new Random(8), Initializer.orthogonal(), Initializer.xavier());
        Parameters second = cell.newParameters(new Random(8), Initializer.orthogonal(), Initializer.xavier());
        for (String name : first.names()) {
            assertThat(second.get(name).data).containsExactly(first.get(name).data);
        }
    }

    @Test
    void refusesBadNumbers() {
        assertThatThrownBy(() -> Initializer.uniform(-1))
                .hasMessage("limit is -1.0; it must be a finite number, 0 or more.");
        assertThatThrownBy(() -> Initializer.normal(Double.NaN)).hasMessageStartingWith("deviation is NaN");
        assertThatThrownBy(() -> Initializer.constant(Double.NaN)).hasMessageStartingWith("value is NaN");
        assertThatThrownBy(() -> Initializer.identity(Double.NaN)).hasMessageStartingWith("scale is NaN");
        assertThatThrownBy(() -> Initializer.spectralRadius(-0.1)).hasMessageStartingWith("radius is -0.1");
    }

    @Test
    void aSparseMatrixKeepsAFewEntriesInEachRowAndTakesARadius() {
        var matrix = new DMatrixRMaj(20, 20);
        Initializer.normal(1).sparse(5).scaledToRadius(0.95).fill(matrix, new Random(0));
        for (int row = 0; row < 20; row++) {
            int at = row;
            assertThat(IntStream.range(0, 20)
                            .filter(col -> matrix.get(at, col) != 0)
                            .count())
                    .isEqualTo(5);
        }
        double largest = SimpleMatrix.wrap(matrix).eig().getEigenvalues().stream()
                .mapToDouble(value -> value.getMagnitude())
                .max()
                .orElseThrow();
        assertThat(largest).isCloseTo(0.95, within(1e-9));
    }
}
