package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The right factor x of a product (depth × cols), copied in strips of columns as wide as a tile: two vectors, or one where
 * that is all there is. Where the last strip would stand out, it is moved back.
 *
 * <p>There, what a tile reads stands together, and no two rows compete for the same place in the cache.
 */
final class VectorStrips {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;

    private VectorStrips() {}

    /** The width of all strips but perhaps the last. */
    private static int width(int cols) {
        return cols < 2 * LANES ? LANES : 2 * LANES;
    }

    static int count(int cols) {
        return (cols + width(cols) - 1) / width(cols);
    }

    /** Says whether a strip is two vectors wide. */
    static boolean isWide(int strip, int cols) {
        return cols - strip * width(cols) > LANES && width(cols) > LANES;
    }

    /** The first column of a strip. */
    static int column(int strip, int cols) {
        return Math.min(strip * width(cols), cols - (isWide(strip, cols) ? 2 * LANES : LANES));
    }

    /** Where a strip begins in the copy. */
    static int place(int strip, int depth, int cols) {
        return strip * width(cols) * depth;
    }

    /** How many numbers a copy has room for. */
    static int length(int depth, int cols) {
        return depth * count(cols) * width(cols);
    }

    /** Copies x, whose rows stand their stride apart. */
    static void copy(double[] x, int depth, int cols, int stride, double[] copy) {
        for (int strip = 0; strip < count(cols); strip++) {
            boolean wide = isWide(strip, cols);
            int to = place(strip, depth, cols);
            int from = column(strip, cols);
            for (int k = 0; k < depth; k++, from += stride) {
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
            int width = isWide(strip, cols) ? 2 * LANES : LANES;
            int to = place(strip, depth, cols) + row * width + j % width(cols);
            for (int b = 0; b < columns; b++, to += width) {
                copy[to] = x[j * columns + b];
            }
        }
    }
}
