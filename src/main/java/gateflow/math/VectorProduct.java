package gateflow.math;

import java.util.concurrent.atomic.AtomicBoolean;
import org.ejml.data.DMatrixRMaj;

/** y = a x for any matrix a, which is laid out anew each time: one object for all products, so that none is made for each. */
final class VectorProduct implements RowWork {
    private final AtomicBoolean taken = new AtomicBoolean();
    private final VectorRows rows = new VectorRows(VectorRows.LOW, 1);
    private double[] strips = {};
    private DMatrixRMaj a; // of the product at hand, with all below
    private int cols;
    private double[] y;
    private int fromY;
    private int strideY;

    /** As {@link Arithmetic#product} has it; returns false, and does nothing, if another thread has this object. */
    boolean multiply(DMatrixRMaj a, double[] x, int cols, int strideX, double[] y, int fromY, int strideY) {
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        this.a = a;
        this.cols = cols;
        this.y = y;
        this.fromY = fromY;
        this.strideY = strideY;
        try {
            makeRoom();
            VectorStrips.copy(x, a.numCols, cols, strideX, strips);
            TwoThreads.run(this, a.numRows, VectorRows.TALL, (long) a.numRows * a.numCols * cols);
        } finally {
            this.a = null;
            this.y = null;
            taken.set(false);
        }
        return true;
    }

    private void makeRoom() {
        rows.reshape(a.numRows, a.numCols);
        int length = VectorStrips.length(a.numCols, cols);
        if (strips.length < length) {
            strips = new double[length];
        }
    }

    @Override
    public void run(int from, int to) {
        int depth = a.numCols;
        for (int first = from, end; first < to; first = end) {
            end = VectorTiles.end(first, to, depth);
            rows.putAll(a.data, first, end);
            VectorTiles.product(false, rows, first, end, depth, strips, cols, y, fromY, strideY);
        }
    }
}
