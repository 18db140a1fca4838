package gateflow.math;

import org.ejml.data.DMatrixRMaj;

/**
 * y = A x for one matrix A (rows × cols) and batches of one size, forward and backward, with every buffer that this
 * needs: {@link Kernels#linearMap} makes it, {@link #set} lays A out for the products, and after that nothing allocates.
 *
 * <p>x is cols × batch and y rows × batch, row-major. The arrays are different ones, at least of these sizes.
 */
public abstract class LinearMap {
    final int rows;
    final int cols;
    final int batch;

    LinearMap(int rows, int cols, int batch) {
        this.rows = Require.positive("rows", rows);
        this.cols = Require.positive("cols", cols);
        this.batch = Require.positive("batch", batch);
    }

    /** Writes {@code block} into A, with its first entry at (row, col). */
    public abstract void set(int row, int col, DMatrixRMaj block);

    /** y = A x. */
    public abstract void forward(double[] x, double[] y);

    /** dx = Aᵀ dy: the gradient ∂L/∂x from ∂L/∂y. */
    public abstract void backward(double[] dy, double[] dx);

    /** gradient = Σ_t dy[t] x[t]ᵀ over t = from..to and over the batch: ∂L/∂A, rows × cols. */
    public abstract void gradient(double[][] dy, double[][] x, int from, int to, DMatrixRMaj gradient);
}
