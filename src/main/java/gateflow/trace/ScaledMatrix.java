package gateflow.trace;

import gateflow.math.Kernels;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A matrix in log scale, immutable until it is {@linkplain #times(BiConsumer, ScaledMatrix) spent}: row r is
 * mantissa row r · 2^exponent[r].
 *
 * <p>Each row has its own exponent because a product is built from the left, A J_T J_{T−1} …: each row of A then is a
 * gradient of its own, and one that has vanished stands beside one that has not. Within a row the usual limit of doubles
 * holds: an entry below 1e−308 of the row's largest becomes 0. In normal form a row's largest |entry| lies in [0.5, 1).
 */
final class ScaledMatrix {
    private static final double SAFE = 0x1p-900; // squares below are near the smallest doubles

    private final DMatrixRMaj mantissa;
    private final long[] exponent;

    /** Takes both arguments over and brings them to normal form. */
    private ScaledMatrix(DMatrixRMaj mantissa, long[] exponent) {
        this.mantissa = mantissa;
        this.exponent = exponent;
        double[] largest = new double[mantissa.numRows];
        Kernels.rowMaxima(mantissa, largest);
        for (int row = 0; row < largest.length; row++) {
            normalize(row, largest[row]);
        }
    }

    static ScaledMatrix of(DMatrixRMaj values) {
        return of(values, 0);
    }

    /** values · 2^exponent. */
    static ScaledMatrix of(DMatrixRMaj values, long exponent) {
        long[] exponents = new long[values.numRows];
        Arrays.fill(exponents, exponent);
        return new ScaledMatrix(values.copy(), exponents);
    }

    static ScaledMatrix identity(int n) {
        return new ScaledMatrix(CommonOps_DDRM.identity(n), new long[n]);
    }

    static ScaledMatrix zeros(int rows, int cols) {
        return new ScaledMatrix(new DMatrixRMaj(rows, cols), new long[rows]);
    }

    int rows() {
        return mantissa.numRows;
    }

    int cols() {
        return mantissa.numCols;
    }

    /** this · right. */
    ScaledMatrix times(DMatrixRMaj right) {
        DMatrixRMaj product = new DMatrixRMaj(mantissa.numRows, right.numCols);
        Kernels.product(mantissa, right.data, right.numCols, right.numCols, product, 0);
        return new ScaledMatrix(product, exponent.clone());
    }

    /** this · right, for a right factor that can only be applied: {@code multiply} does product = left · right. */
    ScaledMatrix times(BiConsumer<DMatrixRMaj, DMatrixRMaj> multiply) {
        return times(multiply, new DMatrixRMaj(mantissa.numRows, mantissa.numCols));
    }

    /** The same in the memory of {@code spent}, a matrix of this shape that nobody reads again. */
    ScaledMatrix times(BiConsumer<DMatrixRMaj, DMatrixRMaj> multiply, ScaledMatrix spent) {
        return times(multiply, spent.mantissa);
    }

    private ScaledMatrix times(BiConsumer<DMatrixRMaj, DMatrixRMaj> multiply, DMatrixRMaj product) {
        multiply.accept(mantissa, product);
        return new ScaledMatrix(product, exponent.clone());
    }

    ScaledMatrix plus(ScaledMatrix other) {
        DMatrixRMaj sum = new DMatrixRMaj(mantissa.numRows, mantissa.numCols);
        long[] common = new long[exponent.length];
        int cols = mantissa.numCols;
        for (int row = 0; row < common.length; row++) {
            common[row] = Math.max(exponent[row], other.exponent[row]);
            double factor = ScaledNumber.shift(1, exponent[row] - common[row]); // 1, or a power of two below it
            double otherFactor = ScaledNumber.shift(1, other.exponent[row] - common[row]);
            for (int k = row * cols; k < (row + 1) * cols; k++) {
                sum.data[k] = mantissa.data[k] * factor + other.mantissa.data[k] * otherFactor;
            }
        }
        return new ScaledMatrix(sum, common);
    }

    ScaledMatrix minus(ScaledMatrix other) {
        DMatrixRMaj negative = other.mantissa.copy();
        CommonOps_DDRM.changeSign(negative);
        return plus(new ScaledMatrix(negative, other.exponent.clone()));
    }

    ScaledMatrix block(Block block) {
        return new ScaledMatrix(
                block.of(mantissa), Arrays.copyOfRange(exponent, block.row(), block.row() + block.rows()));
    }

    ScaledNumber get(int row, int col) {
        return new ScaledNumber(mantissa.get(row, col), exponent[row]);
    }

    /** Σ a_ij b_ij, the Frobenius inner product. */
    ScaledNumber inner(ScaledMatrix other) {
        ScaledNumber sum = ScaledNumber.of(0);
        for (int row = 0; row < rows(); row++) {
            int from = row * cols();
            double ofRow = Kernels.dot(mantissa.data, from, other.mantissa.data, from, cols());
            sum = sum.plus(new ScaledNumber(ofRow, exponent[row] + other.exponent[row]));
        }
        return sum;
    }

    /** log10 ‖this‖ in the Frobenius norm; −∞ for a zero matrix. */
    double log10Norm() {
        return log10Norm(new Block(0, rows(), 0, cols()));
    }

    /** log10 of the Frobenius norm of one block. */
    double log10Norm(Block block) {
        return square(block).log10() / 2;
    }

    /** The square of the Frobenius norm of one block. */
    ScaledNumber square(Block block) {
        double[] ofRows = new double[block.rows()];
        Kernels.rowSquares(mantissa, block.row(), block.col(), block.cols(), ofRows);
        long common = commonExponent(block.row(), block.row() + block.rows());
        double sum = 0;
        for (int row = 0; row < ofRows.length; row++) {
            sum += ScaledNumber.shift(ofRows[row], 2 * (exponent[block.row() + row] - common));
        }
        boolean whole = block.cols() == cols();
        return sum > SAFE || whole
                ? new ScaledNumber(sum, 2 * common)
                : block(block).square(new Block(0, block.rows(), 0, block.cols())); // with exponents of its own
    }

    /** The exponent e for which {@link #scaledBy this · 2^−e} has its largest |entry| in [0.5, 1). */
    long commonExponent() {
        return commonExponent(0, rows());
    }

    private long commonExponent(int fromRow, int toRow) {
        long largest = ScaledNumber.ZERO;
        for (int row = fromRow; row < toRow; row++) {
            largest = Math.max(largest, exponent[row]);
        }
        return largest;
    }

    /** this · 2^−e as plain numbers; what is too small for a double becomes 0, what is too large ±∞. */
    DMatrixRMaj scaledBy(long e) {
        DMatrixRMaj plain = mantissa.copy();
        for (int k = 0; k < plain.getNumElements(); k++) {
            plain.data[k] = ScaledNumber.shift(plain.data[k], exponent[k / plain.numCols] - e);
        }
        return plain;
    }

    /** Plain numbers; what is too small for a double becomes 0, what is too large ±∞. */
    DMatrixRMaj values() {
        return scaledBy(0);
    }

    private void normalize(int row, double largest) {
        if (largest == 0) {
            exponent[row] = ScaledNumber.ZERO;
        } else if (Double.isFinite(largest)) {
            int shift = ScaledNumber.exponentOf(largest);
            if (shift != 0) {
                shift(row, -shift);
            }
            exponent[row] += shift;
        }
    }

    private void shift(int row, int by) {
        double half = Math.scalb(1.0, by / 2); // in two factors, for 2^1074 is no double
        double otherHalf = Math.scalb(1.0, by - by / 2);
        for (int k = row * mantissa.numCols; k < (row + 1) * mantissa.numCols; k++) {
            mantissa.data[k] = mantissa.data[k] * half * otherHalf;
        }
    }
}
