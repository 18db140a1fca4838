package gateflow.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import java.util.List;

/** What a reader of a what-if sets: a number with a slider, or one of a few choices. */
sealed interface Control {

    /** The setting's name in the formulas. */
    String key();

    /** What stands beside it, with {@link MathText} marks. */
    String label();

    /** What it is set to at first. */
    double value();

    /** A value in words. */
    String say(double value);

    ObjectNode json();

    /**
     * A slider over evenly spaced values, or over powers of ten.
     *
     * @param min the least position: a value, or its exponent of ten
     * @param max the greatest position
     * @param step between two positions
     * @param tens whether positions are exponents of ten
     * @param unit what the value counts, such as "steps"; may be empty
     */
    record Slider(
            String key, String label, double value, double min, double max, double step, boolean tens, String unit)
            implements Control {

        public Slider {
            double position = tens ? Math.log10(value) : value;
            Require.that(
                    position >= min && position <= max,
                    value,
                    "%s is %s; it must be from %s to %s.",
                    key,
                    Numbers.format(value),
                    Numbers.format(tens ? Math.pow(10, min) : min),
                    Numbers.format(tens ? Math.pow(10, max) : max));
        }

        static Slider even(String key, String label, double value, double min, double max, double step) {
            return new Slider(key, label, value, min, max, step, false, "");
        }

        /** A slider over powers of ten, twenty positions to each. */
        static Slider tens(String key, String label, double value, int min, int max) {
            return new Slider(key, label, value, min, max, 0.05, true, "");
        }

        Slider in(String unit) {
            return new Slider(key, label, value, min, max, step, tens, unit);
        }

        @Override
        public String say(double value) {
            return (Numbers.format(value) + " " + unit).strip();
        }

        @Override
        public ObjectNode json() {
            return head(this)
                    .put("min", min)
                    .put("max", max)
                    .put("step", step)
                    .put("tens", tens)
                    .put("unit", unit);
        }
    }

    /**
     * One of a few; its value is a place in the list.
     *
     * @param options their names, at least two
     */
    record Choice(String key, String label, double value, List<String> options) implements Control {

        static Choice of(String key, String label, String... options) {
            return new Choice(key, label, 0, List.of(options));
        }

        @Override
        public String say(double value) {
            return options.get((int) value);
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = head(this);
            options.forEach(json.putArray("options")::add);
            return json;
        }
    }

    private static ObjectNode head(Control control) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", control.key())
                .put("label", MathText.html(control.label()))
                .put("value", control.value());
    }
}
