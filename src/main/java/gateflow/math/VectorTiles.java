package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * y = a x, in tiles of 4 rows and up to 3 vectors, whose sums stay in registers for the whole depth of the product.
 *
 * <p>Twelve sums, three vectors of x and one factor are what AVX2 has registers for. Where the last tile would stand
 * out, it is moved back and computes what is there already once more.
 */
final class VectorTiles {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;
    static final int ROWS = 4;
    private static final int CACHED = 1 << 14; // numbers of a that stay in the cache while the columns pass

    private VectorTiles() {}

    /** Says whether a result of this shape holds a tile. */
    static boolean fit(int rows, int cols) {
        return rows >= ROWS && cols >= LANES;
    }

    /** y = a x, or y += a x: a (rows × depth), x (depth × cols), y (rows × cols, from fromY on), each with the stride of its rows. */
    static void product(
            boolean add,
            double[] a,
            int rows,
            int strideA,
            int depth,
            double[] x,
            int cols,
            int strideX,
            double[] y,
            int fromY,
            int strideY) {
        int together = Math.max(ROWS, CACHED / depth / ROWS * ROWS);
        for (int top = 0; top < rows; top += together) {
            int bottom = Math.min(top + together, rows);
            for (int c = 0; c < cols; ) {
                int vectors = vectors(cols - c, cols);
                int col = Math.min(c, cols - vectors * LANES);
                for (int i = top; i < bottom; i += ROWS) {
                    int row = Math.min(i, rows - ROWS);
                    switch (vectors) {
                        case 1 -> tile1(add, a, strideA, depth, x, strideX, y, fromY, strideY, row, col);
                        case 2 -> tile2(add, a, strideA, depth, x, strideX, y, fromY, strideY, row, col);
                        default -> tile3(add, a, strideA, depth, x, strideX, y, fromY, strideY, row, col);
                    }
                }
                c = col + vectors * LANES;
            }
        }
    }

    /** How many vectors the next tiles have, with {@code left} of {@code cols} columns to go: two and two, not three and one. */
    private static int vectors(int left, int cols) {
        int needed = (left + LANES - 1) / LANES;
        return Math.min(needed == 4 ? 2 : Math.min(needed, 3), cols / LANES);
    }

    private static void tile1(
            boolean add,
            double[] a,
            int strideA,
            int depth,
            double[] x,
            int strideX,
            double[] y,
            int fromY,
            int strideY,
            int row,
            int col) {
        int a0 = row * strideA;
        int a1 = (row + 1) * strideA;
        int a2 = (row + 2) * strideA;
        int a3 = (row + 3) * strideA;
        int y0 = fromY + row * strideY + col;
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        for (int k = 0, xk = col; k < depth; k++, xk += strideX) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(x0, s00);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(x0, s10);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(x0, s20);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            s30 = f3.fma(x0, s30);
        }
        s00.intoArray(y, y0);
        s10.intoArray(y, y1);
        s20.intoArray(y, y2);
        s30.intoArray(y, y3);
    }

    private static void tile2(
            boolean add,
            double[] a,
            int strideA,
            int depth,
            double[] x,
            int strideX,
            double[] y,
            int fromY,
            int strideY,
            int row,
            int col) {
        int a0 = row * strideA;
        int a1 = (row + 1) * strideA;
        int a2 = (row + 2) * strideA;
        int a3 = (row + 3) * strideA;
        int y0 = fromY + row * strideY + col;
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
        for (int k = 0, xk = col; k < depth; k++, xk += strideX) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, xk + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(x0, s00);
            s01 = f0.fma(x1, s01);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(x0, s10);
            s11 = f1.fma(x1, s11);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(x0, s20);
            s21 = f2.fma(x1, s21);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            s30 = f3.fma(x0, s30);
            s31 = f3.fma(x1, s31);
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

    private static void tile3(
            boolean add,
            double[] a,
            int strideA,
            int depth,
            double[] x,
            int strideX,
            double[] y,
            int fromY,
            int strideY,
            int row,
            int col) {
        int a0 = row * strideA;
        int a1 = (row + 1) * strideA;
        int a2 = (row + 2) * strideA;
        int a3 = (row + 3) * strideA;
        int y0 = fromY + row * strideY + col;
        int y1 = y0 + strideY;
        int y2 = y1 + strideY;
        int y3 = y2 + strideY;
        DoubleVector s00 = add ? DoubleVector.fromArray(SPECIES, y, y0) : DoubleVector.zero(SPECIES);
        DoubleVector s01 = add ? DoubleVector.fromArray(SPECIES, y, y0 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s02 = add ? DoubleVector.fromArray(SPECIES, y, y0 + 2 * LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s10 = add ? DoubleVector.fromArray(SPECIES, y, y1) : DoubleVector.zero(SPECIES);
        DoubleVector s11 = add ? DoubleVector.fromArray(SPECIES, y, y1 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s12 = add ? DoubleVector.fromArray(SPECIES, y, y1 + 2 * LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s20 = add ? DoubleVector.fromArray(SPECIES, y, y2) : DoubleVector.zero(SPECIES);
        DoubleVector s21 = add ? DoubleVector.fromArray(SPECIES, y, y2 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s22 = add ? DoubleVector.fromArray(SPECIES, y, y2 + 2 * LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s30 = add ? DoubleVector.fromArray(SPECIES, y, y3) : DoubleVector.zero(SPECIES);
        DoubleVector s31 = add ? DoubleVector.fromArray(SPECIES, y, y3 + LANES) : DoubleVector.zero(SPECIES);
        DoubleVector s32 = add ? DoubleVector.fromArray(SPECIES, y, y3 + 2 * LANES) : DoubleVector.zero(SPECIES);
        for (int k = 0, xk = col; k < depth; k++, xk += strideX) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, xk);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, xk + LANES);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, x, xk + 2 * LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            s00 = f0.fma(x0, s00);
            s01 = f0.fma(x1, s01);
            s02 = f0.fma(x2, s02);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            s10 = f1.fma(x0, s10);
            s11 = f1.fma(x1, s11);
            s12 = f1.fma(x2, s12);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            s20 = f2.fma(x0, s20);
            s21 = f2.fma(x1, s21);
            s22 = f2.fma(x2, s22);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            s30 = f3.fma(x0, s30);
            s31 = f3.fma(x1, s31);
            s32 = f3.fma(x2, s32);
        }
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + LANES);
        s02.intoArray(y, y0 + 2 * LANES);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + LANES);
        s12.intoArray(y, y1 + 2 * LANES);
        s20.intoArray(y, y2);
        s21.intoArray(y, y2 + LANES);
        s22.intoArray(y, y2 + 2 * LANES);
        s30.intoArray(y, y3);
        s31.intoArray(y, y3 + LANES);
        s32.intoArray(y, y3 + 2 * LANES);
    }
}
