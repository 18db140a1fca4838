package gateflow.trace;

/**
 * The number mantissa · 2^exponent, for values far outside the range of a double.
 *
 * <p>Normal form: 0.5 ≤ |mantissa| &lt; 1, or mantissa 0 with the exponent {@link #ZERO}. Rescaling by powers of two is
 * exact, so a sum or product is as accurate as in plain double arithmetic.
 */
record ScaledNumber(double mantissa, long exponent) {
    /** The exponent of an exact zero: below every other, and far enough from the end of a long to be added to. */
    static final long ZERO = Long.MIN_VALUE / 4;

    private static final double LOG10_OF_2 = Math.log10(2);

    ScaledNumber {
        if (mantissa == 0) {
            exponent = ZERO;
        } else if (Double.isFinite(mantissa)) {
            int shift = exponentOf(mantissa);
            mantissa = Math.scalb(mantissa, -shift);
            exponent += shift;
        }
    }

    static ScaledNumber of(double value) {
        return new ScaledNumber(value, 0);
    }

    ScaledNumber plus(ScaledNumber other) {
        long common = Math.max(exponent, other.exponent);
        return new ScaledNumber(
                shift(mantissa, exponent - common) + shift(other.mantissa, other.exponent - common), common);
    }

    ScaledNumber times(ScaledNumber other) {
        return new ScaledNumber(mantissa * other.mantissa, exponent + other.exponent);
    }

    /** this / other as a double; 0 or ±∞ where it leaves the range, NaN for 0 / 0. */
    double dividedBy(ScaledNumber other) {
        return shift(mantissa / other.mantissa, exponent - other.exponent);
    }

    /** log10 |this|; −∞ for zero. */
    double log10() {
        return log10(mantissa, exponent);
    }

    /** log10 |mantissa · 2^exponent|; −∞ for zero. */
    static double log10(double mantissa, long exponent) {
        return mantissa == 0 ? Double.NEGATIVE_INFINITY : Math.log10(Math.abs(mantissa)) + exponent * LOG10_OF_2;
    }

    /** value · 2^by, rounded once; 0 or ±∞ where it leaves the range. */
    static double shift(double value, long by) {
        return Math.scalb(value, (int) Math.max(-5000, Math.min(5000, by)));
    }

    /** The e for which 0.5 ≤ |value| · 2^−e &lt; 1; value is finite and not zero. */
    static int exponentOf(double value) {
        int exponent = Math.getExponent(value);
        return exponent >= Double.MIN_EXPONENT
                ? exponent + 1
                : Math.getExponent(value * 0x1p64) - 63; // subnormal numbers have no exponent of their own
    }
}
