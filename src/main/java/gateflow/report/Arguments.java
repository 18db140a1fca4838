package gateflow.report;

/** Refusals in one sentence that names the argument, what came and what was wanted. */
final class Arguments {

    private Arguments() {}

    static String text(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    name + ": " + (value == null ? "null" : "an empty text") + " came, a text was wanted");
        }
        return value;
    }

    static <T> T notNull(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": null came, a value was wanted");
        }
        return value;
    }

    static Range range(String name, double low, double high) {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    name + ": " + low + " to " + high + " came, two numbers in ascending order were wanted");
        }
        return new Range(low, high);
    }
}
