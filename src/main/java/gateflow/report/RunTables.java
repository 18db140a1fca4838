package gateflow.report;

import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import java.util.List;
import java.util.function.BiFunction;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a run computed, as Tablesaw tables: a row for each time step and unit of one sequence, up to its length. */
public final class RunTables {
    private RunTables() {}

    /**
     * The gates after a forward pass.
     *
     * @param sample the sequence in the batch, from 0
     * @param names such as {@code "f"}; all of {@link UnrolledCell#gates()} if none is given
     * @return columns {@code gate}, {@code t} from 1, {@code unit} from 1 and {@code value}
     * @throws IllegalArgumentException if the cell has no such gate
     */
    public static Table gates(UnrolledCell run, int sample, String... names) {
        List<String> wanted = names.length == 0 ? Require.given("run", run).gates() : List.of(names);
        Require.that(
                !wanted.isEmpty(), run, "%s has no gates; a table of its states shows what it computes.", name(run));
        return table("Gates", "gate", wanted, run, sample, 1, run::gate);
    }

    /**
     * The states, from the initial one on.
     *
     * @param sample the sequence in the batch, from 0
     * @param parts such as {@code "s"}; all parts of the state if none is given
     * @return columns {@code part}, {@code t} from 0, {@code unit} from 1 and {@code value}
     * @throws IllegalArgumentException if the state has no such part
     */
    public static Table states(UnrolledCell run, int sample, String... parts) {
        List<String> all = Require.given("run", run).cell().state().stream()
                .map(Part::name)
                .toList();
        return table("States", "part", parts.length == 0 ? all : List.of(parts), run, sample, 0, run::state);
    }

    private static String name(UnrolledCell run) {
        return run.cell().name();
    }

    private static Table table(
            String title,
            String kind,
            List<String> names,
            UnrolledCell run,
            int sample,
            int first,
            BiFunction<String, Integer, DMatrixRMaj> values) {
        var what = StringColumn.create(kind);
        var time = IntColumn.create("t");
        var unit = IntColumn.create("unit");
        var value = DoubleColumn.create("value");
        int last = run.length(sample);
        for (String name : names) {
            for (int t = first; t <= last; t++) {
                DMatrixRMaj atT = values.apply(name, t);
                for (int j = 0; j < atT.numRows; j++) {
                    what.append(name);
                    time.append(t);
                    unit.append(j + 1);
                    value.append(atT.get(j, sample));
                }
            }
        }
        return Table.create(title, what, time, unit, value);
    }
}
