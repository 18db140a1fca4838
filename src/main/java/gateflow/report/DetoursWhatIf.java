package gateflow.report;

import gateflow.cell.ForgetBias;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import gateflow.trace.Detours;
import gateflow.trace.GradientTracer;
import gateflow.trace.UnitMemory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much of ∂s_T/∂s_1 comes by how many detours as the forget bias changes: the tracer's numbers, found beforehand. */
final class DetoursWhatIf implements WhatIfModel {

    private static final int LOWEST = -2;
    private static final int HIGHEST = 6;
    private static final double STEP = 0.5;
    private static final int MOST_DETOURS = 6;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final int units;
    private final int steps;
    private final long seed;
    private final Values data;

    DetoursWhatIf(int units, int steps, long seed) {
        this.units = Require.positive("units", units);
        this.steps = Require.atLeast("steps", steps, MOST_DETOURS + 2);
        this.seed = seed;
        this.data = trace();
    }

    private Values trace() {
        double[] biases = IntStream.rangeClosed(0, (int) ((HIGHEST - LOWEST) / STEP))
                .mapToDouble(k -> LOWEST + k * STEP)
                .toArray();
        double[][] rows = Arrays.stream(biases).mapToObj(this::row).toArray(double[][]::new);
        return Values.none()
                .with("biases", biases)
                .with("gates", column(rows, 0))
                .with("totals", column(rows, 1))
                .with(
                        "table",
                        Arrays.stream(rows)
                                .flatMapToDouble(row -> Arrays.stream(row, 2, row.length))
                                .toArray());
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    /** The geometric mean of the forget gates over all units and the steps from 2 to T. */
    private double meanGate(UnitMemory memory) {
        double log10 = IntStream.range(0, units)
                .mapToDouble(unit -> memory.log10Left(unit)[steps - 1])
                .average()
                .orElseThrow();
        return Math.pow(10, log10 / (steps - 1));
    }

    /** The mean forget gate, log₁₀ of the Jacobian's norm, and the shares of 0, 1, 2, … and more detours. */
    private double[] row(double bias) {
        UnrolledCell run = run(bias);
        Detours detours = GradientTracer.of(run).detours(MOST_DETOURS, "s", "s");
        double[] row = new double[MOST_DETOURS + 4];
        row[0] = meanGate(GradientTracer.of(run).unitMemory("s", 1));
        row[1] = detours.log10Totals()[1];
        for (int m = 0; m <= MOST_DETOURS; m++) {
            row[m + 2] = detours.sharesByNorm(m)[1];
        }
        row[MOST_DETOURS + 3] = detours.remainderByNorm()[1];
        return Arrays.stream(row)
                .map(value -> new BigDecimal(value).round(SIX_DIGITS).doubleValue())
                .toArray();
    }

    private UnrolledCell run(double bias) {
        var random = new Random(seed);
        var cell = new LstmCell(1, units);
        Parameters parameters = cell.newParameters(random);
        ForgetBias.constant(cell, parameters, bias);
        UnrolledCell run = cell.unroll(parameters, steps, 1);
        for (int t = 1; t <= steps; t++) {
            run.input(t).set(0, 0, random.nextGaussian());
        }
        run.forward();
        return run;
    }

    @Override
    public String twin() {
        return "detours";
    }

    @Override
    public String title() {
        return "By how many detours does the gradient come?";
    }

    @Override
    public String caption() {
        return "∂s_T/∂s_1 in a fresh LSTM of " + units + " units over T = " + steps + " steps, seed " + seed
                + ". No detour is the product of the forget gates alone; a detour is a step through the weights. "
                + "A share is of the sum of norms.";
    }

    @Override
    public List<Control> controls() {
        return List.of(Control.Slider.even("b", "forget bias b_f", 1, LOWEST, HIGHEST, STEP));
    }

    @Override
    public Values data() {
        return data;
    }

    @Override
    public Values values(Values settings) {
        double[] biases = settings.list("biases");
        int k = (int) Math.round((settings.number("b") - biases[0]) / (biases[1] - biases[0]));
        double[] table = settings.list("table");
        int columns = table.length / biases.length;
        double[] shares = Arrays.copyOfRange(table, k * columns, (k + 1) * columns);
        return Values.none()
                .with("gate", settings.list("gates")[k])
                .with("total", Math.pow(10, settings.list("totals")[k]))
                .with("shares", shares)
                .with("carry", shares[0])
                .with("one", shares[1])
                .with("rest", Arrays.stream(shares, 2, shares.length).sum());
    }

    @Override
    public Picture picture() {
        var names = IntStream.rangeClosed(0, MOST_DETOURS).mapToObj(Integer::toString);
        return new Bars(
                "detours on the way",
                "share of ∂s_T/∂s_1",
                Stream.concat(names, Stream.of("more")).toList(),
                "shares");
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("forget gate f, mean", "{{gate}}"),
                new Readout("no detour", "{{carry}}"),
                new Readout("one", "{{one}}"),
                new Readout("two or more", "{{rest}}"),
                new Readout("‖∂s_T/∂s_1‖", "{{total}}"));
    }

    @Override
    public String sentence() {
        return "With the forget bias {{b}}, a mean gate of {{gate}}, {{carry%}} of the gradient comes without a detour, {{one%}} by one "
                + "and {{rest%}} by two or more. Its norm is {{total}}.";
    }

    @Override
    public List<Values> examples() {
        return IntStream.of(-2, 0, 1, 2, 4, 6)
                .mapToObj(bias -> Values.none().with("b", bias))
                .toList();
    }
}
