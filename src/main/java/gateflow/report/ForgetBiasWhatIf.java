package gateflow.report;

import gateflow.math.Activation;
import gateflow.report.Curves.Curve;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How long a forget bias lets a memory last. {@link gateflow.cell.ForgetBias} names the sources.
 *
 * @param bias b_f
 * @param longest T of chrono initialization
 */
record ForgetBiasWhatIf(double bias, int longest) implements WhatIfModel {

    private static final int STEPS = 200;

    @Override
    public String twin() {
        return "forgetBias";
    }

    @Override
    public String title() {
        return "How long does a memory last with forget bias b_f?";
    }

    @Override
    public String caption() {
        return "A fresh forget gate, before its weights have learned: f = σ(b_f). Chrono initialization draws each unit's "
                + "b_f = log u with u evenly from 1 to T − 1, so that its memory lasts about u steps.";
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Control.Slider.even("b", "forget bias b_f", bias, -4, 8, 0.1),
                Control.Slider.even("T", "chrono, longest T", longest, 10, 1000, 10)
                        .in("steps"));
    }

    @Override
    public Values values(Values settings) {
        double b = settings.number("b");
        double chronoHigh = Math.log(settings.number("T") - 1);
        double f = gate(b);
        return Values.none()
                .with("f", f)
                .with("halfLife", Math.log(2) / Math.log1p(Math.exp(-b))) // ln 2 / −ln f
                .with("left", Math.pow(f, STEPS))
                .with("chronoHigh", chronoHigh)
                .with("t", upTo(t -> t))
                .with("curve", upTo(t -> Math.pow(f, t)))
                .with("shortest", upTo(t -> Math.pow(gate(0), t)))
                .with("longest", upTo(t -> Math.pow(gate(chronoHigh), t)));
    }

    private static double gate(double bias) {
        return Activation.LOGISTIC.value(bias);
    }

    private static double[] upTo(IntToDoubleFunction value) {
        return IntStream.rangeClosed(0, STEPS).mapToDouble(value).toArray();
    }

    @Override
    public Picture picture() {
        return Curves.of(
                        "steps t",
                        "part of the memory that is left",
                        new Curve("f^t with this b_f", "t", "curve"),
                        new Curve("chrono's shortest, u = 1", "t", "shortest"),
                        new Curve("chrono's longest, u = T − 1", "t", "longest"))
                .within(new Range(0, STEPS), new Range(0, 1))
                .mark("halfLife", "half-life");
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("f = σ(b_f)", "{{f}}"),
                new Readout("half-life in steps", "{{halfLife}}"),
                new Readout("f^{200}", "{{left}}"),
                new Readout("chrono's b_f", "0 to {{chronoHigh}}"));
    }

    @Override
    public String sentence() {
        return "With the forget bias {{b}} the gate is {{f}}: half of the memory is gone after {{halfLife}} steps. "
                + "For up to {{T}} steps chrono initialization draws biases from 0 to {{chronoHigh}}.";
    }

    @Override
    public List<Values> examples() {
        return List.of(
                example(-1, 100),
                example(0, 100),
                example(1, 100),
                example(3, 100),
                example(4.6, 100),
                example(6.9, 1000));
    }

    private static Values example(double bias, int longest) {
        return Values.none().with("b", bias).with("T", longest);
    }
}
