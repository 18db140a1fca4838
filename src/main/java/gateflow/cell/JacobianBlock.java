package gateflow.cell;

import gateflow.math.Kernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * ∂row_t/∂col_{t−1} along one path, for one part of state_t and one of state_{t−1}. A diagonal block keeps its diagonal
 * alone, so that a carry costs H products and not H³.
 */
sealed interface JacobianBlock {
    String path();

    int row();

    int col();

    void setZero();

    /** How many rows it has; 0 while it is empty. */
    int rows();

    /**
     * sum += the rows from..to − 1 of this block. In {@code sum} the first entry of row 0 has this {@code place}, and rows
     * stand {@code stride} apart.
     */
    void addTo(double[] sum, int place, int stride, int from, int to);

    /** Adds diag(scale) · this block to the block ({@code row}, {@code col}) of {@code jacobian} along {@code path}. */
    void addScaled(double[] scale, StepJacobian jacobian, String path, String row, String col);

    /** sum += matrix, its first entry at (row, col) of {@code sum}. */
    static void add(DMatrixRMaj matrix, DMatrixRMaj sum, int row, int col) {
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                sum.add(row + i, col + j, matrix.get(i, j));
            }
        }
    }

    /**
     * diag(scale) · w, the form of every gate's path, kept as its two factors: what only passes on, or is never asked for,
     * costs no H² numbers. Empty, and so zero, until it is set.
     */
    final class Scaled implements JacobianBlock {
        private final String path;
        private final int row;
        private final int col;
        private double[] scale;
        private DMatrixRMaj w;

        Scaled(String path, int row, int col) {
            this.path = path;
            this.row = row;
            this.col = col;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public int row() {
            return row;
        }

        @Override
        public int col() {
            return col;
        }

        boolean isEmpty() {
            return w == null;
        }

        void set(double[] scale, DMatrixRMaj w) {
            this.scale = scale;
            this.w = w;
        }

        @Override
        public void setZero() {
            set(null, null);
        }

        @Override
        public int rows() {
            return isEmpty() ? 0 : w.numRows;
        }

        @Override
        public void addTo(double[] sum, int place, int stride, int from, int to) {
            Kernels.addScaledRows(scale, w, from, to, sum, place, stride);
        }

        @Override
        public void addScaled(double[] by, StepJacobian jacobian, String path, String row, String col) {
            if (!isEmpty()) {
                jacobian.add(path, row, col, product(by, scale), w);
            }
        }
    }

    /** a ⊙ b. */
    private static double[] product(double[] a, double[] b) {
        double[] product = a.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= b[i];
        }
        return product;
    }

    /** A block with numbers everywhere. */
    record Dense(String path, int row, int col, DMatrixRMaj matrix) implements JacobianBlock {
        @Override
        public void setZero() {
            matrix.zero();
        }

        @Override
        public int rows() {
            return matrix.numRows;
        }

        @Override
        public void addTo(double[] sum, int place, int stride, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < matrix.numCols; j++) {
                    sum[place + i * stride + j] += matrix.get(i, j);
                }
            }
        }

        @Override
        public void addScaled(double[] scale, StepJacobian jacobian, String path, String row, String col) {
            DMatrixRMaj sum = jacobian.dense(path, row, col); // a copy: this block is written anew at the next step
            Kernels.addScaledRows(scale, matrix, 0, matrix.numRows, sum.data, 0, sum.numCols);
        }
    }

    /** A block that is zero outside its diagonal. */
    record Diagonal(String path, int row, int col, double[] diagonal) implements JacobianBlock {
        @Override
        public void setZero() {
            Arrays.fill(diagonal, 0);
        }

        @Override
        public int rows() {
            return diagonal.length;
        }

        @Override
        public void addTo(double[] sum, int place, int stride, int from, int to) {
            for (int i = from; i < to; i++) {
                sum[place + i * stride + i] += diagonal[i];
            }
        }

        @Override
        public void addScaled(double[] scale, StepJacobian jacobian, String path, String row, String col) {
            jacobian.add(path, row, col, product(scale, diagonal));
        }
    }
}
