package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelsTest {
    private final Random random = new Random(6);

    private SimpleMatrix normal(int rows, int cols) {
        return SimpleMatrix.wrap(RandomMatrices_DDRM.rectangleGaussian(rows, cols, 0, 1, random));
    }

    private static double[] data(SimpleMatrix matrix) {
        return matrix.getDDRM().data;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 4, 1", "5, 9, 1", "2, 3, 4", "6, 5, 3", "1, 7, 2", "8, 1, 5"})
    void productsAreThoseOfThePlainMatrices(int m, int k, int batch) {
        SimpleMatrix a = normal(m, k);
        SimpleMatrix x = normal(k, batch);
        SimpleMatrix y = normal(m, batch);

        double[] product = data(normal(m, batch));
        Kernels.product(a.getDDRM(), data(x), product);
        assertThat(product).containsExactly(data(a.mult(x)), within(1e-13));

        double[] transposed = data(normal(k, batch));
        Kernels.transposedProduct(a.getDDRM(), data(y), transposed);
        assertThat(transposed).containsExactly(data(a.transpose().mult(y)), within(1e-13));

        DMatrixRMaj sum = normal(m, k).getDDRM();
        SimpleMatrix expected = SimpleMatrix.wrap(sum.copy()).plus(y.mult(x.transpose()));
        Kernels.addOuterProduct(data(y), data(x), sum);
        assertThat(sum.data).containsExactly(data(expected), within(1e-13));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsTakeTheirPartOfALongerArray(Activation activation) {
        double[] z = data(normal(1, 12));
        double[] y = new double[5];
        Kernels.activate(activation, z, 4, y);
        for (int k = 0; k < y.length; k++) {
            assertThat(y[k]).isCloseTo(activation.value(z[4 + k]), within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void backThroughAnActivationMultipliesByItsSlope(Activation activation) {
        double[] y = new double[5];
        Kernels.activate(activation, data(normal(1, 5)), 0, y);
        double[] dy = data(normal(1, 5));
        double[] dz = new double[9];
        Kernels.backThroughActivation(activation, y, dy, dz, 3);
        for (int k = 0; k < y.length; k++) {
            assertThat(dz[3 + k]).isCloseTo(dy[k] * activation.slope(y[k]), within(1e-15));
        }
        assertThat(dz[2]).isZero();
        assertThat(dz[8]).isZero();
    }

    @Test
    void aProductWritesOverWhatWasThere() {
        double[] y = {Double.NaN, Double.NaN};
        Kernels.product(CommonOps_DDRM.identity(2), new double[] {3, 4}, y);
        assertThat(y).containsExactly(3, 4);
    }
}
