package gateflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One pass over a matrix, row by row, on the Vector API; what is left of a row goes entry by entry, with the same bits. */
final class VectorSweeps {
    private static final VectorSpecies<Double> SPECIES = VectorArithmetic.SPECIES;
    private static final int LANES = VectorArithmetic.LANES;
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256; // a sum's bits depend on the lanes

    private VectorSweeps() {}

    static void addScaledRows(
            double[] scale, int from, int to, double[] x, int cols, double[] y, int fromY, int strideY) {
        for (int i = from; i < to; i++) {
            int rowX = i * cols;
            int rowY = fromY + i * strideY;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, scale[i]);
            int j = 0;
            for (; j + LANES <= cols; j += LANES) {
                factor.fma(DoubleVector.fromArray(SPECIES, x, rowX + j), DoubleVector.fromArray(SPECIES, y, rowY + j))
                        .intoArray(y, rowY + j);
            }
            for (; j < cols; j++) {
                y[rowY + j] = Math.fma(scale[i], x[rowX + j], y[rowY + j]);
            }
        }
    }

    static void addScaledColumns(
            double[] scale, int from, int to, double[] x, int fromX, int strideX, double[] y, int fromY, int strideY) {
        for (int i = from; i < to; i++) {
            int rowX = fromX + i * strideX;
            int rowY = fromY + i * strideY;
            int j = 0;
            for (; j + LANES <= scale.length; j += LANES) {
                DoubleVector factor = DoubleVector.fromArray(SPECIES, scale, j);
                factor.fma(DoubleVector.fromArray(SPECIES, x, rowX + j), DoubleVector.fromArray(SPECIES, y, rowY + j))
                        .intoArray(y, rowY + j);
            }
            for (; j < scale.length; j++) {
                y[rowY + j] = Math.fma(x[rowX + j], scale[j], y[rowY + j]);
            }
        }
    }

    static void rowMaxima(double[] x, int rows, int cols, double[] largest) {
        for (int i = 0; i < rows; i++) {
            int row = i * cols;
            DoubleVector largestOfLanes = DoubleVector.zero(SPECIES);
            int j = 0;
            for (; j + LANES <= cols; j += LANES) {
                largestOfLanes = largestOfLanes.max(
                        DoubleVector.fromArray(SPECIES, x, row + j).abs());
            }
            double largestOfRow = largestOfLanes.reduceLanes(VectorOperators.MAX);
            for (; j < cols; j++) {
                largestOfRow = Math.max(largestOfRow, Math.abs(x[row + j]));
            }
            largest[i] = largestOfRow;
        }
    }

    static void rowSquares(double[] x, int from, int strideX, int cols, double[] squares) {
        for (int i = 0; i < squares.length; i++) {
            int k = from + i * strideX;
            int end = k + cols;
            DoubleVector s0 = DoubleVector.zero(FOUR);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (; k + 16 <= end; k += 16) {
                DoubleVector x0 = DoubleVector.fromArray(FOUR, x, k);
                DoubleVector x1 = DoubleVector.fromArray(FOUR, x, k + 4);
                DoubleVector x2 = DoubleVector.fromArray(FOUR, x, k + 8);
                DoubleVector x3 = DoubleVector.fromArray(FOUR, x, k + 12);
                s0 = x0.fma(x0, s0);
                s1 = x1.fma(x1, s1);
                s2 = x2.fma(x2, s2);
                s3 = x3.fma(x3, s3);
            }
            DoubleVector sum = s0.add(s2).add(s1.add(s3));
            double rest = 0;
            for (; k < end; k++) {
                rest = Math.fma(x[k], x[k], rest);
            }
            squares[i] = (sum.lane(0) + sum.lane(2)) + (sum.lane(1) + sum.lane(3)) + rest;
        }
    }
}
