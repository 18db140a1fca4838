package gateflow.report;

import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import gateflow.math.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One LSTM unit in numbers. Weights and sequences: J. Starmer (StatQuest), "Long Short-Term Memory"; claims D4 to D6.
 *
 * @param longTerm s_{t−1}
 * @param shortTerm h_{t−1}
 * @param input x_t
 */
record LstmUnitWhatIf(double longTerm, double shortTerm, double input) implements WhatIfModel {

    /** Of each gate, by its suffix in {@link LstmCell}: recurrent weight, input weight, bias. */
    private static final Map<String, double[]> WEIGHTS = Map.of(
            "_f", new double[] {2.70, 1.63, 1.62},
            "_i", new double[] {2.00, 1.65, 0.62},
            "", new double[] {1.41, 0.94, -0.32},
            "_o", new double[] {4.38, -0.19, 0.59});

    private static final double[] FIRST = {0, 0.5, 0.25, 1};
    private static final double[] SECOND = {1, 0.5, 0.25, 1};

    @Override
    public String twin() {
        return "lstmUnit";
    }

    @Override
    public String title() {
        return "What does each gate of one LSTM unit do?";
    }

    @Override
    public String caption() {
        return "Each gate's sum is z = W h_{t-1} + U x_t + b, with the weights of StatQuest's Long Short-Term Memory. Try the input −10, "
                + "or play two companies day by day: A has the inputs " + days(FIRST) + ", B has " + days(SECOND)
                + ".";
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Control.Slider.even("x", "input x_t", input, -10, 10, 0.25).freeing("sequence"),
                Control.Slider.even("s", "long-term memory s_{t-1}", longTerm, -5, 5, 0.05)
                        .freeing("sequence"),
                Control.Slider.even("h", "short-term memory h_{t-1}", shortTerm, -1, 1, 0.05)
                        .freeing("sequence"),
                Control.Choice.of("sequence", "inputs", 0, "by hand", "company A", "company B"),
                Control.Slider.even("day", "day", 1, 1, FIRST.length, 1).onlyWith("sequence"));
    }

    private static String days(double[] inputs) {
        return String.join(", ", Arrays.stream(inputs).mapToObj(Numbers::format).toList());
    }

    @Override
    public Values data() {
        return Values.none()
                .with("forget", WEIGHTS.get("_f"))
                .with("input", WEIGHTS.get("_i"))
                .with("candidate", WEIGHTS.get(""))
                .with("output", WEIGHTS.get("_o"))
                .with("first", FIRST)
                .with("second", SECOND);
    }

    @Override
    public Values values(Values settings) {
        Values before = before(settings);
        double x = before.number("x");
        double s = before.number("s");
        double h = before.number("h");
        UnrolledCell run = run(s, h, x);
        double zf = sum("_f", h, x);
        double zi = sum("_i", h, x);
        double zc = sum("", h, x);
        double zo = sum("_o", h, x);
        double f = forgetGate(run);
        double i = Activation.LOGISTIC.value(zi);
        double candidate = Activation.TANH.value(zc);
        double sNew = run.state("s", 1).get(0, 0);
        return before.with("zf", zf)
                .with("zi", zi)
                .with("zc", zc)
                .with("zo", zo)
                .with("f", f)
                .with("i", i)
                .with("c", candidate)
                .with("o", Activation.LOGISTIC.value(zo))
                .with("kept", f * s)
                .with("written", i * candidate)
                .with("sNew", sNew)
                .with("shown", Math.tanh(sNew))
                .with("hNew", run.output(1).get(0, 0));
    }

    /** Input and memories: as they are set, or, on a day of a sequence, as the days before have left them. */
    private static Values before(Values settings) {
        int sequence = settings.integer("sequence");
        if (sequence == 0) {
            return Values.none()
                    .with("x", settings.number("x"))
                    .with("s", settings.number("s"))
                    .with("h", settings.number("h"));
        }
        double[] inputs = settings.list(sequence == 1 ? "first" : "second");
        int earlier = settings.integer("day") - 1;
        UnrolledCell run = run(0, 0, inputs);
        return Values.none()
                .with("x", inputs[earlier])
                .with("s", run.state("s", earlier).get(0, 0))
                .with("h", run.output(earlier).get(0, 0));
    }

    private static UnrolledCell run(double longTerm, double shortTerm, double... inputs) {
        var cell = new LstmCell(1, 1);
        Parameters parameters = Parameters.zeros(cell.shapes());
        WEIGHTS.forEach((gate, weights) -> parameters
                .set("W" + gate, weights[0])
                .set("U" + gate, weights[1])
                .set("b" + gate, weights[2]));
        UnrolledCell run = cell.unroll(parameters, inputs.length, 1);
        run.state("s", 0).set(0, 0, longTerm);
        run.state("h", 0).set(0, 0, shortTerm);
        for (int t = 1; t <= inputs.length; t++) {
            run.input(t).set(0, 0, inputs[t - 1]);
        }
        run.forward();
        return run;
    }

    /** ∂s_1/∂s_0 along the carry. */
    private static double forgetGate(UnrolledCell run) {
        var jacobian = new StepJacobian(run.cell());
        run.stepJacobian(1, 0, jacobian);
        return jacobian.path(StepJacobian.CARRY).get(0, 0);
    }

    private static double sum(String gate, double h, double x) {
        double[] weights = WEIGHTS.get(gate);
        return weights[0] * h + weights[1] * x + weights[2];
    }

    @Override
    public Picture picture() {
        return new LstmDiagram();
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("f_t", "{{f}}"),
                new Readout("i_t", "{{i}}"),
                new Readout("new s_t", "{{sNew}}"),
                new Readout("new h_t", "{{hNew}}"));
    }

    @Override
    public String sentence() {
        return "The forget gate {{f}} keeps {{kept}} of the long-term memory {{s}}; the input gate {{i}} adds {{written}}. The new "
                + "long-term memory is {{sNew}}, and the output gate {{o}} shows {{hNew}} as the new short-term memory.";
    }

    @Override
    public List<Values> examples() {
        return List.of(Values.none(), Values.none().with("x", -10), day(1, 1), day(1, 4), day(2, 1), day(2, 4));
    }

    private static Values day(int sequence, int day) {
        return Values.none().with("sequence", sequence).with("day", day);
    }
}
