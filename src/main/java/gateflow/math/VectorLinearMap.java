package gateflow.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Products in tiles where a batch fills at least a vector; otherwise sample by sample, in panels of outputs whose sums
 * stay in registers.
 */
final class VectorLinearMap extends LinearMap implements RowWork {
    private static final int LANES = VectorArithmetic.LANES;
    private static final int SAMPLES = 256; // of the gradient's sum at a time, so that both factors stay in cache

    private final VectorWeights forward;
    private final VectorWeights backward;
    private final int stepsAtATime;
    private final int width; // cols, rounded up to whole vectors
    private final VectorRows dyBlock; // rows, rounded up for whole tiles, × samples
    private final double[] xBlock; // samples × width: x transposed, in strips
    private final double[] sum; // as many rows as dyBlock has, × width
    private double[][] dy; // of the gradient at hand, with the steps first..last of the block at hand
    private int first;
    private int last;

    VectorLinearMap(int rows, int cols, int batch) {
        super(rows, cols, batch);
        forward = VectorWeights.of(rows, cols, batch);
        backward = VectorWeights.of(cols, rows, batch);
        stepsAtATime = Math.max(1, SAMPLES / batch);
        width = roundUp(cols, LANES);
        dyBlock = new VectorRows(VectorRows.roundUp(rows), stepsAtATime * batch);
        xBlock = new double[VectorStrips.length(stepsAtATime * batch, width)];
        sum = new double[dyBlock.count() * width];
    }

    static int roundUp(int size, int unit) {
        return (size + unit - 1) / unit * unit;
    }

    @Override
    public void set(int row, int col, DMatrixRMaj block) {
        for (int i = 0; i < block.numRows; i++) {
            int from = i * block.numCols;
            forward.put(row + i, col, block.data, from, block.numCols);
            for (int j = 0; j < block.numCols; j++) {
                backward.put(col + j, row + i, block.data, from + j, 1);
            }
        }
    }

    @Override
    public void forward(double[] x, double[] y) {
        forward.product(x, y);
    }

    @Override
    public void backward(double[] dy, double[] dx) {
        backward.product(dy, dx);
    }

    @Override
    public void gradient(double[][] dy, double[][] x, int from, int to, DMatrixRMaj gradient) {
        this.dy = dy;
        Arrays.fill(sum, 0);
        for (first = from; first <= to; first += stepsAtATime) {
            last = Math.min(first + stepsAtATime - 1, to);
            int samples = (last - first + 1) * batch;
            for (int t = first; t <= last; t++) {
                VectorStrips.copyTransposed(x[t], cols, batch, (t - first) * batch, samples, width, xBlock);
            }
            TwoThreads.run(this, dyBlock.count(), VectorRows.TALL, (long) rows * cols * samples);
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(sum, i * width, gradient.data, i * cols, cols);
        }
    }

    /** What the block of steps at hand gives to rows of the gradient. */
    @Override
    public void run(int top, int bottom) {
        int samples = (last - first + 1) * batch;
        for (int from = top, to; from < bottom; from = to) {
            to = VectorTiles.end(from, bottom, samples);
            copy(from, to);
            VectorTiles.product(true, dyBlock, from, to, samples, xBlock, width, sum, 0, width);
        }
    }

    /** Copies the rows from..to − 1 of dy, of all steps of the block. */
    private void copy(int from, int to) {
        for (int t = first; t <= last; t++) {
            if (batch == 1 && to <= rows) {
                dyBlock.putColumn(t - first, dy[t], from, to);
                continue;
            }
            for (int i = from; i < Math.min(to, rows); i++) {
                dyBlock.put(i, (t - first) * batch, dy[t], i * batch, batch);
            }
        }
    }
}
