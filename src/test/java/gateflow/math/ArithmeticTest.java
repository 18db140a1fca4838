package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies of {@link Kernels}: each against exact numbers, and one against the other. */
class ArithmeticTest {
    private static final Arithmetic PLAIN = new PlainArithmetic();
    private static final List<Arithmetic> BODIES =
            Stream.concat(Stream.of(PLAIN), Kernels.vectors(PLAIN).stream()).toList();
    private static final double[] EDGES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE
    };

    private final Random random = new Random(9);

    static List<Arithmetic> bodies() {
        return BODIES;
    }

    @Test
    void runsOnVectorsWhereTheModuleIs() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assumeThat(there && !Kernels.vectorized())
                .as("the module without a processor that makes it worth while")
                .isFalse();
        assertThat(Kernels.vectorized()).isEqualTo(there);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void tanhIsWithinTwoUlp(Arithmetic body) {
        double[] z = arguments(22);
        double[] y = new double[z.length];
        body.tanh(z, 0, y);
        for (int k = 0; k < z.length; k++) {
            assertThat(Exact.ulps(y[k], Exact.tanh(z[k]))).as("tanh %s", z[k]).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theLogisticFunctionIsWithinTwoUlp(Arithmetic body) {
        double[] z = arguments(746);
        double[] y = new double[z.length];
        body.logistic(z, 0, y);
        for (int k = 0; k < z.length; k++) {
            assertThat(Exact.ulps(y[k], Exact.logistic(z[k]))).as("σ(%s)", z[k]).isLessThanOrEqualTo(2);
        }
    }

    /** Numbers of every size up to {@code most}, and those around which the reduction by ln 2 goes to the next integer. */
    private double[] arguments(double most) {
        DoubleStream even = random.doubles(4000, -most, most);
        DoubleStream near = random.doubles(4000, -3, 3);
        DoubleStream small =
                random.doubles(1000, -300, 0).map(power -> (random.nextBoolean() ? 1 : -1) * Math.pow(10, power));
        DoubleStream turns = random.ints(1000, -64, 64)
                .mapToDouble(k -> (k + 0.5) * Math.log(2) / 2 * (1 + 1e-15 * random.nextGaussian()));
        return Stream.of(even, near, small, turns).flatMapToDouble(part -> part).toArray();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void activationsAreRightAtTheEdges(Arithmetic body) {
        double[] y = new double[EDGES.length];
        body.tanh(EDGES, 0, y);
        assertThat(y)
                .containsExactly(
                        Double.NaN, 1, -1, 0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1, -1);
        body.logistic(EDGES, 0, y);
        assertThat(y).containsExactly(Double.NaN, 1, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 0);
    }

    @Test
    void bothBodiesHaveTheSameActivationsToTheBit() {
        double[] z = DoubleStream.concat(DoubleStream.of(EDGES), DoubleStream.of(arguments(800)))
                .toArray();
        for (Arithmetic body : bodies()) {
            for (int length : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, z.length - 3}) {
                compareActivations(body, z, length);
            }
        }
    }

    @Test
    void activationsInTwoThreadsHaveTheSameBits() {
        double[] z = random.doubles(12_345, -9, 9).toArray();
        for (Arithmetic body : bodies()) {
            for (int call = 0; call < 20; call++) { // one share or another may be either thread's
                compareActivations(body, z, z.length - 3);
            }
        }
    }

    private static void compareActivations(Arithmetic body, double[] z, int length) {
        double[] expected = new double[length];
        double[] actual = new double[length];
        PLAIN.tanh(z, 3, expected);
        body.tanh(z, 3, actual);
        assertThat(actual).containsExactly(expected);
        PLAIN.logistic(z, 3, expected);
        body.logistic(z, 3, actual);
        assertThat(actual).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 20, 24, 25, 31, 32, 33, 40})
    void bothBodiesHaveTheSameProductsToTheBit(int batch) {
        for (int rows = 1; rows <= 20; rows++) {
            for (int cols = 1; cols <= 20; cols++) {
                compare(rows, cols, batch);
            }
        }
    }

    @Test
    void bothBodiesHaveTheSameProductsBeyondOneTileAndOneBlock() {
        compare(64, 25, 1);
        compare(130, 71, 3);
        compare(64, 25, 150);
        compare(70, 33, 64);
        compare(1200, 40, 20);
        compare(40, 1200, 20);
        compare(33, 25, 70); // three steps, and one more
    }

    @Test
    void productsOfTwoCallersDoNotMix() {
        DMatrixRMaj a = RandomMatrices_DDRM.rectangleGaussian(9, 30, 0, 1, random);
        double[][] x = normal(30 * 8);
        for (Arithmetic body : bodies()) {
            IntStream.range(0, 2000).parallel().forEach(call -> {
                double[] expected = new double[9 * 8];
                double[] actual = new double[9 * 8];
                PLAIN.product(a, x[call % x.length], 8, 8, expected, 0, 8);
                body.product(a, x[call % x.length], 8, 8, actual, 0, 8);
                assertThat(actual).containsExactly(expected);
            });
        }
    }

    @Test
    void twoThreadsGiveTheBitsOfOne() {
        for (int call = 0; call < 20; call++) { // one share or another may be either thread's
            compare(131, 71, 41);
            compare(129, 71, 41); // its last tile begins among the rows of the one before
            compare(601, 121, 1);
        }
    }

    private void compare(int rows, int cols, int batch) {
        DMatrixRMaj a = RandomMatrices_DDRM.rectangleGaussian(rows, cols, 0, 1, random);
        double[][] x = normal(cols * batch);
        double[][] dy = normal(rows * batch);
        double[][] expected = results(PLAIN, a, x, dy, batch);
        for (Arithmetic body : bodies()) {
            double[][] actual = results(body, a, x, dy, batch);
            for (int k = 0; k < expected.length; k++) {
                assertThat(actual[k])
                        .as("result %d of %d × %d by %d", k, rows, cols, batch)
                        .containsExactly(expected[k]);
            }
        }
    }

    /** A x, A x again, Aᵀ dy and Σ dy xᵀ. */
    private static double[][] results(Arithmetic body, DMatrixRMaj a, double[][] x, double[][] dy, int batch) {
        LinearMap map = body.linearMap(a.numRows, a.numCols, batch);
        map.set(0, 0, a);
        int top = a.numRows / 2;
        int left = a.numCols / 2;
        map.set(top, left, CommonOps_DDRM.extract(a, 0, a.numRows - top, 0, a.numCols - left)); // a part of it anew
        double[] y = new double[a.numRows * batch];
        map.forward(x[0], y);
        double[] dx = new double[a.numCols * batch];
        map.backward(dy[0], dx);
        DMatrixRMaj gradient = new DMatrixRMaj(a.numRows, a.numCols);
        map.gradient(dy, x, 0, x.length - 1, gradient); // which the next one must not add to
        map.gradient(dy, x, 1, x.length - 1, gradient);
        double[] product = new double[y.length];
        body.product(a, x[0], batch, batch, product, 0, batch);
        return new double[][] {y, product, dx, gradient.data};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 32, 33, 50})
    void bothBodiesSweepAMatrixToTheSameBits(int cols) {
        int rows = 6;
        DMatrixRMaj x = RandomMatrices_DDRM.rectangleGaussian(rows, cols, 0, 1, random);
        DMatrixRMaj y = RandomMatrices_DDRM.rectangleGaussian(rows + 2, cols + 3, 0, 1, random);
        DMatrixRMaj wide = RandomMatrices_DDRM.rectangleGaussian(rows, cols + 3, 0, 1, random);
        double[] ofRows = random.doubles(rows).toArray();
        double[] ofColumns = random.doubles(cols).toArray();
        double[][] expected = sweeps(PLAIN, x, y, wide, ofRows, ofColumns);
        for (Arithmetic body : bodies()) {
            double[][] actual = sweeps(body, x, y, wide, ofRows, ofColumns);
            for (int k = 0; k < expected.length; k++) {
                assertThat(actual[k]).as("sweep %d of %d columns", k, cols).containsExactly(expected[k]);
            }
        }
    }

    private static double[][] sweeps(
            Arithmetic body, DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj wide, double[] ofRows, double[] ofColumns) {
        DMatrixRMaj scaledRows = y.copy();
        body.addScaledRows(ofRows, x, 1, x.numRows, scaledRows.data, y.numCols + 2, y.numCols);
        DMatrixRMaj scaledColumns = wide.copy();
        body.addScaledColumns(wide, 1, ofColumns, 2, x.numRows, scaledColumns, 2);
        double[] largest = new double[x.numRows];
        body.rowMaxima(x, largest);
        double[] squares = new double[x.numRows - 1];
        body.rowSquares(wide, 1, 2, x.numCols, squares);
        DMatrixRMaj product = y.copy(); // into a part of a wider matrix, from a wider one
        DMatrixRMaj a = new DMatrixRMaj(x.numRows, x.numRows, true, Arrays.copyOf(x.data, x.numRows * x.numRows));
        body.product(a, wide.data, x.numCols, wide.numCols, product.data, y.numCols + 1, y.numCols);
        return new double[][] {scaledRows.data, scaledColumns.data, largest, squares, product.data};
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void sweepsAreThoseOfTheDefinitions(Arithmetic body) {
        DMatrixRMaj x =
                new DMatrixRMaj(new double[][] {{1, -3, 2, 0.5, -1}, {Double.NaN, 4, 0, 7, 1}, {0, 0, 0, 0, 0}});
        double[] largest = new double[3];
        body.rowMaxima(x, largest);
        assertThat(largest).containsExactly(3, Double.NaN, 0);
        double[] squares = new double[2];
        body.rowSquares(x, 0, 1, 4, squares);
        assertThat(squares).containsExactly(14.25, 66);
        DMatrixRMaj y = new DMatrixRMaj(3, 5);
        body.addScaledColumns(x, 1, new double[] {10, 1, 1, 2}, 0, 1, y, 0);
        assertThat(Arrays.copyOf(y.data, 5)).containsExactly(-30, 2, 0.5, -2, 0);
        body.addScaledRows(new double[] {2, 0, 1}, new DMatrixRMaj(new double[][] {{1}, {1}, {1}}), 0, 2, y.data, 4, 5);
        assertThat(Arrays.copyOf(y.data, 5)).containsExactly(-30, 2, 0.5, -2, 2);
    }

    private double[][] normal(int length) {
        return Stream.generate(() -> random.doubles(length, -2, 2).toArray())
                .limit(5)
                .toArray(double[][]::new);
    }
}
