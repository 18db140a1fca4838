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

    /** product[:, col…] += left[:, row…] · this block. */
    void addProduct(DMatrixRMaj left, int row, DMatrixRMaj product, int col);

    /** sum += matrix, its first entry at (row, col) of {@code sum}. */
    static void add(DMatrixRMaj matrix, DMatrixRMaj sum, int row, int col) {
        for (int i = 0; i < matrix.numRows; i++) {
            int from = i * matrix.numCols;
            int to = (row + i) * sum.numCols + col;
            for (int j = 0; j < matrix.numCols; j++) {
                sum.data[to + j] += matrix.data[from + j];
            }
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
        public void addProduct(DMatrixRMaj left, int row, DMatrixRMaj product, int col) {
            for (int r = 0; r < left.numRows; r++) {
                for (int i = 0; i < matrix.numRows; i++) {
                    double factor = left.data[r * left.numCols + row + i];
                    int to = r * product.numCols + col;
                    for (int j = 0; j < matrix.numCols; j++) {
                        product.data[to + j] += factor * matrix.data[i * matrix.numCols + j];
                    }
                }
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

        @Override
        public void addProduct(DMatrixRMaj left, int row, DMatrixRMaj product, int col) {
            for (int r = 0; r < left.numRows; r++) {
                for (int i = 0; i < diagonal.length; i++) {
                    product.data[r * product.numCols + col + i] += left.data[r * left.numCols + row + i] * diagonal[i];
                }
            }
        }
    }
}
