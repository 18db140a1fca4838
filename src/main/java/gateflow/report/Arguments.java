package gateflow.report;

import gateflow.math.Require;

/** Refusals that only charts and texts need, in the same one sentence as {@link Require}'s. */
final class Arguments {

    private Arguments() {}

    static String text(String name, String value) {
        return Require.that(!Require.given(name, value).isBlank(), value, "%s is empty; it must be a text.", name);
    }

    static Range range(String name, double low, double high) {
        Require.that(
                low < high && Double.isFinite(high - low),
                name,
                "%s is %s to %s; it must be two finite numbers, the lower one first.",
                name,
                low,
                high);
        return new Range(low, high);
    }
}
