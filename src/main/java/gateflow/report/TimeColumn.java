package gateflow.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;

/**
 * When the rows of a table were measured: every year, every month or every day.
 *
 * @param labels as they stand in the table
 * @param years in years, with a fraction
 * @param counts of the table's own unit, such as months, from any start: one more from row to row, unless there is a gap
 */
record TimeColumn(List<String> labels, double[] years, long[] counts) {

    /** A column of whole years, or of dates: months if each is the first of its month, days if not. */
    static TimeColumn of(Table table, String name) {
        List<String> labels = Columns.labels(table, name);
        if (table.column(name) instanceof DateColumn dates) {
            return new TimeColumn(
                    labels,
                    dates.asList().stream().mapToDouble(TimeColumn::years).toArray(),
                    counts(dates.asList()));
        }
        double[] years = Columns.numbers(table, name);
        return new TimeColumn(
                labels,
                years,
                Arrays.stream(years).mapToLong(year -> (long) year).toArray());
    }

    private static double years(LocalDate day) {
        return day.getYear() + (day.getDayOfYear() - 1.0) / day.lengthOfYear();
    }

    private static long[] counts(List<LocalDate> days) {
        boolean monthly = days.stream().allMatch(day -> day.getDayOfMonth() == 1);
        ChronoUnit unit = monthly ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
        return days.stream()
                .mapToLong(day -> unit.between(LocalDate.EPOCH, day))
                .toArray();
    }

    /** The rows that do not follow on the row before. */
    int[] rowsAfterGaps() {
        return IntStream.range(1, counts.length)
                .filter(row -> counts[row] != counts[row - 1] + 1)
                .toArray();
    }

    /** How many measurements are missing before a row. */
    int missingBefore(int row) {
        return (int) (counts[row] - counts[row - 1] - 1);
    }
}
