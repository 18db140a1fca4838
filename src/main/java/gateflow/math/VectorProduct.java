package gateflow.math;

import org.ejml.data.DMatrixRMaj;

/** y = a x for any matrix a, which is laid out anew each time; one thread makes all its products with one such object. */
final class VectorProduct implements RowWork {
    private static final long SMALL = 1 << 18; // numbers to lay out

    private final VectorRows left = new VectorRows();
    private double[] strips = {}; // of x
    private double[] a; // of the product at hand
    private int cols;
    private double[] y;
    private int fromY;
    private int strideY;

    /** Says whether what such a product takes, 2 MB at most, may be kept for the next one. */
    static boolean isSmall(DMatrixRMaj a, int cols) {
        return (long) a.numRows * a.numCols + (long) a.numCols * cols <= SMALL;
    }

    /** As {@link Arithmetic#product} has it. */
    void multiply(DMatrixRMaj a, double[] x, int cols, int strideX, double[] y, int fromY, int strideY) {
        this.a = a.data;
        this.cols = cols;
        this.y = y;
        this.fromY = fromY;
        this.strideY = strideY;
        left.reshape(a.numRows, a.numCols);
        int length = VectorStrips.length(a.numCols, cols);
        if (strips.length < length) {
            strips = new double[length];
        }
        VectorStrips.copy(x, a.numCols, cols, strideX, strips);
        TwoThreads.run(this, a.numRows, VectorRows.TALL, (long) a.numRows * a.numCols * cols);
        this.a = null;
        this.y = null;
    }

    @Override
    public void run(int from, int to) {
        int depth = left.depth();
        for (int first = from, end; first < to; first = end) {
            end = VectorTiles.end(first, to, depth);
            left.putAll(a, first, end);
            VectorTiles.product(false, left, first, end, depth, strips, cols, y, fromY, strideY);
        }
    }
}
