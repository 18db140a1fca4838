package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * y = a x, in tiles of 6 or 4 rows and 2 vectors or 1, whose sums stay in registers for the whole depth of the product.
 *
 * <p>Twelve sums, two vectors of x and a factor or two are what AVX2 has registers for. Where the last tile would stand
 * out, it is moved back and computes what is there already once more.
 */
final class VectorTiles {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;
    static final int TALL = 6; // rows
    static final int LOW = 4;
    private static final int LINE = 8; // numbers in a line of the cache
    private static final int CLASH = 8 * LINE; // rows a multiple of it apart share few places of the cache
    private static final int CACHED = 1 << 13; // numbers of a that stay in the cache while the strips of x pass

    /** Tiles cover a multiple of so many rows, from LOW on, without moving one back: a sum that is added to must have one. */
    static final int ROWS = 2;

    private VectorTiles() {}

    /** How far apart to put rows of so many columns: whole lines, and no clash. */
    static int stride(int cols) {
        int whole = VectorLinearMap.roundUp(cols, LINE);
        return whole % CLASH == 0 ? whole + LINE : whole;
    }

    /** Says whether a result of this shape holds a tile. */
    static boolean fit(int rows, int cols) {
        return rows >= LOW && cols >= LANES;
    }

    /**
     * The rows top..bottom − 1 of y = a x, or of y += a x, for the first {@code depth} columns of a. The rows of a, x and y
     * stand their strides apart; x may be a {@linkplain VectorStrips#COPIED copy}; y, of {@code cols} columns, begins at fromY.
     */
    static void product(
            boolean add,
            double[] a,
            int strideA,
            int top,
            int bottom,
            int depth,
            double[] x,
            int strideX,
            int cols,
            double[] y,
            int fromY,
            int strideY) {
        int together = Math.max(TALL, CACHED / depth / TALL * TALL);
        for (int from = top, to; from < bottom; from = to) {
            to = bottom - from < 2 * together ? bottom : from + together;
            for (int strip = 0; strip < VectorStrips.count(cols); strip++) {
                boolean wide = VectorStrips.vectors(strip, cols) == 2;
                int x0 = VectorStrips.place(strip, depth, cols, strideX);
                int step = VectorStrips.stride(strip, cols, strideX);
                int y0 = fromY + VectorStrips.column(strip, cols);
                strip(add, a, strideA, from, to, depth, x, x0, step, wide, y, y0, strideY);
            }
        }
    }

    private static void strip(
            boolean add,
            double[] a,
            int strideA,
            int from,
            int to,
            int depth,
            double[] x,
            int x0,
            int strideX,
            boolean wide,
            double[] y,
            int y0,
            int strideY) {
        for (int i = from, height; i < to; i += height) {
            height = height(to - i);
            int row = Math.min(i, to - height);
            int a0 = row * strideA;
            int yi = y0 + row * strideY;
            if (height == TALL && wide) {
                tile6x2(add, a, a0, strideA, depth, x, x0, strideX, y, yi, strideY);
            } else if (height == TALL) {
                tile6x1(add, a, a0, strideA, depth, x, x0, strideX, y, yi, strideY);
            } else if (wide) {
                tile4x2(add, a, a0, strideA, depth, x, x0, strideX, y, yi, strideY);
            } else {
                tile4x1(add, a, a0, strideA, depth, x, x0, strideX, y, yi, strideY);
            }
        }
    }

    /** The next tile's height with so many rows to go: twice 4 for 8, not 6 and 2. */
    private static int height(int left) {
        return left == TALL || left > 2 * LOW ? TALL : LOW;
    }

    private static void tile6x2(
            boolean add,
            double[] a,
            int a0,
            int strideA,
            int depth,
            double[] x,
            int x0,
            int strideX,
            double[] y,
            int y0,
            int strideY) {
        int a1 = a0 + strideA;
        int a2 = a1 + strideA;
        int a3 = a2 + strideA;
        int a4 = a3 + strideA;
        int a5 = a4 + strideA;
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
        for (int k = 0, xk = x0; k < depth; k++, xk += strideX) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector xk1 = DoubleVector.fromArray(SPECIES, x, xk + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(xk0, s00);
            s01 = f0.fma(xk1, s01);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(xk0, s10);
            s11 = f1.fma(xk1, s11);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(xk0, s20);
            s21 = f2.fma(xk1, s21);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            s30 = f3.fma(xk0, s30);
            s31 = f3.fma(xk1, s31);
            DoubleVector f4 = DoubleVector.broadcast(SPECIES, a[a4 + k]);
            s40 = f4.fma(xk0, s40);
            s41 = f4.fma(xk1, s41);
            DoubleVector f5 = DoubleVector.broadcast(SPECIES, a[a5 + k]);
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
            int strideA,
            int depth,
            double[] x,
            int x0,
            int strideX,
            double[] y,
            int y0,
            int strideY) {
        int a1 = a0 + strideA;
        int a2 = a1 + strideA;
        int a3 = a2 + strideA;
        int a4 = a3 + strideA;
        int a5 = a4 + strideA;
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
        for (int k = 0, xk = x0; k < depth; k++, xk += strideX) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(xk0, s00);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(xk0, s10);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(xk0, s20);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            s30 = f3.fma(xk0, s30);
            DoubleVector f4 = DoubleVector.broadcast(SPECIES, a[a4 + k]);
            s40 = f4.fma(xk0, s40);
            DoubleVector f5 = DoubleVector.broadcast(SPECIES, a[a5 + k]);
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
            int strideA,
            int depth,
            double[] x,
            int x0,
            int strideX,
            double[] y,
            int y0,
            int strideY) {
        int a1 = a0 + strideA;
        int a2 = a1 + strideA;
        int a3 = a2 + strideA;
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
        for (int k = 0, xk = x0; k < depth; k++, xk += strideX) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector xk1 = DoubleVector.fromArray(SPECIES, x, xk + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(xk0, s00);
            s01 = f0.fma(xk1, s01);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(xk0, s10);
            s11 = f1.fma(xk1, s11);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(xk0, s20);
            s21 = f2.fma(xk1, s21);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
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
            int strideA,
            int depth,
            double[] x,
            int x0,
            int strideX,
            double[] y,
            int y0,
            int strideY) {
        int a1 = a0 + strideA;
        int a2 = a1 + strideA;
        int a3 = a2 + strideA;
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        for (int k = 0, xk = x0; k < depth; k++, xk += strideX) {
            DoubleVector xk0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(xk0, s00);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(xk0, s10);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(xk0, s20);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            s30 = f3.fma(xk0, s30);
        }
        s00.intoArray(y, y0);
        s10.intoArray(y, y1);
        s20.intoArray(y, y2);
        s30.intoArray(y, y3);
    }
}
