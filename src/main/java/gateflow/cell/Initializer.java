package gateflow.cell;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Fills a fresh parameter matrix, rows × cols, with numbers: {@code cols} is how many numbers it reads (fan-in),
 * {@code rows} how many it gives (fan-out). All randomness comes from the generator that is handed in.
 */
@FunctionalInterface
public interface Initializer {
    /** Overwrites {@code matrix}. */
    void fill(DMatrixRMaj matrix, Random random);

    /** Every entry drawn evenly from −limit to limit. */
    static Initializer uniform(double limit) {
        Require.notNegative("limit", limit);
        return (matrix, random) -> {
            for (int k = 0; k < matrix.getNumElements(); k++) {
                matrix.data[k] = limit * (2 * random.nextDouble() - 1);
            }
        };
    }

    /** Every entry drawn from the normal distribution with mean 0 and this standard deviation. */
    static Initializer normal(double deviation) {
        Require.notNegative("deviation", deviation);
        return (matrix, random) -> {
            for (int k = 0; k < matrix.getNumElements(); k++) {
                matrix.data[k] = deviation * random.nextGaussian();
            }
        };
    }

    /** Every entry the same number. */
    static Initializer constant(double value) {
        Require.finite("value", value);
        return (matrix, random) -> matrix.fill(value);
    }

    /**
     * Evenly from ±√(6 / (fan-in + fan-out)), which keeps the size of values and gradients alike on the way through a
     * layer with slope 1. Source: Glorot &amp; Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html.
     */
    static Initializer xavier() {
        return (matrix, random) ->
                uniform(Math.sqrt(6.0 / (matrix.numRows + matrix.numCols))).fill(matrix, random);
    }

    /**
     * Normal with deviation √(2 / fan-in), which makes up for the half that a ReLU cuts off. Source: He et al. 2015,
     * doi:10.1109/ICCV.2015.123.
     */
    static Initializer he() {
        return (matrix, random) -> normal(Math.sqrt(2.0 / matrix.numCols)).fill(matrix, random);
    }

    /**
     * A random matrix with orthonormal columns, or rows where it is wider than high: no direction grows or shrinks. It is the Q of
     * a normal matrix, its signs taken from R's diagonal, so that all such matrices are equally likely. Source: Saxe et
     * al. 2014, arXiv:1312.6120.
     */
    static Initializer orthogonal() {
        return (matrix, random) -> {
            boolean wide = matrix.numRows < matrix.numCols;
            int rows = Math.max(matrix.numRows, matrix.numCols);
            int cols = Math.min(matrix.numRows, matrix.numCols);
            DMatrixRMaj normal = new DMatrixRMaj(rows, cols);
            normal(1).fill(normal, random);
            QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, cols);
            qr.decompose(normal);
            DMatrixRMaj q = qr.getQ(null, true);
            DMatrixRMaj r = qr.getR(null, true);
            for (int j = 0; j < cols; j++) {
                double sign = Math.signum(r.get(j, j));
                for (int i = 0; i < rows; i++) {
                    matrix.set(wide ? j : i, wide ? i : j, sign * q.get(i, j));
                }
            }
        };
    }

    /**
     * scale · I, for a square matrix: the start of an IRNN, a ReLU net with W = I and b = 0. Source: Le et al. 2015,
     * arXiv:1504.00941.
     */
    static Initializer identity(double scale) {
        Require.finite("scale", scale);
        return (matrix, random) -> {
            requireSquare("The identity", matrix);
            CommonOps_DDRM.setIdentity(matrix);
            CommonOps_DDRM.scale(scale, matrix);
        };
    }

    /** A normal square matrix, scaled so that its largest |eigenvalue| is {@code radius}. */
    static Initializer spectralRadius(double radius) {
        return normal(1).scaledToRadius(radius);
    }

    /** This one for a square matrix, which is then scaled so that its largest |eigenvalue| is {@code radius}. */
    default Initializer scaledToRadius(double radius) {
        Require.notNegative("radius", radius);
        return (matrix, random) -> {
            requireSquare("A spectral radius", matrix);
            fill(matrix, random);
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, false);
            eigen.decompose(matrix.copy());
            double largest = 0;
            for (int k = 0; k < eigen.getNumberOfEigenvalues(); k++) {
                Complex_F64 value = eigen.getEigenvalue(k);
                largest = Math.max(largest, value.getMagnitude());
            }
            CommonOps_DDRM.scale(radius / largest, matrix);
        };
    }

    /** This one, but with at most {@code perRow} entries left in each row, at places drawn by chance; the others are zero. */
    default Initializer sparse(int perRow) {
        Require.positive("perRow", perRow);
        return (matrix, random) -> {
            fill(matrix, random);
            List<Integer> columns =
                    new ArrayList<>(IntStream.range(0, matrix.numCols).boxed().toList());
            for (int row = 0; row < matrix.numRows; row++) {
                Collections.shuffle(columns, random);
                for (int dropped = perRow; dropped < matrix.numCols; dropped++) {
                    matrix.set(row, columns.get(dropped), 0);
                }
            }
        };
    }

    private static void requireSquare(String what, DMatrixRMaj matrix) {
        Require.that(
                matrix.numRows == matrix.numCols,
                matrix,
                "%s is for a square matrix; this one is %d × %d.",
                what,
                matrix.numRows,
                matrix.numCols);
    }
}
