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

    ObjectNode json();

    /** Which positions a slider has: values, or exponents of ten. */
    record Scale(double min, double max, double step, boolean tens) {

        double valueAt(double position) {
            return tens ? Math.pow(10, position) : position;
        }

        double positionOf(double value) {
            return tens ? Math.log10(value) : value;
        }
    }

    /**
     * A slider.
     *
     * @param unit what the value counts, such as "steps"; may be empty
     * @param needs the choice without which (0) there is no such slider; may be empty
     * @param frees the choice that goes back to 0 when a hand moves this slider; may be empty
     */
    record Slider(String key, String label, double value, Scale scale, String unit, String needs, String frees)
            implements Control {

        public Slider {
            double position = scale.positionOf(value);
            Require.that(
                    position >= scale.min && position <= scale.max,
                    value,
                    "%s is %s; it must be from %s to %s.",
                    key,
                    Numbers.format(value),
                    Numbers.format(scale.valueAt(scale.min)),
                    Numbers.format(scale.valueAt(scale.max)));
        }

        /** A slider over evenly spaced values. */
        static Slider even(String key, String label, double value, double min, double max, double step) {
            return new Slider(key, label, value, new Scale(min, max, step, false), "", "", "");
        }

        /** A slider from one power of ten to another, with ten positions to each. */
        static Slider tens(String key, String label, double value, int min, int max) {
            return new Slider(key, label, value, new Scale(min, max, 0.1, true), "", "", "");
        }

        Slider in(String unit) {
            return new Slider(key, label, value, scale, unit, needs, frees);
        }

        Slider onlyWith(String choice) {
            return new Slider(key, label, value, scale, unit, choice, frees);
        }

        Slider freeing(String choice) {
            return new Slider(key, label, value, scale, unit, needs, choice);
        }

        @Override
        public ObjectNode json() {
            return head(this)
                    .put("min", scale.min)
                    .put("max", scale.max)
                    .put("step", scale.step)
                    .put("tens", scale.tens)
                    .put("unit", unit)
                    .put("needs", needs)
                    .put("frees", frees);
        }
    }

    /**
     * One of a few; its value is a place in the list.
     *
     * @param options their names, at least two
     */
    record Choice(String key, String label, double value, List<String> options) implements Control {

        static Choice of(String key, String label, int value, String... options) {
            Require.between(key, value, 0, options.length - 1);
            return new Choice(key, label, value, List.of(options));
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
