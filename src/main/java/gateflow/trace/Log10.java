package gateflow.trace;

import java.util.Arrays;

/** Arithmetic on the log10 of numbers too small or too large for a double. */
final class Log10 {
    private Log10() {}

    /** log10 √(Σ x²), given log10 |x| of each; −∞ for no or only zero entries. */
    static double norm(double... log10) {
        double largest = Arrays.stream(log10).max().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum =
                Arrays.stream(log10).map(x -> Math.pow(10, 2 * (x - largest))).sum();
        return largest + Math.log10(sum) / 2;
    }
}
