package gateflow.report;

import static gateflow.report.TableParts.integers;
import static gateflow.report.TableParts.numbers;
import static gateflow.report.TableParts.stacked;
import static gateflow.report.TableParts.texts;

import gateflow.math.Require;
import gateflow.trace.Detours;
import gateflow.trace.GradientNorms;
import gateflow.trace.JacobianNorms;
import gateflow.trace.StepGradients;
import gateflow.trace.UnitMemory;
import gateflow.trace.WorstCaseAudit;
import gateflow.train.LearningCurve;
import gateflow.whiteboard.Plan;
import gateflow.whiteboard.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What happens over time, to a gradient, in a training and on a whiteboard, as Tablesaw tables, one observation a row, ready
 * for {@link Charts}.
 *
 * <p>{@code t} counts time steps and {@code steps back} is T − t. A column named {@code log10 …} wants a chart's {@link
 * Chart#exponentY()}. What a matrix does, its singular values, eigenvalues and powers, is in {@link SpectrumTables}.
 */
public final class Tables {
    private Tables() {}

    /**
     * log10 ‖∂state_T/∂state_t‖ by the number of steps back, T − t, for one or several cells.
     *
     * @return columns {@code cell}, {@code steps back} and {@code log10 norm}
     */
    public static Table normsByLag(JacobianNorms... traces) {
        Require.atLeast("number of traces", traces.length, 1);
        var cell = StringColumn.create("cell");
        var lag = IntColumn.create("steps back");
        var norm = DoubleColumn.create("log10 norm");
        for (JacobianNorms trace : traces) {
            int[] lags = trace.lags();
            double[] norms = trace.log10Norms();
            for (int k = lags.length - 1; k >= 0; k--) { // from the last step back
                cell.append(trace.cell().name());
                lag.append(lags[k]);
                norm.append(norms[k]);
            }
        }
        return Table.create("Norm of the Jacobian by lag", cell, lag, norm);
    }

    /**
     * log10 ‖∂L/∂part_t‖ over the batch for every part of the state, by time.
     *
     * @return columns {@code part}, {@code t}, {@code steps back} and {@code log10 norm}
     */
    public static Table norms(GradientNorms trace) {
        return stacked(
                "Norm of the gradient",
                "part",
                Require.given("trace", trace).parts(),
                part -> Table.create(
                        integers("t", trace.times()),
                        integers("steps back", trace.lags()),
                        numbers("log10 norm", trace.log10Norms(part))));
    }

    /**
     * log10 ‖∂part_T/∂part_t‖ for every pair of parts of the state, by time; the other parts of state_t held still.
     *
     * @return columns {@code block} (such as {@code s_T by h_t}), {@code t}, {@code steps back} and {@code log10 norm}
     */
    public static Table blocks(JacobianNorms trace) {
        List<String> parts = Require.given("trace", trace).parts();
        var pairs = new LinkedHashMap<String, double[]>();
        for (String row : parts) {
            for (String col : parts) {
                pairs.put(row + "_T by " + col + "_t", trace.log10Norms(row, col));
            }
        }
        return stacked(
                "Norm of the Jacobian by block",
                "block",
                pairs.keySet(),
                pair -> Table.create(
                        integers("t", trace.times()),
                        integers("steps back", trace.lags()),
                        numbers("log10 norm", pairs.get(pair))));
    }

    /**
     * The Jacobian by the number of detours of its paths, by time.
     *
     * @return columns {@code detours} (0, 1, … and, if the trace sums longer paths up, {@code more}), {@code t}, {@code steps
     *     back}, {@code log10 norm}, {@code share by norm} and {@code share by projection}; either share sums to 1 at each t
     */
    public static Table detours(Detours trace) {
        int max = Require.given("trace", trace).max();
        List<String> counts =
                IntStream.rangeClosed(0, max).mapToObj(String::valueOf).toList();
        Table table = stacked("The Jacobian by detours", "detours", counts, count -> {
            int m = Integer.parseInt(count);
            return detours(trace, trace.log10Norms(m), trace.sharesByNorm(m), trace.sharesByProjection(m));
        });
        if (max == trace.times().length - 1) {
            return table; // no path has more detours than steps
        }
        Table more = detours(trace, trace.log10Remainders(), trace.remainderByNorm(), trace.remainderByProjection());
        return table.append(stacked("", "detours", List.of("more"), label -> more));
    }

    private static Table detours(Detours trace, double[] norms, double[] byNorm, double[] byProjection) {
        return Table.create(
                integers("t", trace.times()),
                integers("steps back", trace.lags()),
                numbers("log10 norm", norms),
                numbers("share by norm", byNorm),
                numbers("share by projection", byProjection));
    }

    /**
     * The Jacobian over the whole way, from step 0 to T, by the number of detours, for one or several cells.
     *
     * @param traces the cells' names and their traces
     * @return columns {@code cell}, {@code detours} (numbers; paths that a trace sums up as longer are left out), {@code
     *     log10 norm} and {@code share by norm}
     */
    public static Table detourProfiles(Map<String, Detours> traces) {
        Require.atLeast("number of traces", Require.given("traces", traces).size(), 1);
        return stacked("Paths by their number of detours", "cell", traces.keySet(), name -> {
            Detours trace = traces.get(name);
            int[] counts = IntStream.rangeClosed(0, trace.max()).toArray();
            return Table.create(
                    integers("detours", counts),
                    numbers("log10 norm", wholeWay(counts, trace::log10Norms)),
                    numbers("share by norm", wholeWay(counts, trace::sharesByNorm)));
        });
    }

