package gateflow.report;

import gateflow.report.Curves.Curve;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A forget gate's factor against a weight's: f^t beside λ^t; claims B2, B5, C2.
 *
 * @param f what a forget gate keeps at each step
 * @param lambda the factor of a recurrent weight at each step
 * @param steps T
 */
record PowersWhatIf(double f, double lambda, int steps) implements WhatIfModel {

    @Override
    public String twin() {
        return "powers";
    }

    @Override
    public String title() {
        return "What is left of a gradient after t steps?";
    }

    @Override
    public String caption() {
        return "A forget gate that keeps f of the state at every step passes f^t back; a recurrent weight with the factor λ passes λ^t.";
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Control.Slider.even("f", "forget gate f", f, 0.5, 1, 0.01),
                Control.Slider.even("lambda", "factor λ of the weight", lambda, 0.5, 1.5, 0.01),
                Control.Slider.even("T", "steps T", steps, 10, 500, 10).in("steps"),
                Control.Choice.of("scale", "vertical axis", 0, "powers of ten", "even"));
    }

    @Override
    public Values values(Values settings) {
        int last = settings.integer("T");
        double[] carry = upTo(last, t -> Math.pow(settings.number("f"), t));
        double[] weights = upTo(last, t -> Math.pow(settings.number("lambda"), t));
        return Values.none()
                .with("t", upTo(last, t -> t))
                .with("carry", carry)
                .with("weights", weights)
                .with("carryAtT", carry[last])
                .with("weightsAtT", weights[last]);
    }

    private static double[] upTo(int last, IntToDoubleFunction value) {
        return IntStream.rangeClosed(0, last).mapToDouble(value).toArray();
    }

    @Override
    public Picture picture() {
        return Curves.of(
                        "steps t",
                        "what is left",
                        new Curve("f^t, by the forget gate", "t", "carry"),
                        new Curve("λ^t, by the weight", "t", "weights"))
                .logWhen("scale");
    }

    @Override
    public List<Readout> readouts() {
        return List.of(new Readout("f^T", "{{carryAtT}}"), new Readout("λ^T", "{{weightsAtT}}"));
    }

    @Override
    public String sentence() {
        return "After {{T}} steps the forget gate {{f}} leaves {{carryAtT}} of the gradient, and the factor {{lambda}} makes it {{weightsAtT}}.";
    }

    @Override
    public List<Values> examples() {
        return List.of(
                example(0.5, 0.9, 50),
                example(0.9, 0.9, 100),
                example(0.99, 0.9, 100),
                example(0.99, 1.1, 100),
                example(1, 1, 500));
    }

    private static Values example(double f, double lambda, int steps) {
        return Values.none().with("f", f).with("lambda", lambda).with("T", steps);
    }
}
