package gateflow.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Joins the results of one experiment that were made in pieces, such as by the tasks of a cluster, each in a folder of its own. */
final class Merge {
    /** One unit in the sixth digit, which is the last that a file has. */
    private static final double TOLERANCE = 1.5e-5;

    private final Experiment experiment;
    private final Results results;
    private final Table trials;
    private final Table curves;
    private final Map<Run, Row> known = new HashMap<>();
    private int added;

    /** What identifies a trial: whoever makes it again must find the same numbers. */
    private record Run(String setting, long seed) {
        static Run of(Row row) {
            return new Run(row.getString("setting"), row.getLong("seed"));
        }
    }

    /** Begins with what {@code results} hold already. */
    Merge(Experiment experiment, Results results) {
        this.experiment = experiment;
        this.results = results;
        this.trials = results.trials(experiment).emptyCopy();
        this.curves = results.curves(experiment).emptyCopy();
        take(results);
        this.added = 0;
    }

    /**
     * Takes over the trials that are not there yet, with their curves; nothing is written.
     *
     * @throws IllegalArgumentException if there is no such folder, or a trial in it has other numbers than the one that is there
     */
    Merge add(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + " with results to merge.");
        }
        take(new Results(folder, "merged"));
        return this;
    }

    /** Writes what was taken over; returns how many trials that is. */
    int write() {
        if (added > 0) {
            results.replace(experiment, trials, curves);
        }
        return added;
    }

    private void take(Results piece) {
        Table itsCurves = piece.curves(experiment);
        Table itsTrials = piece.trials(experiment);
        for (int k = 0; k < itsTrials.rowCount(); k++) {
            Row row = itsTrials.row(k);
            Run run = Run.of(row);
            Row before = known.get(run);
            if (before == null) {
                trials.append(row);
                curves.append(itsCurves.where(rowsOf(run, itsCurves)));
                known.put(run, row);
                added++;
            } else if (!agree(before, row)) {
                throw new IllegalArgumentException(contradiction(run, before, row, piece));
            }
        }
    }

    private static Selection rowsOf(Run run, Table curves) {
        return curves.stringColumn("setting")
                .isEqualTo(run.setting)
                .and(curves.longColumn("seed").isEqualTo((double) run.seed));
    }

    private static boolean agree(Row a, Row b) {
        return a.getLong("sequences") == b.getLong("sequences")
                && a.getString("end").equals(b.getString("end"))
                && List.of("loss", "error").stream().allMatch(name -> agree(a.getDouble(name), b.getDouble(name)));
    }

    private static boolean agree(double a, double b) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    private String contradiction(Run run, Row before, Row now, Results piece) {
        return String.format(
                Locale.ROOT,
                "%s, %s, seed %d: %s has %s, and elsewhere it is %s; nothing was merged.",
                experiment.id(),
                run.setting,
                run.seed,
                piece,
                numbers(now),
                numbers(before));
    }

    private static String numbers(Row row) {
        return String.format(
                Locale.ROOT,
                "loss %s and error %s after %d sequences (%s, commit %s, Java %s)",
                row.getDouble("loss"),
                row.getDouble("error"),
                row.getLong("sequences"),
                row.getString("end"),
                row.getString("commit"),
                row.getString("java"));
    }
}
