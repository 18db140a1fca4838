package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A matrix (rows × cols) laid out for y = A x with one size of batch. */
abstract class VectorWeights {
    /** Writes {@code length} numbers to a row, from this column on. */
    abstract void put(int row, int col, double[] from, int at, int length);

    abstract void product(double[] x, double[] y);

    static VectorWeights of(int rows, int cols, int batch) {
        return VectorTiles.fit(rows, batch) ? new Tiled(rows, cols, batch) : new Panels(rows, cols, batch);
    }

    /** In tiles. */
    private static final class Tiled extends VectorWeights implements RowWork {
        private final VectorRows a;
        private final int batch;
        private final double[] strips; // of x
        private double[] y; // of the product at hand

        Tiled(int rows, int cols, int batch) {
            this.a = new VectorRows(rows, cols);
            this.batch = batch;
            strips = new double[VectorStrips.length(cols, batch)];
        }

        @Override
        void put(int row, int col, double[] from, int at, int length) {
            a.put(row, col, from, at, length);
        }

        @Override
        void product(double[] x, double[] y) {
            VectorStrips.copy(x, a.depth(), batch, batch, strips);
            this.y = y;
            TwoThreads.run(this, a.count(), VectorRows.TALL, (long) a.count() * a.depth() * batch);
        }

        @Override
        public void run(int from, int to) {
            VectorTiles.product(false, a, from, to, a.depth(), strips, batch, y, 0, batch);
        }
    }

    /** In panels of eight vectors of rows, column by column: the sums of a panel's rows stay in registers. */
    private static final class Panels extends VectorWeights implements RowWork {
        private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
        private static final int LANES = VectorArithmetic.LANES;
        private static final int WAITS = 3; // a multiplication's time, in those of a tile: it waits for the matrix
        private static final int PANEL = 8 * LANES; // fewer sums would wait for the additions before them

        private final double[] panels; // [panel][column][row in the panel]
        private final int rows;
        private final int cols;
        private final int batch;
        private final double[] from; // one sample
        private final double[] to; // its result, in whole panels

        Panels(int rows, int cols, int batch) {
            this.rows = rows;
            this.cols = cols;
            this.batch = batch;
            int height = VectorLinearMap.roundUp(rows, PANEL);
            panels = new double[height * cols];
            from = new double[cols];
            to = new double[height];
        }

        @Override
        void put(int row, int col, double[] from, int at, int length) {
            int to = row / PANEL * PANEL * cols + col * PANEL + row % PANEL;
            for (int k = 0; k < length; k++) {
                panels[to + k * PANEL] = from[at + k];
            }
        }

        @Override
        void product(double[] x, double[] y) {
            for (int b = 0; b < batch; b++) {
                for (int k = 0, at = b; k < cols; k++, at += batch) {
                    from[k] = x[at];
                }
                TwoThreads.run(this, to.length, PANEL, (long) WAITS * rows * cols);
                for (int i = 0, at = b; i < rows; i++, at += batch) {
                    y[at] = to[i];
                }
            }
        }

        @Override
        public void run(int first, int end) {
            for (int i = first; i < end; i += PANEL) {
                panel(panels, i * cols, from, to, i);
            }
        }

        private static void panel(double[] panels, int start, double[] x, double[] y, int row) {
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            DoubleVector s4 = s0;
            DoubleVector s5 = s0;
            DoubleVector s6 = s0;
            DoubleVector s7 = s0;
            for (int k = 0, at = start; k < x.length; k++, at += PANEL) {
                DoubleVector factor = DoubleVector.broadcast(SPECIES, x[k]);
                s0 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at), s0);
                s1 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + LANES), s1);
                s2 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + 2 * LANES), s2);
                s3 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + 3 * LANES), s3);
                s4 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + 4 * LANES), s4);
                s5 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + 5 * LANES), s5);
                s6 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + 6 * LANES), s6);
                s7 = factor.fma(DoubleVector.fromArray(SPECIES, panels, at + 7 * LANES), s7);
            }
            s0.intoArray(y, row);
            s1.intoArray(y, row + LANES);
            s2.intoArray(y, row + 2 * LANES);
            s3.intoArray(y, row + 3 * LANES);
            s4.intoArray(y, row + 4 * LANES);
            s5.intoArray(y, row + 5 * LANES);
            s6.intoArray(y, row + 6 * LANES);
            s7.intoArray(y, row + 7 * LANES);
        }
    }
}
