package gateflow.report;

import gateflow.math.Require;
import gateflow.trace.JacobianNorms;
import gateflow.whiteboard.Plan;
import gateflow.whiteboard.Step;
import java.util.List;
import java.util.function.Function;
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
