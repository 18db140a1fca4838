package gateflow.report;

import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import gateflow.report.Curves.Curve;
import gateflow.train.GradientClipping;
import gateflow.train.Sgd;
import java.util.List;

/**
 * Gradient descent beside a cliff, claims B3 and E6: s_t = σ(w s_{t−1} + b) for 50 steps from s_0 = σ(0.5), with the loss
 * (s_50 − 0.7)². Source of the loss: Pascanu et al. 2013, figure 6, arXiv:1211.5063.
 *
 * <p>The cliff is a line: where b = 0.5 − w s_0, s_0 is a fixed point, and a difference from it grows by w s_0 (1 − s_0) at each step, which is above 1 for all w that are drawn.
 *
 * @param limit of the gradient's norm, and of each entry
 * @param learningRate η
 */
record ClippingWhatIf(double limit, double learningRate) implements WhatIfModel {

    private static final int STEPS = 50;
    private static final int MOST_UPDATES = 60;
    private static final double TARGET = 0.7;
    private static final double SUM_AT_START = 0.5; // s_0 = σ(0.5)
    private static final double FIRST_W = 5;
    private static final double FIRST_B = -2.1;
    private static final Range W = new Range(4.4, 5.2);
    private static final Range B = new Range(-2.6, -1.9);

    @Override
    public String twin() {
        return "clipping";
    }

    @Override
    public String title() {
        return "What does clipping do at a cliff of the loss?";
    }

    @Override
    public String caption() {
        return "One recurrent unit, s_t = σ(w s_{t-1} + b), 50 steps, loss (s_{50} − 0.7)^2; each dot is an update of (w, b) from "
                + "(5, −2.1). On the cliff the loss jumps. The loss is that of Pascanu et al. 2013, figure 6.";
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Control.Slider.tens("limit", "limit of the gradient", limit, -2, 3),
                Control.Slider.tens("rate", "learning rate η", learningRate, -2, 0),
                Control.Slider.even("updates", "updates", 40, 1, MOST_UPDATES, 1)
                        .in("updates"));
    }

    @Override
    public Values data() {
        return Values.none().with("w", FIRST_W).with("b", FIRST_B);
    }

    @Override
    public Values values(Values settings) {
        double s0 = Activation.LOGISTIC.value(SUM_AT_START);
        return Values.none()
                .with(path("free", settings, GradientClipping.none()))
                .with(path("norm", settings, GradientClipping.byNorm(settings.number("limit"))))
                .with(path("value", settings, GradientClipping.byValue(settings.number("limit"))))
                .with("cliffW", W.low(), W.high())
                .with("cliffB", SUM_AT_START - s0 * W.low(), SUM_AT_START - s0 * W.high());
    }

    /** Gradient descent with one kind of clipping: where it goes, the loss where it ends, and the largest gradient it met. */
    private static Values path(String name, Values settings, GradientClipping clipping) {
        int updates = settings.integer("updates");
        UnrolledCell run = net(settings.number("w"), settings.number("b"));
        var descent = new Sgd(settings.number("rate")).over(run.parameters(), run.gradient());
        double[] w = new double[updates + 1];
        double[] b = new double[updates + 1];
        double largest = 0;
        for (int k = 0; k <= updates; k++) {
            w[k] = run.parameters().get("W").get(0, 0);
            b[k] = run.parameters().get("b").get(0, 0);
            findGradient(run);
            if (k < updates) {
                largest = Math.max(largest, clipping.clip(run.gradient()));
                descent.step(settings.number("rate"));
            }
        }
        return Values.none()
                .with(name + "W", w)
                .with(name + "B", b)
                .with(name + "Largest", largest)
                .with(name + "Loss", loss(run));
    }

    private static UnrolledCell net(double w, double b) {
        var cell = new RnnCell(1, 1, Activation.LOGISTIC);
        UnrolledCell run =
                cell.unroll(Parameters.zeros(cell.shapes()).set("W", w).set("b", b), STEPS, 1);
        run.state("s", 0).set(0, 0, Activation.LOGISTIC.value(SUM_AT_START));
        return run;
    }

    private static void findGradient(UnrolledCell run) {
        run.forward();
        run.lossGradient("s", STEPS).set(0, 0, 2 * error(run));
        run.backward();
    }

    private static double loss(UnrolledCell run) {
        return error(run) * error(run);
    }

    private static double error(UnrolledCell run) {
        return run.output(STEPS).get(0, 0) - TARGET;
    }

    @Override
    public Picture picture() {
        return Curves.of(
                        "weight w",
                        "bias b",
                        new Curve("clipped by norm", "normW", "normB"),
                        new Curve("no clipping", "freeW", "freeB"),
                        new Curve("clipped by value", "valueW", "valueB"),
                        new Curve("the cliff", "cliffW", "cliffB"))
                .within(W, B)
                .withPoints();
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("largest gradient, not clipped", "{{freeLargest}}"),
                new Readout("loss at the end: no clipping", "{{freeLoss}}"),
                new Readout("by norm", "{{normLoss}}"),
                new Readout("by value", "{{valueLoss}}"));
    }

    @Override
    public String sentence() {
        return "After {{updates}} updates the loss is {{freeLoss}} without clipping, {{normLoss}} clipped by norm and {{valueLoss}} "
                + "clipped by value at {{limit}}. Without clipping the largest gradient on the way had the norm {{freeLargest}}.";
    }

    @Override
    public List<Values> examples() {
        return List.of(
                example(0.1, 0.3),
                example(0.3, 0.3),
                example(1, 0.3),
                example(10, 0.3),
                example(100, 0.3),
                example(0.1, 0.1));
    }

    private static Values example(double limit, double rate) {
        return Values.none().with("limit", limit).with("rate", rate);
    }
}
