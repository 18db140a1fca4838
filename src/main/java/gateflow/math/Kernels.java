package gateflow.math;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * The products and activations that all cells run on. Behind it stand two bodies with the same bits, {@link PlainArithmetic} and one on the
 * Vector API; nothing outside this package is tuned for speed.
 *
 * <p>A matrix operand brings its own shape; a vector operand {@code x} is features × batch in a row-major array, so
 * the batch size follows from its length. Shapes are checked where the buffers are made, not here.
 */
public final class Kernels {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final Arithmetic BODY = body();

    private Kernels() {}

    /**
     * Says whether products and activations run on vectors once there is enough work for it: the module is there, and the
     * processor's vectors are long enough.
     */
    public static boolean vectorized() {
        return !(BODY instanceof PlainArithmetic);
    }

    private static Arithmetic body() {
        Arithmetic plain = new PlainArithmetic();
        return vectors(plain)
                .<Arithmetic>map(vectors -> new WarmingArithmetic(plain, vectors))
                .orElse(plain);
    }

    /** Empty where the module is absent; made by name, since this class is compiled, and runs, without it. */
    static Optional<Arithmetic> vectors(Arithmetic plain) {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> vectors = Class.forName("gateflow.math.VectorArithmetic");
            return Optional.of((Arithmetic)
                    vectors.getDeclaredConstructor(Arithmetic.class).newInstance(plain));
        } catch (ReflectiveOperationException | LinkageError unusable) {
            // short vectors only, a JVM without their compiler, or a later JDK's module of another shape
            return Optional.empty();
        }
    }

    /**
     * Does the rows 0..rows − 1, in two threads if so many multiplications are worth it; {@code unit} rows stay together. The
     * products of this class see to that themselves.
     */
    public static void share(RowWork work, int rows, int unit, long multiplications) {
        TwoThreads.run(work, rows, unit, multiplications);
    }

    /** y = A x for one matrix A and batches of one size, prepared: what a cell runs on. */
    public static LinearMap linearMap(int rows, int cols, int batch) {
        return BODY.linearMap(rows, cols, batch);
    }

    /** y = A x, for A (m × k), x (k × batch), y (m × batch). */
    public static void product(DMatrixRMaj a, double[] x, double[] y) {
        if (x.length == a.numCols) {
            productWithVector(a, x, y);
        } else {
            int batch = x.length / a.numCols;
            BODY.product(a, x, batch, batch, y, 0, batch);
        }
    }

    /** y[:, col …] = A x, for A (m × k), an x of n columns whose rows stand {@code strideX} apart, and y (m × n or wider). */
    public static void product(DMatrixRMaj a, double[] x, int n, int strideX, DMatrixRMaj y, int col) {
        BODY.product(a, x, n, strideX, y.data, col, y.numCols);
    }

    /** y[place + i strideY + j] += scale_i x_ij for the rows i = from..to − 1: y is a place in an array, its rows strideY apart. */
    public static void addScaledRows(
            double[] scale, DMatrixRMaj x, int from, int to, double[] y, int place, int strideY) {
        BODY.addScaledRows(scale, x, from, to, y, place, strideY);
    }

    /** y[i, colY + j] += x[i, colX + j] scale_j for the rows i = from..to − 1. */
    public static void addScaledColumns(
            DMatrixRMaj x, int colX, double[] scale, int from, int to, DMatrixRMaj y, int colY) {
        BODY.addScaledColumns(x, colX, scale, from, to, y, colY);
    }

    /** largest_i = max_j |x_ij|; NaN if one of them is NaN. */
    public static void rowMaxima(DMatrixRMaj x, double[] largest) {
        BODY.rowMaxima(x, largest);
    }

    /** squares_i = Σ_j x_{row + i, col + j}², over {@code cols} columns, for every entry of {@code squares}. */
    public static void rowSquares(DMatrixRMaj x, int row, int col, int cols, double[] squares) {
        BODY.rowSquares(x, row, col, cols, squares);
    }

    /** y = Aᵀ x, for A (m × k), x (m × batch), y (k × batch). */
    public static void transposedProduct(DMatrixRMaj a, double[] x, double[] y) {
        int batch = x.length / a.numRows;
        Arrays.fill(y, 0, a.numCols * batch, 0);
        for (int i = 0; i < a.numRows; i++) {
            if (batch == 1) {
                addScaledRow(x[i], a.data, i * a.numCols, y, 0, a.numCols);
                continue;
            }
            for (int k = 0; k < a.numCols; k++) {
                addScaledRow(a.data[i * a.numCols + k], x, i * batch, y, k * batch, batch);
            }
        }
    }

    /** A += x yᵀ summed over the batch, for x (m × batch), y (k × batch), A (m × k). */
    public static void addOuterProduct(double[] x, double[] y, DMatrixRMaj a) {
        int batch = x.length / a.numRows;
        for (int i = 0; i < a.numRows; i++) {
            if (batch == 1) {
                addScaledRow(x[i], y, 0, a.data, i * a.numCols, a.numCols);
                continue;
            }
            for (int k = 0; k < a.numCols; k++) {
                a.data[i * a.numCols + k] += dot(x, i * batch, y, k * batch, batch);
            }
        }
    }

    /** y[k] = φ(z[offset + k]) for every entry of y. */
    public static void activate(Activation activation, double[] z, int offset, double[] y) {
        switch (activation) {
            case TANH -> BODY.tanh(z, offset, y);
            case LOGISTIC -> BODY.logistic(z, offset, y);
            default -> {
                for (int k = 0; k < y.length; k++) {
                    y[k] = activation.value(z[offset + k]);
                }
            }
        }
    }

    /** dz[offset + k] = dy[k] φ′(z[k]), with the slope φ′ written by the value y = φ(z). */
    public static void backThroughActivation(Activation activation, double[] y, double[] dy, double[] dz, int offset) {
        switch (activation) {
            case TANH -> {
                for (int k = 0; k < y.length; k++) {
                    dz[offset + k] = dy[k] * (1 - y[k] * y[k]);
                }
            }
            case LOGISTIC -> {
                for (int k = 0; k < y.length; k++) {
                    dz[offset + k] = dy[k] * y[k] * (1 - y[k]);
                }
            }
            default -> {
                for (int k = 0; k < y.length; k++) {
                    dz[offset + k] = dy[k] * activation.slope(y[k]);
                }
            }
        }
    }

    private static void productWithVector(DMatrixRMaj a, double[] x, double[] y) {
        for (int i = 0; i < a.numRows; i++) {
            y[i] = dot(a.data, i * a.numCols, x, 0, a.numCols);
        }
    }

    /** y[to..] += factor · x[from..], over {@code length} entries. */
    private static void addScaledRow(double factor, double[] x, int from, double[] y, int to, int length) {
        for (int k = 0; k < length; k++) {
            y[to + k] += factor * x[from + k];
        }
    }

    /** Σ_k x[fromX + k] y[fromY + k], k = 0..length − 1. Four running sums: a single one would make each addition wait for the last. */
    public static double dot(double[] x, int fromX, double[] y, int fromY, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            sum0 += x[fromX + k] * y[fromY + k];
            sum1 += x[fromX + k + 1] * y[fromY + k + 1];
            sum2 += x[fromX + k + 2] * y[fromY + k + 2];
            sum3 += x[fromX + k + 3] * y[fromY + k + 3];
        }
        for (; k < length; k++) {
            sum0 += x[fromX + k] * y[fromY + k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
