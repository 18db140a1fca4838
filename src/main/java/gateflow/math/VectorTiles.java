package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * y = a x, in tiles of 6 or 4 rows and 2 vectors or 1, whose sums stay in registers for the whole depth of the product.
 *
 * <p>Twelve sums, two vectors of x and a factor are what AVX2 has registers for. A tile's height is a variable to its loop:
 * where the compiler knows it, it does the loop's passes several at a time, and runs out of registers.
 */
final class VectorTiles {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;
    private static final int CACHED = 1 << 13; // numbers of a that stay in the cache while the strips of x pass

    private VectorTiles() {}

    /** Says whether a result of this shape holds a tile. */
    static boolean fit(int rows, int cols) {
        return rows >= VectorRows.LOW && cols >= LANES;
    }

    /** Where to end with the rows from {@code from} on, so that they stay in the cache while the strips of x pass. */
    static int end(int from, int bottom, int depth) {
        int together = Math.max(VectorRows.TALL, CACHED / depth / VectorRows.TALL * VectorRows.TALL);
        return bottom - from < 2 * together ? bottom : from + together;
    }

    /**
     * The rows top..bottom − 1, whole tiles, of y = a x, or of y += a x, for the first {@code depth} columns of a and x (depth
     * × cols) in strips. y begins at fromY, and its rows stand their stride apart.
     */
    static void product(
            boolean add,
            VectorRows a,
            int top,
            int bottom,
            int depth,
            double[] x,
            int cols,
            double[] y,
            int fromY,
            int strideY) {
        for (int from = top, to; from < bottom; from = to) {
            to = end(from, bottom, depth);
            for (int strip = 0; strip < VectorStrips.count(cols); strip++) {
                boolean wide = VectorStrips.isWide(strip, cols);
                int x0 = VectorStrips.place(strip, depth, cols);
                int y0 = fromY + VectorStrips.column(strip, cols);
                strip(add, a, from, to, depth, x, x0, wide, y, y0, strideY);
            }
        }
    }

    private static void strip(
            boolean add,
            VectorRows a,
            int from,
            int to,
            int depth,
            double[] x,
            int x0,
            boolean wide,
            double[] y,
            int y0,
            int strideY) {
        double[] tiles = a.tiles();
        for (int place = from, height; place < to; place += height) {
            height = a.height(place);
            int a0 = place * a.depth();
            int yi = y0 + a.row(place) * strideY;
            if (height == VectorRows.TALL && wide) {
                tile6x2(add, tiles, a0, height, depth, x, x0, y, yi, strideY);
            } else if (height == VectorRows.TALL) {
                tile6x1(add, tiles, a0, height, depth, x, x0, y, yi, strideY);
            } else if (wide) {
                tile4x2(add, tiles, a0, height, depth, x, x0, y, yi, strideY);
            } else {
                tile4x1(add, tiles, a0, height, depth, x, x0, y, yi, strideY);
            }
        }
    }

