package gateflow.reproduce;

import gateflow.math.Require;
import gateflow.train.LearningCurve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * The trials that were made, a file {@code P1.csv} for each experiment and {@code P1-curves.csv} for their losses. A trial is
 * written as soon as it has ended, in one move, so that an interruption loses only what was running.
 */
public final class Results {
    private static final int POINTS_OF_A_CURVE = 100;
    private static final ColumnType[] TRIAL_TYPES = {
        ColumnType.STRING,
        ColumnType.LONG,
        ColumnType.LONG,
        ColumnType.DOUBLE,
        ColumnType.DOUBLE,
        ColumnType.DOUBLE,
        ColumnType.STRING,
        ColumnType.STRING,
        ColumnType.STRING,
        ColumnType.STRING
    };
    private static final ColumnType[] CURVE_TYPES = {
        ColumnType.STRING, ColumnType.LONG, ColumnType.LONG, ColumnType.DOUBLE
    };

    private final Path folder;
    private final String commit;

    /** Results in {@code folder}, those to come made by this commit of the course. */
    public Results(Path folder, String commit) {
        this.folder = Require.given("folder", folder);
        this.commit = Require.given("commit", commit);
    }

    /**
     * Columns {@code setting}, {@code seed}, {@code sequences} seen, {@code seconds}, {@code loss} and {@code error} on test
     * sequences, {@code success}, {@code end}, {@code commit} and {@code java}; no rows if there is no file yet.
     */
    public Table trials(Experiment experiment) {
        return read(
                file(experiment, ""),
                TRIAL_TYPES,
                Table.create(
                        experiment.title(),
                        StringColumn.create("setting"),
                        LongColumn.create("seed"),
                        LongColumn.create("sequences"),
                        DoubleColumn.create("seconds"),
                        DoubleColumn.create("loss"),
                        DoubleColumn.create("error"),
                        StringColumn.create("success"),
                        StringColumn.create("end"),
                        StringColumn.create("commit"),
                        StringColumn.create("java")));
    }

    /** Columns {@code setting}, {@code seed}, {@code sequences} and {@code loss} in training, at most 100 points a trial. */
    public Table curves(Experiment experiment) {
        return read(
                file(experiment, "-curves"),
                CURVE_TYPES,
                Table.create(
                        experiment.title(),
                        StringColumn.create("setting"),
                        LongColumn.create("seed"),
                        LongColumn.create("sequences"),
                        DoubleColumn.create("loss")));
    }

    /** What was made so far. */
    public Trials load(Experiment experiment) {
        var all = new ArrayList<Trial>();
        for (Row row : trials(experiment)) {
            all.add(new Trial(
                    row.getString("setting"),
                    row.getLong("seed"),
                    row.getLong("sequences"),
                    row.getDouble("seconds"),
                    row.getDouble("loss"),
                    row.getDouble("error"),
                    LearningCurve.End.valueOf(row.getString("end"))));
        }
        return new Trials(all);
    }

    /** Adds a trial that has ended. */
    synchronized void add(Experiment experiment, Trial trial, LearningCurve curve) {
        Table curves = curves(experiment);
        int size = curve.size();
        int each = Math.max(1, (size + POINTS_OF_A_CURVE - 1) / POINTS_OF_A_CURVE);
        long[] sequences = curve.sequences();
        for (int from = 0; from < size; from += each) {
            int to = Math.min(size, from + each);
            Row row = curves.appendRow();
            row.setString("setting", trial.setting());
            row.setLong("seed", trial.seed());
            row.setLong("sequences", sequences[to - 1]);
            row.setDouble("loss", rounded(mean(curve, from, to)));
        }

        Table trials = trials(experiment);
        Row row = trials.appendRow();
        row.setString("setting", trial.setting());
        row.setLong("seed", trial.seed());
        row.setLong("sequences", trial.sequences());
        row.setDouble("seconds", rounded(trial.seconds()));
        row.setDouble("loss", rounded(trial.loss()));
        row.setDouble("error", rounded(trial.error()));
        row.setString("success", experiment.succeeded(trial) ? "yes" : "no");
        row.setString("end", trial.end().name());
        row.setString("commit", commit);
        row.setString("java", System.getProperty("java.version"));
        replace(experiment, trials, curves);
    }

    /** Writes all trials and their curves anew, the curves first: a trial that is there has its curve. */
    synchronized void replace(Experiment experiment, Table trials, Table curves) {
        write(curves, file(experiment, "-curves"));
        write(trials, file(experiment, ""));
    }

    /** Puts earlier trials aside, as {@code P1.csv.before}, so that they are made anew; they can be renamed back. */
    void putAside(Experiment experiment) {
        try {
            for (String kind : List.of("", "-curves")) {
                Path file = file(experiment, kind);
                if (Files.exists(file)) {
                    Files.move(
                            file,
                            file.resolveSibling(file.getFileName() + ".before"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The folder. */
    @Override
    public String toString() {
        return folder.toString();
    }

    private static double mean(LearningCurve curve, int from, int to) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            sum += curve.loss(row);
        }
        return sum / (to - from);
    }

    /** Six significant digits: what a table of results needs. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? Double.parseDouble(String.format(Locale.ROOT, "%.5e", value)) : value;
    }

    private Path file(Experiment experiment, String kind) {
        return folder.resolve(experiment.id() + kind + ".csv");
    }

    private static Table read(Path file, ColumnType[] types, Table empty) {
        return Files.exists(file)
                ? Table.read()
                        .usingOptions(CsvReadOptions.builder(file.toFile())
                                .columnTypes(types)
                                .tableName(empty.name()))
                : empty;
    }

    private static void write(Table table, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            table.write().usingOptions(CsvWriteOptions.builder(beside.toFile()).build());
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
