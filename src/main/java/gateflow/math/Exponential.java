package gateflow.math;

/**
 * The numbers behind tanh and σ, for both bodies of {@link Kernels}.
 *
 * <p>With x = k ln 2 + r, |r| ≤ ln 2 / 2, e^x = 2^k e^r, and e^r = 1 + r + r² P(r). P interpolates (e^r − 1 − r) / r² at
 * the Chebyshev points of that interval; r² P(r) is then right to 2⁻⁵⁹ of r.
 */
final class Exponential {
    static final double LOG2_E = 1 / Math.log(2);
    static final double LN2_HIGH = 0x1.62e42feep-1; // ln 2 with 20 zeros at its end: k · LN2_HIGH is exact
    static final double LN2_LOW = 0x1.a39ef35793c76p-33; // the rest of ln 2

    /** Added to a number, it leaves the nearest integer k in the lowest bits of the sum. */
    static final double ROUNDER = 0x1.8p52;

    static final int BIAS = 1023; // k + BIAS, in the place of the exponent, is the number 2^k
    static final int EXPONENT = 52; // where that place starts

    /** Keeps 2^k normal down to e^−745, the smallest number above zero. */
    static final int LIFT = 64;

    static final double LOWER = 0x1p-64;

    /** Beyond this, e^−x is 0. */
    static final double ZERO_BEYOND = 746;

    /** Beyond this, tanh x is 1. */
    static final double ONE_BEYOND = 22;

    static final double P0 = 0x1.0000000000000p-1;
    static final double P1 = 0x1.5555555555557p-3;
    static final double P2 = 0x1.5555555555556p-5;
    static final double P3 = 0x1.11111111100d8p-7;
    static final double P4 = 0x1.6c16c16c162d2p-10;
    static final double P5 = 0x1.a01a01abe9ce8p-13;
    static final double P6 = 0x1.a01a01a6d9931p-16;
    static final double P7 = 0x1.71de022bd5558p-19;
    static final double P8 = 0x1.27e4db6121beep-22;
    static final double P9 = 0x1.af4df5750ec30p-26;
    static final double P10 = 0x1.1f730a202ec17p-29;

    private Exponential() {}
}