    private static void tile6x2(
            boolean add,
            double[] a,
            int a0,
            int height,
            int depth,
            double[] x,
            int x0,
            double[] y,
            int y0,
            int strideY) {
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        int y4 = y3 + strideY;
        int y5 = y4 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s01 = add ? DoubleVector.fromArray(SPECIES, y, y0 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s11 = add ? DoubleVector.fromArray(SPECIES, y, y1 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s21 = add ? DoubleVector.fromArray(SPECIES, y, y2 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        DoubleVector s31 = add ? DoubleVector.fromArray(SPECIES, y, y3 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s40 = add ? DoubleVector.fromArray(SPECIES, y, y4) : DoubleVector.zero(SPECIES);
        DoubleVector s41 = add ? DoubleVector.fromArray(SPECIES, y, y4 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s50 = add ? DoubleVector.fromArray(SPECIES, y, y5) : DoubleVector.zero(SPECIES);
        DoubleVector s51 = add ? DoubleVector.fromArray(SPECIES, y, y5 + LANES) : DoubleVector.zero(SPECIES);
        for (int k = 0, ak = a0, xk = x0; k < depth; k++, ak += height, xk += 2 * LANES) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector xk1 = DoubleVector.fromArray(SPECIES, x, xk + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[ak]);
            s00 = f0.fma(xk0, s00);
            s01 = f0.fma(xk1, s01);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[ak + 1]);
            s10 = f1.fma(xk0, s10);
            s11 = f1.fma(xk1, s11);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[ak + 2]);
            s20 = f2.fma(xk0, s20);
            s21 = f2.fma(xk1, s21);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[ak + 3]);
            s30 = f3.fma(xk0, s30);
            s31 = f3.fma(xk1, s31);
            DoubleVector f4 = DoubleVector.broadcast(SPECIES, a[ak + 4]);
            s40 = f4.fma(xk0, s40);
            s41 = f4.fma(xk1, s41);
            DoubleVector f5 = DoubleVector.broadcast(SPECIES, a[ak + 5]);
            s50 = f5.fma(xk0, s50);
            s51 = f5.fma(xk1, s51);
        }
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + LANES);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + LANES);
        s20.intoArray(y, y2);
        s21.intoArray(y, y2 + LANES);
        s30.intoArray(y, y3);
        s31.intoArray(y, y3 + LANES);
        s40.intoArray(y, y4);
        s41.intoArray(y, y4 + LANES);
        s50.intoArray(y, y5);
        s51.intoArray(y, y5 + LANES);
    }

    private static void tile6x1(
            boolean add,
            double[] a,
            int a0,
            int height,
            int depth,
            double[] x,
            int x0,
            double[] y,
            int y0,
            int strideY) {
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        int y4 = y3 + strideY;
        int y5 = y4 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        DoubleVector s40 = add ? DoubleVector.fromArray(SPECIES, y, y4) : DoubleVector.zero(SPECIES);
        DoubleVector s50 = add ? DoubleVector.fromArray(SPECIES, y, y5) : DoubleVector.zero(SPECIES);
        for (int k = 0, ak = a0, xk = x0; k < depth; k++, ak += height, xk += LANES) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[ak]);
            s00 = f0.fma(xk0, s00);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[ak + 1]);
            s10 = f1.fma(xk0, s10);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[ak + 2]);
            s20 = f2.fma(xk0, s20);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[ak + 3]);
            s30 = f3.fma(xk0, s30);
            DoubleVector f4 = DoubleVector.broadcast(SPECIES, a[ak + 4]);
            s40 = f4.fma(xk0, s40);
            DoubleVector f5 = DoubleVector.broadcast(SPECIES, a[ak + 5]);
            s50 = f5.fma(xk0, s50);
        }
        s00.intoArray(y, y0);
        s10.intoArray(y, y1);
        s20.intoArray(y, y2);
        s30.intoArray(y, y3);
        s40.intoArray(y, y4);
        s50.intoArray(y, y5);
    }

    private static void tile4x2(
            boolean add,
            double[] a,
            int a0,
            int height,
            int depth,
            double[] x,
            int x0,
            double[] y,
            int y0,
            int strideY) {
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s01 = add ? DoubleVector.fromArray(SPECIES, y, y0 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s11 = add ? DoubleVector.fromArray(SPECIES, y, y1 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s21 = add ? DoubleVector.fromArray(SPECIES, y, y2 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        DoubleVector s31 = add ? DoubleVector.fromArray(SPECIES, y, y3 + LANES) : DoubleVector.zero(SPECIES);
        for (int k = 0, ak = a0, xk = x0; k < depth; k++, ak += height, xk += 2 * LANES) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector xk1 = DoubleVector.fromArray(SPECIES, x, xk + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[ak]);
            s00 = f0.fma(xk0, s00);
            s01 = f0.fma(xk1, s01);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[ak + 1]);
            s10 = f1.fma(xk0, s10);
            s11 = f1.fma(xk1, s11);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[ak + 2]);
            s20 = f2.fma(xk0, s20);
            s21 = f2.fma(xk1, s21);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[ak + 3]);
            s30 = f3.fma(xk0, s30);
            s31 = f3.fma(xk1, s31);
        }
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + LANES);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + LANES);
        s20.intoArray(y, y2);
        s21.intoArray(y, y2 + LANES);
        s30.intoArray(y, y3);
        s31.intoArray(y, y3 + LANES);
    }

    private static void tile4x1(
            boolean add,
            double[] a,
            int a0,
            int height,
            int depth,
            double[] x,
            int x0,
            double[] y,
            int y0,
            int strideY) {
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        for (int k = 0, ak = a0, xk = x0; k < depth; k++, ak += height, xk += LANES) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[ak]);
            s00 = f0.fma(xk0, s00);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[ak + 1]);
            s10 = f1.fma(xk0, s10);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[ak + 2]);
            s20 = f2.fma(xk0, s20);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[ak + 3]);
            s30 = f3.fma(xk0, s30);
        }
        s00.intoArray(y, y0);
        s10.intoArray(y, y1);
        s20.intoArray(y, y2);
        s30.intoArray(y, y3);
    }
}
