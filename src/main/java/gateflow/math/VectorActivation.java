package gateflow.math;

import java.util.concurrent.atomic.AtomicBoolean;

/** An activation of many numbers in two threads: one object for all of them, so that none is made at each step. */
final class VectorActivation implements RowWork {
    private static final int COST = 50; // of one number, in multiplications of a product
    private static final int UNIT = 64;

    private final AtomicBoolean taken = new AtomicBoolean();
    private boolean isTanh;
    private double[] z;
    private int offset;
    private double[] y;

    /** Returns false, and does nothing, if that is not worth it, or if another thread has this object. */
    boolean tanh(double[] z, int offset, double[] y) {
        return share(true, z, offset, y);
    }

    /** The same for the logistic function. */
    boolean logistic(double[] z, int offset, double[] y) {
        return share(false, z, offset, y);
    }

    private boolean share(boolean isTanh, double[] z, int offset, double[] y) {
        long multiplications = (long) COST * y.length;
        if (!TwoThreads.areWorth(multiplications) || !taken.compareAndSet(false, true)) {
            return false;
        }
        this.isTanh = isTanh;
        this.z = z;
        this.offset = offset;
        this.y = y;
        try {
            TwoThreads.run(this, y.length, UNIT, multiplications);
        } finally {
            taken.set(false);
        }
        return true;
    }

    @Override
    public void run(int from, int to) {
        if (isTanh) {
            VectorArithmetic.tanh(z, offset, y, from, to);
        } else {
            VectorArithmetic.logistic(z, offset, y, from, to);
        }
    }
}
