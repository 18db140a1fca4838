package gateflow.math;

import static gateflow.math.MultiplyAdd.multiplyAdd;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Products as sums of scaled rows, sample by sample: y = Σ_k x_k a_k, over arrays that all begin at 0 with the first
 * entry that takes part. The just-in-time compiler makes vector instructions of these loops and of no others.
 */
final class PlainLinearMap extends LinearMap {
    private static final int TOGETHER = 8; // rows added in one sweep, and samples whose gradients are

    private final double[][] a; // the rows of A
    private final double[][] transposed; // the rows of Aᵀ
    private final double[][] sums; // the rows of ∂L/∂A
    private final double[][] y; // the result, sample by sample
    private final double[][] samples = new double[TOGETHER][]; // samples of x
    private final double[] factors = new double[TOGETHER];

    PlainLinearMap(int rows, int cols, int batch) {
        super(rows, cols, batch);
        a = new double[rows][cols];
        transposed = new double[cols][rows];
        sums = new double[rows][cols];
        y = new double[batch][Math.max(rows, cols)];
        Arrays.setAll(samples, k -> new double[cols]);
    }

    @Override
    public void set(int row, int col, DMatrixRMaj block) {
        for (int i = 0; i < block.numRows; i++) {
            System.arraycopy(block.data, i * block.numCols, a[row + i], col, block.numCols);
            for (int j = 0; j < block.numCols; j++) {
                transposed[col + j][row + i] = block.data[i * block.numCols + j];
            }
        }
    }

    @Override
    public void forward(double[] from, double[] to) {
        product(transposed, from, to);
    }

    @Override
    public void backward(double[] from, double[] to) {
        product(a, from, to);
    }

    /** to = Σ_k from_k r_k, for rows r_k, for each sample: a few rows for all samples while they are in cache. */
    private void product(double[][] r, double[] from, double[] to) {
        int length = r[0].length;
        for (double[] sum : y) {
            Arrays.fill(sum, 0, length, 0);
        }
        int k = 0;
        for (; k + TOGETHER <= r.length; k += TOGETHER) {
            for (int b = 0; b < batch; b++) {
                for (int q = 0; q < TOGETHER; q++) {
                    factors[q] = from[(k + q) * batch + b];
                }
                addRows(factors, r, k, y[b], length);
            }
        }
        for (; k < r.length; k++) {
            for (int b = 0; b < batch; b++) {
                addRow(from[k * batch + b], r[k], y[b], length);
            }
        }
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < length; i++) {
                to[i * batch + b] = y[b][i];
            }
        }
    }

    @Override
    public void gradient(double[][] dy, double[][] x, int from, int to, DMatrixRMaj gradient) {
        for (double[] row : sums) {
            Arrays.fill(row, 0);
        }
        int all = (to - from + 1) * batch; // samples of all steps
        for (int first = 0; first < all; first += TOGETHER) {
            int count = Math.min(TOGETHER, all - first);
            for (int q = 0; q < TOGETHER; q++) {
                gather(x, from, first + q, q < count, samples[q]);
            }
            for (int i = 0; i < rows; i++) {
                for (int q = 0; q < TOGETHER; q++) {
                    factors[q] = q < count ? dy[from + (first + q) / batch][i * batch + (first + q) % batch] : 0;
                }
                addRows(factors, samples, 0, sums[i], cols);
            }
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(sums[i], 0, gradient.data, i * cols, cols);
        }
    }

    /** sample = one sample of x over all steps; zero if it is not {@code there}. */
    private void gather(double[][] x, int from, int index, boolean there, double[] sample) {
        if (!there) {
            Arrays.fill(sample, 0);
            return;
        }
        double[] xt = x[from + index / batch];
        for (int j = 0, at = index % batch; j < cols; j++, at += batch) {
            sample[j] = xt[at];
        }
    }

    /** y += Σ_q c[q] rows[first + q], eight rows in one sweep. */
    private static void addRows(double[] c, double[][] rows, int first, double[] y, int length) {
        addRows(
                c[0],
                c[1],
                c[2],
                c[3],
                c[4],
                c[5],
                c[6],
                c[7],
                rows[first],
                rows[first + 1],
                rows[first + 2],
                rows[first + 3],
                rows[first + 4],
                rows[first + 5],
                rows[first + 6],
                rows[first + 7],
                y,
                length);
    }

    private static void addRows(
            double c0,
            double c1,
            double c2,
            double c3,
            double c4,
            double c5,
            double c6,
            double c7,
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double[] r4,
            double[] r5,
            double[] r6,
            double[] r7,
            double[] y,
            int length) {
        for (int j = 0; j < length; j++) {
            double sum = multiplyAdd(c0, r0[j], y[j]);
            sum = multiplyAdd(c1, r1[j], sum);
            sum = multiplyAdd(c2, r2[j], sum);
            sum = multiplyAdd(c3, r3[j], sum);
            sum = multiplyAdd(c4, r4[j], sum);
            sum = multiplyAdd(c5, r5[j], sum);
            sum = multiplyAdd(c6, r6[j], sum);
            y[j] = multiplyAdd(c7, r7[j], sum);
        }
    }

    private static void addRow(double c, double[] row, double[] y, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = multiplyAdd(c, row[j], y[j]);
        }
    }
}