    private static double[] wholeWay(int[] counts, IntFunction<double[]> byTime) {
        return IntStream.of(counts).mapToDouble(m -> byTime.apply(m)[0]).toArray();
    }

    /**
     * ∂L/∂w by the step at which the weight acted, for the parameters of these names.
     *
     * @return columns {@code parameter}, {@code t}, {@code steps back}, {@code log10 norm} and {@code share}, which sums to 1
     *     for each parameter
     */
    public static Table stepGradients(StepGradients trace, String... parameters) {
        Require.atLeast("number of parameters", parameters.length, 1);
        return stacked(
                "The gradient by step",
                "parameter",
                List.of(parameters),
                name -> Table.create(
                        integers("t", trace.times()),
                        integers("steps back", trace.lags()),
                        numbers("log10 norm", trace.log10Norms(name)),
                        numbers("share", trace.sharesByProjection(name))));
    }

    /**
     * Exact ds_t/ds_{t−1} beside the carry, by time.
     *
     * @return columns {@code t}, {@code carry}, {@code dropped}, {@code total} (norms), {@code cosine}, {@code helped},
     *     {@code hurt}, {@code helped on diagonal} and {@code hurt on diagonal} (shares of units)
     */
    public static Table worstCase(WorstCaseAudit trace) {
        return Table.create(
                "The carry and what it drops",
                integers("t", Require.given("trace", trace).times()),
                numbers("carry", trace.carryNorms()),
                numbers("dropped", trace.droppedNorms()),
                numbers("total", trace.totalNorms()),
                numbers("cosine", trace.cosines()),
                numbers("helped", trace.helped()),
                numbers("hurt", trace.hurt()),
                numbers("helped on diagonal", trace.helpedOnDiagonal()),
                numbers("hurt on diagonal", trace.hurtOnDiagonal()));
    }

    /**
     * What each unit keeps over the whole way, forward and backward, a row a unit.
     *
     * @return columns {@code unit}, {@code log10 left}, {@code log10 reaching} (both by the carry), {@code log10 exact} (with
     *     detours), {@code share of state}, {@code half-life in steps} and {@code measured half-life in steps}
     */
    public static Table unitMemory(UnitMemory trace) {
        int[] units = IntStream.range(0, Require.given("trace", trace).units()).toArray();
        int last = trace.times().length - 1;
        double[] left = IntStream.of(units)
                .mapToDouble(unit -> trace.log10Left(unit)[last])
                .toArray();
        double[] reaching = IntStream.of(units)
                .mapToDouble(unit -> trace.log10Reaching(unit)[0])
                .toArray();
        return Table.create(
                "The memory of each unit",
                integers("unit", units),
                numbers("log10 left", left),
                numbers("log10 reaching", reaching),
                numbers("log10 exact", trace.log10ExactAll()),
                numbers("share of state", trace.sharesOfState()),
                numbers("half-life in steps", trace.halfLives()),
                numbers("measured half-life in steps", trace.measuredHalfLives()));
    }

    /**
     * What each unit keeps by the carry, step by step: what is left of the first state in s_t, and how much of the gradient
     * of s_T reaches s_t.
     *
     * @return columns {@code unit}, {@code t}, {@code steps back}, {@code log10 left} and {@code log10 reaching}
     */
    public static Table unitMemoryOverTime(UnitMemory trace) {
        int last = Require.given("trace", trace).units() - 1;
        return stacked(
                "The memory of each unit over time",
                "unit",
                0,
                last,
                unit -> Table.create(
                        integers("t", trace.times()),
                        integers("steps back", trace.lags()),
                        numbers("log10 left", trace.log10Left(unit)),
                        numbers("log10 reaching", trace.log10Reaching(unit))));
    }

    /**
     * What a training did, a row a step.
     *
     * @return columns {@code step}, {@code sequences} (seen so far), {@code loss}, {@code error}, {@code gradient norm}, {@code
     *     learning rate}, {@code evaluation loss}, {@code evaluation error} and {@code seconds}; the evaluation is missing at
     *     steps that were not evaluated, {@code dropRowsWithMissingValues()} leaves the others
     */
    public static Table learningCurve(LearningCurve curve) {
        return Table.create(
                "Learning curve",
                integers("step", Require.given("curve", curve).steps()),
                LongColumn.create("sequences", curve.sequences()),
                numbers("loss", curve.losses()),
                numbers("error", curve.errors()),
                numbers("gradient norm", curve.gradientNorms()),
                numbers("learning rate", curve.learningRates()),
                numbers("evaluation loss", curve.evaluationLosses()),
                numbers("evaluation error", curve.evaluationErrors()),
                numbers("seconds", curve.seconds()));
    }

    /**
     * The log of a plan, a row a step.
     *
     * @return columns {@code step}, {@code given} (what came in from outside), {@code read}, {@code written}, {@code erased}
     *     and {@code board after}
     */
    public static Table steps(Plan plan) {
        List<Step> steps = Require.given("plan", plan).steps();
        return Table.create(
                plan.expression() + " on a board of " + plan.places(),
                IntColumn.create("step", steps.stream().mapToInt(Step::number).toArray()),
                texts("given", steps, step -> joined(step.given())),
                texts("read", steps, step -> joined(step.read())),
                texts("written", steps, Step::written),
                texts("erased", steps, step -> joined(step.erased())),
                texts("board after", steps, step -> joined(step.board())));
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
