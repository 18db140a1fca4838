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
    @Override
    public LinearMap linearMap(int rows, int cols, int batch) {
        return new PlainLinearMap(rows, cols, batch);
    }

    @Override
    public void product(DMatrixRMaj a, double[] x, double[] y) {
        int n = x.length / a.numCols;
        for (int i = 0; i < a.numRows; i++) {
            Arrays.fill(y, i * n, (i + 1) * n, 0);
            int k = 0;
            for (; k + 3 < a.numCols; k += 4) {
                addFourRows(a.data, i * a.numCols + k, x, k * n, y, i * n, n);
            }
            for (; k < a.numCols; k++) {
                double factor = a.data[i * a.numCols + k];
                for (int j = 0; j < n; j++) {
                    y[i * n + j] = multiplyAdd(factor, x[k * n + j], y[i * n + j]);
                }
            }
        }
    }

    /** y[at..] += Σ_q a[first + q] x[from + q n..], over n entries. */
    private static void addFourRows(double[] a, int first, double[] x, int from, double[] y, int at, int n) {
        double a0 = a[first];
        double a1 = a[first + 1];
        double a2 = a[first + 2];
        double a3 = a[first + 3];
        for (int j = 0; j < n; j++) {
            double sum = multiplyAdd(a0, x[from + j], y[at + j]);
            sum = multiplyAdd(a1, x[from + n + j], sum);
            sum = multiplyAdd(a2, x[from + 2 * n + j], sum);
            y[at + j] = multiplyAdd(a3, x[from + 3 * n + j], sum);
        }
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
