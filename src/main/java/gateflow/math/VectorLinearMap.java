package gateflow.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Products in tiles where a batch fills at least a vector; otherwise sample by sample, in panels of outputs whose sums
 * stay in registers.
 */
final class VectorLinearMap extends LinearMap implements RowWork {
    private static final int LANES = VectorArithmetic.LANES;
    private static final int UNIT = 2 * VectorTiles.TALL; // rows: a share has as many as tiles cover
    private static final int SAMPLES = 256; // of the gradient's sum at a time, so that both factors stay in cache

    private final VectorWeights forward;
    private final VectorWeights backward;
    private final int stepsAtATime;
    private final int depth; // samples in these steps
    private final int stride; // from one row of dyBlock to the next
    private final int width; // cols, rounded up to whole vectors
    private final int height; // rows, rounded up for whole tiles
    private final double[] dyBlock; // height × depth
    private final double[] xBlock; // depth × width: x transposed, in strips
    private final double[] sum; // height × width
    private double[][] dy; // of the gradient at hand, with the steps first..last of the block at hand
    private int first;
    private int last;

    VectorLinearMap(int rows, int cols, int batch) {
        super(rows, cols, batch);
        forward = VectorWeights.of(rows, cols, batch);
        backward = VectorWeights.of(cols, rows, batch);
        stepsAtATime = Math.max(1, SAMPLES / batch);
        depth = stepsAtATime * batch;
        stride = VectorTiles.stride(depth);
        width = roundUp(cols, LANES);
        height = Math.max(VectorTiles.LOW, roundUp(rows, VectorTiles.ROWS));
        dyBlock = new double[height * stride];
        xBlock = new double[VectorStrips.length(depth, width)];
        sum = new double[height * width];
    }

    static int roundUp(int size, int unit) {
        return (size + unit - 1) / unit * unit;
    }

    @Override
    public void set(int row, int col, DMatrixRMaj block) {
        for (int i = 0; i < block.numRows; i++) {
            for (int j = 0; j < block.numCols; j++) {
                double value = block.data[i * block.numCols + j];
                forward.set(row + i, col + j, value);
                backward.set(col + j, row + i, value);
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
            TwoThreads.run(this, height, UNIT, (long) rows * cols * samples);
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(sum, i * width, gradient.data, i * cols, cols);
        }
    }

    /** What the block of steps at hand gives to rows of the gradient. */
    @Override
    public void run(int top, int bottom) {
        for (int t = first; t <= last; t++) {
            for (int i = top; i < Math.min(bottom, rows); i++) {
                System.arraycopy(dy[t], i * batch, dyBlock, i * stride + (t - first) * batch, batch);
            }
        }
        int samples = (last - first + 1) * batch;
        VectorTiles.product(
                true, dyBlock, stride, top, bottom, samples, xBlock, VectorStrips.COPIED, width, sum, 0, width);
    }
}
