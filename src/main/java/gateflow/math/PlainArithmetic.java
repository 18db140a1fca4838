package gateflow.math;

import static gateflow.math.Exponential.BIAS;
import static gateflow.math.Exponential.EXPONENT;
import static gateflow.math.Exponential.LIFT;
import static gateflow.math.Exponential.LN2_HIGH;
import static gateflow.math.Exponential.LN2_LOW;
import static gateflow.math.Exponential.LOG2_E;
import static gateflow.math.Exponential.LOWER;
import static gateflow.math.Exponential.ONE_BEYOND;
import static gateflow.math.Exponential.P0;
import static gateflow.math.Exponential.P1;
import static gateflow.math.Exponential.P10;
import static gateflow.math.Exponential.P2;
import static gateflow.math.Exponential.P3;
import static gateflow.math.Exponential.P4;
import static gateflow.math.Exponential.P5;
import static gateflow.math.Exponential.P6;
import static gateflow.math.Exponential.P7;
import static gateflow.math.Exponential.P8;
import static gateflow.math.Exponential.P9;
import static gateflow.math.Exponential.ROUNDER;
import static gateflow.math.Exponential.ZERO_BEYOND;
import static gateflow.math.MultiplyAdd.multiplyAdd;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** {@link Kernels} as plain loops. */
final class PlainArithmetic implements Arithmetic {
    private static final int SUMS = 16; // that run side by side, so that an addition need not wait for the one before

    @Override
    public LinearMap linearMap(int rows, int cols, int batch) {
        return new PlainLinearMap(rows, cols, batch);
    }

    @Override
    public void product(DMatrixRMaj a, double[] x, int n, int strideX, double[] y, int fromY, int strideY) {
        for (int i = 0; i < a.numRows; i++) {
            int at = fromY + i * strideY;
            Arrays.fill(y, at, at + n, 0);
            int k = 0;
            for (; k + 3 < a.numCols; k += 4) {
                addFourRows(a.data, i * a.numCols + k, x, k * strideX, strideX, y, at, n);
            }
            for (; k < a.numCols; k++) {
                addRow(a.data[i * a.numCols + k], x, k * strideX, y, at, n);
            }
        }
    }

    /** y[at..] += factor · x[from..], over n entries. */
    private static void addRow(double factor, double[] x, int from, double[] y, int at, int n) {
        for (int j = 0; j < n; j++) {
            y[at + j] = multiplyAdd(factor, x[from + j], y[at + j]);
        }
    }

    /** y[at..] += Σ_q a[first + q] x[from + q stride..], over n entries. */
    private static void addFourRows(
            double[] a, int first, double[] x, int from, int stride, double[] y, int at, int n) {
        double a0 = a[first];
        double a1 = a[first + 1];
        double a2 = a[first + 2];
        double a3 = a[first + 3];
        for (int j = 0; j < n; j++) {
            double sum = multiplyAdd(a0, x[from + j], y[at + j]);
            sum = multiplyAdd(a1, x[from + stride + j], sum);
            sum = multiplyAdd(a2, x[from + 2 * stride + j], sum);
            y[at + j] = multiplyAdd(a3, x[from + 3 * stride + j], sum);
        }
    }

    @Override
    public void addScaledRows(double[] scale, DMatrixRMaj x, int from, int to, double[] y, int place, int strideY) {
        for (int i = from; i < to; i++) {
            addRow(scale[i], x.data, i * x.numCols, y, place + i * strideY, x.numCols);
        }
    }

    @Override
    public void addScaledColumns(DMatrixRMaj x, int colX, double[] scale, int from, int to, DMatrixRMaj y, int colY) {
        for (int i = from; i < to; i++) {
            int fromX = i * x.numCols + colX;
            int fromY = i * y.numCols + colY;
            for (int j = 0; j < scale.length; j++) {
                y.data[fromY + j] = multiplyAdd(x.data[fromX + j], scale[j], y.data[fromY + j]);
            }
        }
    }

    @Override
    public void rowMaxima(DMatrixRMaj x, double[] largest) {
        for (int i = 0; i < x.numRows; i++) {
            largest[i] = largest(x.data, i * x.numCols, x.numCols);
        }
    }

