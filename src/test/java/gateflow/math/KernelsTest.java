package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every product against EJML's, on shapes around the unrolling of the loops. */
class KernelsTest {
    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,5,1", "3,4,1", "4,3,2", "5,7,1", "7,9,3", "16,17,5", "2,1,8"})
    void productsAgreeWithEjml(int m, int k, int batch) {
        DMatrixRMaj a = gaussian(m, k);
        DMatrixRMaj x = gaussian(k, batch);
        DMatrixRMaj y = gaussian(m, batch);
        DMatrixRMaj ax = new DMatrixRMaj(m, batch);
        DMatrixRMaj aty = new DMatrixRMaj(k, batch);
        DMatrixRMaj sum = a.copy();

        double[] product = gaussian(m, batch).data; // filled, so that a missing reset shows
        Kernels.product(a, x.data, product);
        CommonOps_DDRM.mult(a, x, ax);
        assertThat(product).containsExactly(ax.data, within(1e-12));

        double[] transposed = gaussian(k, batch).data;
        Kernels.transposedProduct(a, y.data, transposed);
        CommonOps_DDRM.multTransA(a, y, aty);
        assertThat(transposed).containsExactly(aty.data, within(1e-12));

        DMatrixRMaj outer = a.copy();
        Kernels.addOuterProduct(y.data, x.data, outer);
        CommonOps_DDRM.multAddTransB(y, x, sum);
        assertThat(outer.data).containsExactly(sum.data, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void activationsOnArraysAgreeWithTheDefinition(Activation activation) {
        double[] z = {9, -40, -1.5, -1e-9, 0.3, 2, 40};
        double[] y = new double[z.length - 1];
        Kernels.activate(activation, z, 1, y);
        double[] dy = {1, 2, 3, 4, 5, 6};
        double[] dz = new double[z.length];
        Kernels.backThroughActivation(activation, y, dy, dz, 1);
        for (int k = 0; k < y.length; k++) {
            assertThat(y[k]).isCloseTo(activation.value(z[k + 1]), within(1e-15));
            assertThat(dz[k + 1]).isCloseTo(dy[k] * activation.slope(y[k]), within(1e-15));
        }
        assertThat(dz[0]).as("what lies before the offset stays").isZero();
    }

    @Test
    void aProductOverwritesWhatStoodThere() {
        double[] y = {Double.NaN};
        Kernels.product(new DMatrixRMaj(new double[][] {{2}}), new double[] {3}, y);
        assertThat(y[0]).isCloseTo(6, within(1e-15));
    }

    private DMatrixRMaj gaussian(int rows, int cols) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, cols);
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] = random.nextGaussian();
        }
        return matrix;
    }
}
