package gateflow.cell;

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

    /** sum += this block, its first entry at (row, col) of {@code sum}. */
    void addTo(DMatrixRMaj sum, int row, int col);

    /** Adds diag(scale) · this block to the block ({@code row}, {@code col}) of {@code jacobian} along {@code path}. */
    void addScaled(double[] scale, StepJacobian jacobian, String path, String row, String col);

    /** sum += matrix, its first entry at (row, col) of {@code sum}. */
    static void add(DMatrixRMaj matrix, DMatrixRMaj sum, int row, int col) {
        for (int i = 0; i < matrix.numRows; i++) {
            addRow(1, matrix, i, sum, row + i, col);
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
        public void addTo(DMatrixRMaj sum, int row, int col) {
            for (int i = 0; !isEmpty() && i < w.numRows; i++) {
                addRow(scale[i], w, i, sum, row + i, col);
            }
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

    /** to[toRow, col…] += factor · from[row, :]. */
    private static void addRow(double factor, DMatrixRMaj from, int row, DMatrixRMaj to, int toRow, int col) {
        int start = row * from.numCols;
        int target = toRow * to.numCols + col;
        for (int j = 0; j < from.numCols; j++) {
            to.data[target + j] += factor * from.data[start + j];
        }
    }

    /** A block with numbers everywhere. */
    record Dense(String path, int row, int col, DMatrixRMaj matrix) implements JacobianBlock {
        @Override
        public void setZero() {
            matrix.zero();
        }

        @Override
        public void addTo(DMatrixRMaj sum, int row, int col) {
            add(matrix, sum, row, col);
        }

        @Override
        public void addScaled(double[] scale, StepJacobian jacobian, String path, String row, String col) {
            DMatrixRMaj sum = jacobian.dense(path, row, col); // a copy: this block is written anew at the next step
            for (int i = 0; i < matrix.numRows; i++) {
                addRow(scale[i], matrix, i, sum, i, 0);
            }
        }
    }

    /** A block that is zero outside its diagonal. */
    record Diagonal(String path, int row, int col, double[] diagonal) implements JacobianBlock {
        @Override
        public void setZero() {
            Arrays.fill(diagonal, 0);
        }

        @Override
        public void addTo(DMatrixRMaj sum, int row, int col) {
            for (int i = 0; i < diagonal.length; i++) {
                sum.add(row + i, col + i, diagonal[i]);
            }
        }

        /** product[:, col…] += left[:, row…] · this block. */
        void addProduct(DMatrixRMaj left, int row, DMatrixRMaj product, int col) {
            for (int r = 0; r < left.numRows; r++) {
                for (int i = 0; i < diagonal.length; i++) {
                    product.data[r * product.numCols + col + i] += left.data[r * left.numCols + row + i] * diagonal[i];
                }
            }
        }

        @Override
        public void addScaled(double[] scale, StepJacobian jacobian, String path, String row, String col) {
            jacobian.add(path, row, col, product(scale, diagonal));
        }
    }
}
