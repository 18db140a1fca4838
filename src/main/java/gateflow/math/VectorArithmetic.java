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

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.DMatrixRMaj;

/**
 * {@link Kernels} on the Vector API: made by name, so that nothing of it is loaded where the module is absent.
 *
 * <p>The loops are written out, here and in the other classes: the compiler makes machine code of a method of more than
 * 325 bytes by itself, as most are. A shorter one becomes part of its caller, where a vector may be one call too deep, and then is an
 * object.
 */
final class VectorArithmetic implements Arithmetic {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final int WORTHWHILE = 4; // shorter vectors, as of SSE2 and NEON, gain nothing on plain loops

    private final VectorActivation shared = new VectorActivation();
    private final ThreadLocal<VectorProduct> kept = ThreadLocal.withInitial(VectorProduct::new);
    private final Arithmetic plain; // for what is shorter than a vector

    /** Refuses a processor without vectors that are worth it, and a JVM without the compiler for them. */
    VectorArithmetic(Arithmetic plain) {
        if (LANES < WORTHWHILE || !MultiplyAdd.FUSED || !VirtualMachine.compilesVectors()) {
            throw new UnsupportedOperationException(SPECIES.toString());
        }
        this.plain = plain;
    }

    @Override
    public LinearMap linearMap(int rows, int cols, int batch) {
        return new VectorLinearMap(rows, cols, batch);
    }

    @Override
    public void product(DMatrixRMaj a, double[] x, int n, int strideX, double[] y, int fromY, int strideY) {
        if (VectorTiles.fit(a.numRows, n)) {
            VectorProduct product = VectorProduct.isSmall(a, n) ? kept.get() : new VectorProduct();
            product.multiply(a, x, n, strideX, y, fromY, strideY);
        } else {
            plain.product(a, x, n, strideX, y, fromY, strideY);
        }
    }

    @Override
    public void addScaledRows(double[] scale, DMatrixRMaj x, int from, int to, double[] y, int place, int strideY) {
        VectorSweeps.addScaledRows(scale, from, to, x.data, x.numCols, y, place, strideY);
    }

    @Override
    public void addScaledColumns(DMatrixRMaj x, int colX, double[] scale, int from, int to, DMatrixRMaj y, int colY) {
        VectorSweeps.addScaledColumns(scale, from, to, x.data, colX, x.numCols, y.data, colY, y.numCols);
    }

    @Override
    public void rowMaxima(DMatrixRMaj x, double[] largest) {
        VectorSweeps.rowMaxima(x.data, x.numRows, x.numCols, largest);
    }

    @Override
    public void rowSquares(DMatrixRMaj x, int row, int col, int cols, double[] squares) {
        VectorSweeps.rowSquares(x.data, row * x.numCols + col, x.numCols, cols, squares);
    }

    @Override
    public void tanh(double[] z, int offset, double[] y) {
        if (y.length < LANES) {
            plain.tanh(z, offset, y);
        } else if (!shared.tanh(z, offset, y)) {
            tanh(z, offset, y, 0, y.length);
        }
    }

    @Override
    public void logistic(double[] z, int offset, double[] y) {
        if (y.length < LANES) {
            plain.logistic(z, offset, y);
        } else if (!shared.logistic(z, offset, y)) {
            logistic(z, offset, y, 0, y.length);
        }
    }

    /** y[k] = tanh z[offset + k] for k = from..to − 1. With m = e^2|z| − 1: tanh |z| = m / (m + 2). */
    static void tanh(double[] z, int offset, double[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            int at = Math.min(i, to - LANES); // the last vector may overlap the one before it
            DoubleVector zi = DoubleVector.fromArray(SPECIES, z, offset + at);
            DoubleVector magnitude = zi.abs();
            DoubleVector x = magnitude
                    .blend(ONE_BEYOND, magnitude.compare(VectorOperators.GT, ONE_BEYOND)) // NaN stays NaN
                    .mul(2);
            DoubleVector rounded = x.fma(broadcast(LOG2_E), broadcast(ROUNDER));
            DoubleVector k = rounded.sub(ROUNDER);
            DoubleVector r = k.fma(broadcast(-LN2_LOW), k.fma(broadcast(-LN2_HIGH), x));
            DoubleVector p = broadcast(P10)
                    .fma(r, broadcast(P9))
                    .fma(r, broadcast(P8))
                    .fma(r, broadcast(P7))
                    .fma(r, broadcast(P6))
                    .fma(r, broadcast(P5))
                    .fma(r, broadcast(P4))
                    .fma(r, broadcast(P3))
                    .fma(r, broadcast(P2))
                    .fma(r, broadcast(P1))
                    .fma(r, broadcast(P0));
            DoubleVector q = r.mul(r).fma(p, r); // e^r − 1
            LongVector bits = rounded.reinterpretAsLongs().add(BIAS).lanewise(VectorOperators.LSHL, EXPONENT);
            DoubleVector power = bits.reinterpretAsDoubles(); // 2^k
            DoubleVector m = power.fma(q, power.sub(1));
            LongVector sign = zi.reinterpretAsLongs().and(Long.MIN_VALUE);
            m.div(m.add(2)).reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(y, at);
        }
    }

    /**
     * y[k] = σ(z[offset + k]) for k = from..to − 1. With e = e^−|z|, which never overflows: σ(z) = 1 / (1 + e) above 0 and
     * e / (1 + e) below.
     */
    static void logistic(double[] z, int offset, double[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            int at = Math.min(i, to - LANES);
            DoubleVector zi = DoubleVector.fromArray(SPECIES, z, offset + at);
            DoubleVector magnitude = zi.abs();
            DoubleVector x = magnitude
                    .blend(ZERO_BEYOND, magnitude.compare(VectorOperators.GT, ZERO_BEYOND))
                    .neg();
            DoubleVector rounded = x.fma(broadcast(LOG2_E), broadcast(ROUNDER));
            DoubleVector k = rounded.sub(ROUNDER);
            DoubleVector r = k.fma(broadcast(-LN2_LOW), k.fma(broadcast(-LN2_HIGH), x));
            DoubleVector p = broadcast(P10)
                    .fma(r, broadcast(P9))
                    .fma(r, broadcast(P8))
                    .fma(r, broadcast(P7))
                    .fma(r, broadcast(P6))
                    .fma(r, broadcast(P5))
                    .fma(r, broadcast(P4))
                    .fma(r, broadcast(P3))
                    .fma(r, broadcast(P2))
                    .fma(r, broadcast(P1))
                    .fma(r, broadcast(P0));
            DoubleVector q = r.mul(r).fma(p, r); // e^r − 1
            LongVector bits = rounded.reinterpretAsLongs().add(BIAS + LIFT).lanewise(VectorOperators.LSHL, EXPONENT);
            DoubleVector e = q.add(1).mul(bits.reinterpretAsDoubles()).mul(LOWER); // 2^k e^r
            DoubleVector above = broadcast(1).blend(e, zi.compare(VectorOperators.LT, 0));
            above.div(e.add(1)).intoArray(y, at);
        }
    }

    private static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
