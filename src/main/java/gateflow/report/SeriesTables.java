package gateflow.report;

import static gateflow.report.TableParts.integers;
import static gateflow.report.TableParts.numbers;

import gateflow.math.Require;
import gateflow.task.series.Forecasts;
import gateflow.task.series.Lookback;
import gateflow.task.series.Series;
import gateflow.task.series.Split;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Measured series out of Tablesaw tables, and forecasts into them. */
public final class SeriesTables {
    private SeriesTables() {}

    /**
     * The measurements that a table does not have.
     *
     * @param time a column of whole years, or of dates: months if each is the first of its month, days if not
     * @return columns {@code after}, {@code before} and {@code missing}, a row for each gap; no row if there is none
     */
    public static Table gaps(Table table, String time) {
        TimeColumn times = TimeColumn.of(table, time);
        int[] rows = times.rowsAfterGaps();
        return Table.create(
                "Gaps",
                StringColumn.create("after", Arrays.stream(rows).mapToObj(row -> times.labels()
                        .get(row - 1))),
                StringColumn.create("before", Arrays.stream(rows).mapToObj(row -> times.labels()
                        .get(row))),
                integers(
                        "missing", Arrays.stream(rows).map(times::missingBefore).toArray()));
    }

    /**
     * The series in two columns of a table.
     *
     * @param time as for {@link #gaps}, without a gap; the series has it in years
     * @param value a column of numbers, none missing; it names the series
     * @param validationFrom the year, with a fraction, at which the validation period begins
     * @param testFrom the same for the test period
     */
    public static Series series(Table table, String time, String value, double validationFrom, double testFrom) {
        TimeColumn times = TimeColumn.of(table, time);
        int[] afterGaps = times.rowsAfterGaps();
        if (afterGaps.length > 0) {
            String last = times.labels().get(afterGaps[0] - 1);
            String next = times.labels().get(afterGaps[0]);
            throw new IllegalArgumentException(
                    "%s goes from %s to %s; every step must be the same.".formatted(time, last, next));
        }
        return new Series(value, times.years(), Columns.numbers(table, value), validationFrom, testFrom);
    }

    /**
     * A series as a table, a row a value.
     *
     * @return columns {@code time}, {@code value} and {@code period}
     */
    public static Table values(Series series) {
        int[] rows = IntStream.range(0, Require.given("series", series).size()).toArray();
        return Table.create(
                series.name(),
                numbers("time", each(rows, series::time)),
                numbers("value", each(rows, series::value)),
                StringColumn.create("period", Arrays.stream(rows).mapToObj(row -> word(series.period(row)))));
    }

    private static String word(Split period) {
        return period.name().toLowerCase(Locale.ROOT);
    }

    /**
     * How wrong forecasts were, by how far ahead they looked.
     *
     * @param runs forecasts by one or more forecasters; those of one name count as runs of it, such as one net with several seeds
     * @return columns {@code forecaster}, {@code run} ("run 1" and so on within a name), {@code ahead} from 1, {@code MAE}, {@code
     *     RMSE} and {@code MASE}
     */
    public static Table errors(List<Forecasts> runs) {
        Require.atLeast("number of runs", runs.size(), 1);
        var seen = new HashMap<String, Integer>();
        return runs.stream()
                .map(run -> errors(run, seen.merge(run.forecaster(), 1, Integer::sum)))
                .reduce(Table::append)
                .orElseThrow();
    }

    private static Table errors(Forecasts run, int number) {
        int[] ahead = IntStream.rangeClosed(1, run.horizon()).toArray();
        return Table.create(
                "Errors",
                name(run.forecaster(), ahead.length),
                StringColumn.create("run", Collections.nCopies(ahead.length, "run " + number)),
                integers("ahead", ahead),
                numbers("MAE", each(ahead, run::mae)),
                numbers("RMSE", each(ahead, run::rmse)),
                numbers("MASE", each(ahead, run::mase)));
    }

    private static StringColumn name(String forecaster, int rows) {
        return StringColumn.create("forecaster", Collections.nCopies(rows, forecaster));
    }

    private static double[] each(int[] indices, IntToDoubleFunction number) {
        return Arrays.stream(indices).mapToDouble(number).toArray();
    }

    /**
     * How far back a forecaster looks.
     *
     * @return columns {@code forecaster}, {@code steps back} from 0, and {@code strength}
     */
    public static Table lookback(String forecaster, Lookback lookback) {
        int[] lags = Require.given("lookback", lookback).lags();
        return Table.create(
                "Lookback",
                name(forecaster, lags.length),
                integers("steps back", lags),
                numbers("strength", lookback.strengths()));
    }

    /**
     * Forecasts at one distance beside what was then measured.
     *
     * @return columns {@code time} (of the value that was forecast), {@code measured} and {@code forecast}
     */
    public static Table ahead(Forecasts forecasts, int ahead) {
        Series series = Require.given("forecasts", forecasts).series();
        int[] targets =
                Arrays.stream(forecasts.origins()).map(origin -> origin + ahead).toArray();
        return Table.create(
                forecasts.forecaster() + ", " + ahead + " ahead",
                numbers("time", each(targets, series::time)),
                numbers("measured", each(targets, series::value)),
                numbers("forecast", forecasts.forecasts(ahead)));
    }

    /**
     * All that was forecast from one origin, with a band from errors made elsewhere: the measured value lies in it if this
     * error is not among the most extreme ones of those. Ready for {@link Charts#bands}.
     *
     * @param origin the index of the last known value
     * @param earlier forecasts of the same forecaster whose errors make the band, such as those of the validation period
     * @param share of the errors that the band leaves out, half below and half above, 0 to 1
     * @return columns {@code time}, {@code forecaster}, {@code ahead}, {@code value}, {@code low} and {@code high}
     */
    public static Table fan(Forecasts forecasts, int origin, Forecasts earlier, double share) {
        double[] path = Require.given("forecasts", forecasts).from(origin);
        int[] ahead = IntStream.rangeClosed(1, path.length).toArray();
        return Table.create(
                "Forecasts with a band",
                numbers("time", each(ahead, k -> forecasts.series().time(origin + k))),
                name(forecasts.forecaster(), path.length),
                integers("ahead", ahead),
                numbers("value", path),
                numbers("low", each(ahead, k -> path[k - 1] - earlier.errorQuantile(k, 1 - share / 2))),
                numbers("high", each(ahead, k -> path[k - 1] - earlier.errorQuantile(k, share / 2))));
    }

    /**
     * What was measured around one origin, with the columns of {@link #fan} to be drawn with it; it has no band.
     *
     * @param before how many values up to the origin
     * @param after how many values after it
     */
    public static Table measured(Series series, int origin, int before, int after) {
        int[] indices =
                IntStream.rangeClosed(origin - before + 1, origin + after).toArray();
        int rows = indices.length;
        double[] none = new double[rows];
        Arrays.fill(none, Double.NaN);
        return Table.create(
                "Measured",
                numbers("time", each(indices, series::time)),
                name("measured", rows),
                integers("ahead", Arrays.stream(indices).map(i -> i - origin).toArray()),
                numbers("value", each(indices, series::value)),
                numbers("low", none),
                numbers("high", none.clone()));
    }
}
