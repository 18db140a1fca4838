package gateflow.whiteboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** How numbers, statements and lists are written in everything that people read. */
final class Sentences {

    /** More characters than this in one expression do not help a reader. */
    static final int LONGEST = 60;

    private static final int LONGEST_LIST = 6;
    private static final double MOST_WHOLE = 1e15;
    private static final MathContext SHOWN_DIGITS = new MathContext(10);

    private Sentences() {}

    /** The statement {@code ac = 5}. */
    static String statement(String name, double value) {
        return name + " = " + number(value);
    }

    /** A whole number in full up to 15 digits; any other to ten digits, which hides the rounding error of 0.1 + 0.2. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < MOST_WHOLE) {
            return Long.toString((long) value);
        }
        BigDecimal shown = BigDecimal.valueOf(value).round(SHOWN_DIGITS).stripTrailingZeros();
        boolean isShort = Math.abs(shown.precision() - shown.scale()) <= SHOWN_DIGITS.getPrecision();
        return isShort ? shown.toPlainString() : shown.toString();
    }

    static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    /** {@code a, b and c}; {@code nothing} for an empty list; a long list is cut and says by how much. */
    static String list(List<String> items) {
        int count = items.size();
        if (count == 0) {
            return "nothing";
        }
        if (count > LONGEST_LIST) {
            return String.join(", ", items.subList(0, LONGEST_LIST)) + " and " + (count - LONGEST_LIST) + " more";
        }
        String last = items.get(count - 1);
        return count == 1 ? last : String.join(", ", items.subList(0, count - 1)) + " and " + last;
    }

    /** Returns the argument, or refuses null with one sentence. */
    static <T> T required(T argument, String name, String wanted) {
        if (argument == null) {
            throw new IllegalArgumentException(name + " is null; " + wanted + " was wanted.");
        }
        return argument;
    }

    /** Returns the value, or refuses NaN and the infinities with one sentence. */
    static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The value of " + name + " is " + value + "; a finite number was wanted.");
        }
        return value;
    }
}
