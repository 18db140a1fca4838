package gateflow.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** tanh and σ to forty digits. */
final class Exact {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int HALVINGS = 12;

    private Exact() {}

    /** |value − exact| in units of the last place of {@code exact}. */
    static double ulps(double value, BigDecimal exact) {
        BigDecimal unit = new BigDecimal(Math.ulp(exact.doubleValue()));
        return new BigDecimal(value).subtract(exact).abs().divide(unit, DIGITS).doubleValue();
    }

    static BigDecimal tanh(double z) {
        BigDecimal x = new BigDecimal(z);
        if (Math.abs(z) < 1e-10) { // x − x³/3, and less than 1e−40 of x beyond
            BigDecimal cube = x.pow(3, DIGITS).divide(BigDecimal.valueOf(3), DIGITS);
            return x.subtract(cube, DIGITS);
        }
        BigDecimal power = exp(x.multiply(TWO));
        return power.subtract(BigDecimal.ONE).divide(power.add(BigDecimal.ONE), DIGITS);
    }

    static BigDecimal logistic(double z) {
        BigDecimal power = exp(new BigDecimal(z));
        return power.divide(power.add(BigDecimal.ONE), DIGITS);
    }

    /** (e^(x / 2^n))^(2^n), the inner power by its series. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal part = x.divide(TWO.pow(HALVINGS), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(part).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int n = 0; n < HALVINGS; n++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
