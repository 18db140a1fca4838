package gateflow.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them: few digits, a true minus sign, powers of ten instead of E notation. */
final class Numbers {

    private static final int DIGITS = 4;

    private Numbers() {}

    /** A number with at most four significant digits; whole numbers below a thousand million keep all theirs. */
    static String format(double value) {
        return format(value, DIGITS);
    }

    /**
     * A number with at most so many significant digits; whole numbers below a thousand million keep all theirs.
     *
     * @param value any number, also NaN and the infinities
     * @param digits significant digits, at least 1
     */
    static String format(double value, int digits) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        String sign = value < 0 ? "−" : "";
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            return sign + "∞";
        }
        if (size == Math.rint(size) && size < 1e9) {
            return sign + String.format(Locale.ROOT, "%,d", (long) size);
        }
        return sign + (size < 1e-3 || size >= 1e6 ? scientific(size, digits) : decimal(size, digits));
    }

    /** Ten to a whole power, as on a logarithmic axis. */
    static String powerOfTen(long exponent) {
        return MathText.plain("10^{" + exponent + "}");
    }

    private static String decimal(double size, int digits) {
        int whole = (int) Math.floor(Math.log10(size)) + 1;
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(Math.max(digits, whole)));
        String text = rounded.stripTrailingZeros().toPlainString();
        int point = text.indexOf('.');
        String integer = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point);
        return String.format(Locale.ROOT, "%,d", Long.parseLong(integer)) + fraction;
    }

    private static String scientific(double size, int digits) {
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa.equals("1") ? powerOfTen(exponent) : mantissa + "×" + powerOfTen(exponent);
    }
}
