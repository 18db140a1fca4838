package gateflow.report;

import gateflow.math.Require;
import gateflow.trace.Detours;
import gateflow.trace.GradientNorms;
import gateflow.trace.JacobianNorms;
import gateflow.trace.Jacobians;
import gateflow.trace.NormBounds;
import gateflow.trace.Powers;
import gateflow.trace.StepGradients;
import gateflow.trace.UnitMemory;
import gateflow.trace.WorstCaseAudit;
import gateflow.whiteboard.Plan;
import gateflow.whiteboard.Step;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the library computes, as Tablesaw tables, one observation a row, ready for {@link Charts}. */
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
     * Size, spectral radius and condition of ∂state_T/∂state_t, all log10; of square Jacobians.
     *
     * @return columns {@code t}, {@code steps back}, {@code log10 norm}, {@code log10 radius} and {@code log10 condition}
     */
    public static Table spectra(Jacobians trace) {
        return Table.create(
                "Spectrum of the Jacobian",
                integers("t", Require.given("trace", trace).times()),
                integers("steps back", trace.lags()),
                numbers("log10 norm", trace.log10SpectralNorms()),
                numbers("log10 radius", trace.log10SpectralRadii()),
                numbers("log10 condition", trace.log10Conditions()));
    }

    /**
     * The Jacobian by the number of detours of its paths, by time; what has more than the largest number is left out.
     *
     * @return columns {@code detours}, {@code t}, {@code steps back}, {@code log10 norm}, {@code share by norm} and {@code
     *     share by projection}
     */
    public static Table detours(Detours trace) {
        List<String> counts = IntStream.rangeClosed(
                        0, Require.given("trace", trace).max())
                .mapToObj(String::valueOf)
                .toList();
        return stacked("The Jacobian by detours", "detours", counts, count -> {
            int m = Integer.parseInt(count);
            return Table.create(
                    integers("t", trace.times()),
                    integers("steps back", trace.lags()),
                    numbers("log10 norm", trace.log10Norms(m)),
                    numbers("share by norm", trace.sharesByNorm(m)),
                    numbers("share by projection", trace.sharesByProjection(m)));
        });
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
     *     detours), {@code share of state}, {@code half-life} and {@code measured half-life} (in steps)
     */
    public static Table unitMemory(UnitMemory trace) {
        int[] units = IntStream.range(0, Require.given("trace", trace).units()).toArray();
        int last = trace.times().length - 1;
        return Table.create(
                "The memory of each unit",
                integers("unit", units),
                numbers(
                        "log10 left",
                        IntStream.of(units)
                                .mapToDouble(unit -> trace.log10Left(unit)[last])
                                .toArray()),
                numbers(
                        "log10 reaching",
                        IntStream.of(units)
                                .mapToDouble(unit -> trace.log10Reaching(unit)[0])
                                .toArray()),
                numbers("log10 exact", trace.log10ExactAll()),
                numbers("share of state", trace.sharesOfState()),
                numbers("half-life", trace.halfLives()),
                numbers("measured half-life", trace.measuredHalfLives()));
    }

    /**
     * ‖W^n‖₂ beside the power of the spectral radius.
     *
     * @return columns {@code n}, {@code log10 norm} and {@code log10 radius^n}
     */
    public static Table powers(Powers powers) {
        return Table.create(
                "Powers of W",
                integers("n", Require.given("powers", powers).exponents()),
                numbers("log10 norm", powers.log10Norms()),
                numbers("log10 radius^n", powers.log10SpectralRadii()));
    }

    /**
     * The bounds on ‖∂state_T/∂state_t‖₂ beside the truth, by the number of steps back.
     *
     * @return columns {@code steps back}, {@code log10 truth}, {@code log10 stepwise}, {@code log10 textbook} and {@code log10
     *     gap}
     */
    public static Table bounds(NormBounds trace) {
        return Table.create(
                "Bounds on the Jacobian",
                integers("steps back", Require.given("trace", trace).lags()),
                numbers("log10 truth", trace.log10Truths()),
                numbers("log10 stepwise", trace.log10Stepwise()),
                numbers("log10 textbook", trace.log10Textbook()),
                numbers("log10 gap", trace.log10Gaps()));
    }

    /** One table for each label, one below the other, with the label in a first column. */
    private static Table stacked(String title, String column, List<String> labels, Function<String, Table> ofLabel) {
        Table all = null;
        for (String label : labels) {
            Table table = ofLabel.apply(label);
            table.insertColumn(0, StringColumn.create(column, Collections.nCopies(table.rowCount(), label)));
            all = all == null ? table.setName(title) : all.append(table);
        }
        return all;
    }

    private static IntColumn integers(String name, int[] values) {
        return IntColumn.create(name, values);
    }

    private static DoubleColumn numbers(String name, double[] values) {
        return DoubleColumn.create(name, values);
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
                column("given", steps, step -> joined(step.given())),
                column("read", steps, step -> joined(step.read())),
                column("written", steps, Step::written),
                column("erased", steps, step -> joined(step.erased())),
                column("board after", steps, step -> joined(step.board())));
    }

    private static StringColumn column(String name, List<Step> steps, Function<Step, String> cell) {
        return StringColumn.create(name, steps.stream().map(cell));
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
