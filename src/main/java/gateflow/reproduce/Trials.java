package gateflow.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Trials of one experiment, and what they say together.
 *
 * @param all in the order in which they ended
 */
public record Trials(List<Trial> all) {
    public Trials {
        all = List.copyOf(all);
    }

    /** Those of one setting. */
    public Trials of(String setting) {
        return where(trial -> trial.setting().equals(setting));
    }

    public Trials where(Predicate<Trial> condition) {
        return new Trials(all.stream().filter(condition).toList());
    }

    public int size() {
        return all.size();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean has(String setting, long seed) {
        return all.stream().anyMatch(trial -> trial.setting().equals(setting) && trial.seed() == seed);
    }

    /** The middle value, or the mean of the two in the middle; NaN without trials. */
    public double median(ToDoubleFunction<Trial> value) {
        double[] sorted = sorted(value);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public long count(Predicate<Trial> condition) {
        return all.stream().filter(condition).count();
    }

    /** Such as {@code 31,800 (24,100 to 52,300, 5 seeds)}. */
    public String spread(ToDoubleFunction<Trial> value, DoubleFunction<String> format) {
        double[] sorted = sorted(value);
        if (sorted.length == 0) {
            return "not run";
        }
        return String.format(
                Locale.ROOT,
                "%s (%s to %s, %d seeds)",
                format.apply(median(value)),
                format.apply(sorted[0]),
                format.apply(sorted[sorted.length - 1]),
                sorted.length);
    }

    private double[] sorted(ToDoubleFunction<Trial> value) {
        return Arrays.stream(all.stream().mapToDouble(value).toArray()).sorted().toArray();
    }

    /** A whole number with its thousands apart. */
    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Four significant digits. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