    /** The largest |x[k]| of {@code length} entries: four at a time, or each would wait for the one before. */
    private static double largest(double[] x, int from, int length) {
        double largest0 = 0;
        double largest1 = 0;
        double largest2 = 0;
        double largest3 = 0;
        int k = from;
        for (; k + 3 < from + length; k += 4) {
            largest0 = Math.max(largest0, Math.abs(x[k]));
            largest1 = Math.max(largest1, Math.abs(x[k + 1]));
            largest2 = Math.max(largest2, Math.abs(x[k + 2]));
            largest3 = Math.max(largest3, Math.abs(x[k + 3]));
        }
        for (; k < from + length; k++) {
            largest0 = Math.max(largest0, Math.abs(x[k]));
        }
        return Math.max(Math.max(largest0, largest1), Math.max(largest2, largest3));
    }

    @Override
    public void rowSquares(DMatrixRMaj x, int row, int col, int cols, double[] squares) {
        double[] sums = new double[SUMS];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = squares(x.data, (row + i) * x.numCols + col, cols, sums);
        }
    }

    /** Sixteen sums, of every sixteenth square each, joined in halves, and the squares that are left over: as the vectors do. */
    private static double squares(double[] x, int from, int length, double[] sums) {
        Arrays.fill(sums, 0);
        int k = from;
        for (; k + SUMS <= from + length; k += SUMS) {
            for (int q = 0; q < SUMS; q++) {
                sums[q] = multiplyAdd(x[k + q], x[k + q], sums[q]);
            }
        }
        for (int half = SUMS / 2; half > 0; half /= 2) {
            for (int q = 0; q < half; q++) {
                sums[q] += sums[q + half];
            }
        }
        double rest = 0;
        for (; k < from + length; k++) {
            rest = multiplyAdd(x[k], x[k], rest);
        }
        return sums[0] + rest;
    }

    @Override
    public void tanh(double[] z, int offset, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = tanh(z[offset + k]);
        }
    }

    @Override
    public void logistic(double[] z, int offset, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = logistic(z[offset + k]);
        }
    }

    /** With m = e^2|z| − 1: tanh |z| = m / (m + 2). */
    private static double tanh(double z) {
        double x = 2 * noMoreThan(ONE_BEYOND, Math.abs(z));
        double rounded = multiplyAdd(x, LOG2_E, ROUNDER);
        double power = power(rounded, BIAS);
        double m = multiplyAdd(power, expMinusOne(remainder(x, rounded)), power - 1);
        return Math.copySign(m / (m + 2), z);
    }

    /** With e = e^−|z|, which never overflows: σ(z) = 1 / (1 + e) above 0 and e / (1 + e) below. */
    private static double logistic(double z) {
        double x = -noMoreThan(ZERO_BEYOND, Math.abs(z));
        double rounded = multiplyAdd(x, LOG2_E, ROUNDER);
        double e = (expMinusOne(remainder(x, rounded)) + 1) * power(rounded, BIAS + LIFT) * LOWER;
        return (z < 0 ? e : 1) / (e + 1);
    }

    /** The smaller one; NaN stays NaN. */
    private static double noMoreThan(double most, double x) {
        return x > most ? most : x;
    }

    /** r = x − k ln 2, with k in the lowest bits of {@code rounded}. */
    private static double remainder(double x, double rounded) {
        double k = rounded - ROUNDER;
        return multiplyAdd(k, -LN2_LOW, multiplyAdd(k, -LN2_HIGH, x));
    }

    /** 2^(k + exponent − BIAS). */
    private static double power(double rounded, int exponent) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + exponent) << EXPONENT);
    }

    /** e^r − 1 = r + r² P(r). */
    private static double expMinusOne(double r) {
        double p = multiplyAdd(P10, r, P9);
        p = multiplyAdd(p, r, P8);
        p = multiplyAdd(p, r, P7);
        p = multiplyAdd(p, r, P6);
        p = multiplyAdd(p, r, P5);
        p = multiplyAdd(p, r, P4);
        p = multiplyAdd(p, r, P3);
        p = multiplyAdd(p, r, P2);
        p = multiplyAdd(p, r, P1);
        p = multiplyAdd(p, r, P0);
        return multiplyAdd(r * r, p, r);
    }
}
