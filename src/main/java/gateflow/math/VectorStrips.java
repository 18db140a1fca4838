package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The right factor x of a product (depth × cols) in strips of columns as wide as a tile: two vectors, or one where that is
 * all there is. Where the last strip would stand out, it is moved back.
 *
 * <p>A copy has one strip after the other: there, what a tile reads stands together, and no two rows compete for the same
 * place in the cache.
 */
final class VectorStrips {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;

    /** The stride that stands for a copy: in it, the rows of a strip follow each other. */
    static final int COPIED = 0;

    private VectorStrips() {}

    /** The width of all strips but perhaps the last. */
    private static int width(int cols) {
        return cols < 2 * LANES ? LANES : 2 * LANES;
    }

    static int count(int cols) {
        return (cols + width(cols) - 1) / width(cols);
    }

    /** How many vectors wide a strip is. */
    static int vectors(int strip, int cols) {
        return cols - strip * width(cols) > LANES ? width(cols) / LANES : 1;
    }

    /** The first column of a strip. */
    static int column(int strip, int cols) {
        return Math.min(strip * width(cols), cols - vectors(strip, cols) * LANES);
    }

    /** Where a strip begins in x with this stride of its rows. */
    static int place(int strip, int depth, int cols, int stride) {
        return stride == COPIED ? strip * width(cols) * depth : column(strip, cols);
    }

    /** From one row of a strip to the next, in x with this stride of its rows. */
    static int stride(int strip, int cols, int stride) {
        return stride == COPIED ? vectors(strip, cols) * LANES : stride;
    }

    /** How many numbers a copy has room for. */
    static int length(int depth, int cols) {
        return depth * count(cols) * width(cols);
    }

    /** Copies x, whose rows follow each other. */
    static void copy(double[] x, int depth, int cols, double[] copy) {
        for (int strip = 0; strip < count(cols); strip++) {
            boolean wide = vectors(strip, cols) == 2;
            int to = place(strip, depth, cols, COPIED);
            int from = column(strip, cols);
            for (int k = 0; k < depth; k++, from += cols) {
                DoubleVector.fromArray(SPECIES, x, from).intoArray(copy, to);
                to += LANES;
                if (wide) {
                    DoubleVector.fromArray(SPECIES, x, from + LANES).intoArray(copy, to);
                    to += LANES;
                }
            }
        }
    }

    /** Copies xᵀ, for x (rows × columns, rows at most cols), to the rows of the copy from {@code row} on. */
    static void copyTransposed(double[] x, int rows, int columns, int row, int depth, int cols, double[] copy) {
        for (int j = 0; j < rows; j++) {
            int strip = j / width(cols);
            int stride = stride(strip, cols, COPIED);
            int to = place(strip, depth, cols, COPIED) + row * stride + j % width(cols);
            for (int b = 0; b < columns; b++, to += stride) {
                copy[to] = x[j * columns + b];
            }
        }
    }
}
