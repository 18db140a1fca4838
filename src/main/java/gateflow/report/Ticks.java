package gateflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis has its marks, and what they say. */
final class Ticks {

    /**
     * One mark.
     *
     * @param position in the axis's units
     * @param label text with {@link MathText} marks; empty for a mark without a label
     */
    record Tick(double position, String label) {}

    private Ticks() {}

    /**
     * Marks at round numbers: steps of 1, 2 or 5 times a power of ten.
     *
     * @param range the axis's range
     * @param most the number of marks that there is room for, at least 2
     */
    static List<Tick> linear(Range range, int most) {
        double step = roundStep(range.size() / most);
        var ticks = new ArrayList<Tick>();
        for (long k = first(range, step); k * step <= range.high() + 1e-9 * step; k++) {
            ticks.add(new Tick(k * step, linearLabel(k, step)));
        }
        return ticks;
    }

    /**
     * Marks at whole powers of ten; if there is room for few of them only, at every second, fifth, tenth, … one.
     *
     * @param range exponents
     * @param most the number of marks that there is room for, at least 2
     */
    static List<Tick> powers(Range range, int most) {
        double step = Math.max(1, roundStep(range.size() / most));
        var ticks = new ArrayList<Tick>();
        for (long k = first(range, step); k * step <= range.high() + 1e-9 * step; k++) {
            long exponent = Math.round(k * step);
            ticks.add(new Tick(exponent, powerLabel(exponent)));
        }
        return ticks.size() >= 2 ? ticks : withinDecade(range);
    }

    /** Less than a decade or two: 1, 2 and 5 times a power of ten. */
    private static List<Tick> withinDecade(Range range) {
        var ticks = new ArrayList<Tick>();
        for (int exponent = (int) Math.floor(range.low()); exponent <= range.high(); exponent++) {
            for (int digit : new int[] {1, 2, 5}) {
                double position = exponent + Math.log10(digit);
                if (position >= range.low() && position <= range.high()) {
                    ticks.add(new Tick(
                            position,
                            digit == 1 ? powerLabel(exponent) : Numbers.format(digit * Math.pow(10, exponent))));
                }
            }
        }
        return ticks;
    }

    /** One mark per category, thinned to what there is room for. */
    static List<Tick> categories(List<String> names, int most) {
        int stride = Math.max(1, (names.size() + most - 1) / most);
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < names.size(); i += stride) {
            ticks.add(new Tick(i, names.get(i)));
        }
        return ticks;
    }

    private static long first(Range range, double step) {
        return (long) Math.ceil(range.low() / step - 1e-9);
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** All labels of an axis get the same number of decimals: 0.0, 0.5, 1.0 and not 0, 0.5, 1. */
    private static String linearLabel(long multiple, double step) {
        double value = multiple * step;
        int exponent = (int) Math.floor(Math.log10(step) + 1e-9);
        if (exponent < -4 || Math.abs(value) >= 1e6) {
            return Numbers.format(value);
        }
        String digits = String.format(Locale.ROOT, "%,." + Math.max(0, -exponent) + "f", Math.abs(value));
        return multiple < 0 ? "−" + digits : digits;
    }

    private static String powerLabel(long exponent) {
        return exponent == 0 ? "1" : exponent == 1 ? "10" : "10^{" + exponent + "}";
    }
}
