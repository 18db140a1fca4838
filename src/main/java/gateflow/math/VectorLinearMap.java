package gateflow.math;

import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.DMatrixRMaj;

/**
 * Products in tiles where a batch fills at least a vector; otherwise sample by sample, in panels of outputs whose sums
 * stay in registers.
 */
final class VectorLinearMap extends LinearMap {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;
    private static final int SAMPLES = 128; // of the gradient's sum at a time, so that both factors stay in cache

    private final VectorWeights forward;
    private final VectorWeights backward;
    private final int stepsAtATime;
    private final int depth; // samples in these steps
    private final int width; // cols, rounded up to whole vectors
    private final double[] dyBlock; // rows × depth
    private final double[] xBlock; // depth × width: x transposed
    private final double[] sum; // rows × width

    VectorLinearMap(int rows, int cols, int batch) {
        super(rows, cols, batch);
        forward = VectorWeights.of(rows, cols, batch);
        backward = VectorWeights.of(cols, rows, batch);
        stepsAtATime = Math.max(1, SAMPLES / batch);
        depth = stepsAtATime * batch;
        width = roundUp(cols, LANES);
        int height = roundUp(rows, VectorTiles.ROWS);
        dyBlock = new double[height * depth];
        xBlock = new double[depth * width];
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
        Arrays.fill(sum, 0);
        for (int t = from; t <= to; t += stepsAtATime) {
            int last = Math.min(t + stepsAtATime - 1, to);
            for (int step = t; step <= last; step++) {
                copy(dy[step], (step - t) * batch);
                transpose(x[step], (step - t) * batch);
            }
            int samples = (last - t + 1) * batch;
            VectorTiles.product(
                    true,
                    dyBlock,
                    roundUp(rows, VectorTiles.ROWS),
                    depth,
                    samples,
                    xBlock,
                    width,
                    width,
                    sum,
                    0,
                    width);
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(sum, i * width, gradient.data, i * cols, cols);
        }
    }

    private void copy(double[] dy, int at) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(dy, i * batch, dyBlock, i * depth + at, batch);
        }
    }

    private void transpose(double[] x, int at) {
        for (int j = 0; j < cols; j++) {
            for (int b = 0; b < batch; b++) {
                xBlock[(at + b) * width + j] = x[j * batch + b];
            }
        }
    }
}
