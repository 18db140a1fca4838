package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.task.series.Autoregression;
import gateflow.task.series.Forecasts;
import gateflow.task.series.Lookback;
import gateflow.task.series.Naive;
import gateflow.task.series.Series;
import gateflow.task.series.Split;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SeriesTablesTest {
    private final Table years = Table.create(
            IntColumn.create("year", IntStream.range(1990, 2000).toArray()),
            DoubleColumn.create(
                    "count", IntStream.range(0, 10).mapToDouble(i -> i * i).toArray()));
    private final Series squares = SeriesTables.series(years, "year", "count", 1996, 1998);

    private static Table dated(String... days) {
        return Table.create(
                DateColumn.create("day", Stream.of(days).map(LocalDate::parse)),
                DoubleColumn.create(
                        "v", IntStream.range(0, days.length).mapToDouble(i -> i).toArray()));
    }

    @Test
    void aTableOfYearsBecomesASeriesAndBack() {
        assertThat(squares.name()).isEqualTo("count");
        Table values = SeriesTables.values(squares);
        assertThat(values.columnNames()).containsExactly("time", "value", "period");
        assertThat(values.doubleColumn("time").asDoubleArray()[3]).isEqualTo(1993);
        assertThat(values.doubleColumn("value").asDoubleArray()[3]).isEqualTo(9);
        assertThat(values.stringColumn("period").asList())
                .endsWith("training", "validation", "validation", "test", "test");
    }

    @Test
    void monthsAndDaysBecomeYearsWithAFraction() {
        Series monthly =
                SeriesTables.series(dated("2019-12-01", "2020-01-01", "2020-02-01"), "day", "v", 2020, 2020.05);
        assertThat(monthly.time(1)).isEqualTo(2020);
        assertThat(monthly.time(2)).isCloseTo(2020 + 31.0 / 366, within(1e-9));
        Series daily = SeriesTables.series(dated("2019-12-31", "2020-01-01", "2020-01-02"), "day", "v", 2020, 2020.001);
        assertThat(daily.time(0)).isCloseTo(2019 + 364.0 / 365, within(1e-9));
    }

    @Test
    void gapsAreFoundCountedAndRefused() {
        Table months = dated("1958-03-01", "1958-05-01", "1958-06-01", "1959-01-01");
        Table gaps = SeriesTables.gaps(months, "day");
        assertThat(gaps.stringColumn("after").asList()).containsExactly("1958-03-01", "1958-06-01");
        assertThat(gaps.stringColumn("before").asList()).containsExactly("1958-05-01", "1959-01-01");
        assertThat(gaps.intColumn("missing").asObjectArray()).containsExactly(1, 6);
        assertThat(SeriesTables.gaps(dated("2019-12-31", "2020-01-01", "2020-01-04"), "day")
                        .intColumn("missing")
                        .asObjectArray())
                .containsExactly(2);
        assertThat(SeriesTables.gaps(years, "year").isEmpty()).isTrue();
        assertThatThrownBy(() -> SeriesTables.series(months, "day", "v", 1958.5, 1959))
                .hasMessage("day goes from 1958-03-01 to 1958-05-01; every step must be the same.");
    }

    @Test
    void forecastsOfOneNameAreRunsOfIt() {
        Forecasts naive = Forecasts.of(new Naive(), squares, Split.TEST, 2);
        Forecasts seasonal = Forecasts.of(new Naive(2), squares, Split.TEST, 2);
        Table errors = SeriesTables.errors(List.of(naive, seasonal, naive));
        assertThat(errors.columnNames()).containsExactly("forecaster", "run", "ahead", "MAE", "RMSE", "MASE");
        assertThat(errors.stringColumn("run").asList())
                .containsExactly("run 1", "run 1", "run 1", "run 1", "run 2", "run 2");
        assertThat(errors.intColumn("ahead").asObjectArray()).containsExactly(1, 2, 1, 2, 1, 2);
        assertThat(errors.doubleColumn("MAE").get(1)).isCloseTo(81 - 49, within(1e-12));
        assertThat(errors.doubleColumn("MASE").get(1)).isCloseTo(32 / 5.0, within(1e-12));
    }

    @Test
    void aFanHasTheEarlierErrorsTurnedRoundIntoABand() {
        Forecasts test = Forecasts.of(new Naive(), squares, Split.TEST, 1);
        Forecasts earlier = Forecasts.of(new Naive(), squares, Split.TRAINING, 1); // errors −1, −3, −5, −7, −9
        Table fan = SeriesTables.fan(test, 8, earlier, 0.4);
        assertThat(fan.doubleColumn("time").get(0)).isEqualTo(1999);
        assertThat(fan.doubleColumn("value").get(0)).isEqualTo(64);
        assertThat(fan.doubleColumn("low").get(0)).isEqualTo(64 + 3);
        assertThat(fan.doubleColumn("high").get(0)).isEqualTo(64 + 9);
        Table measured = SeriesTables.measured(squares, 8, 2, 1);
        assertThat(measured.columnNames()).isEqualTo(fan.columnNames());
        assertThat(measured.doubleColumn("value").asDoubleArray()).containsExactly(49, 64, 81);
        assertThat(measured.intColumn("ahead").asObjectArray()).containsExactly(-1, 0, 1);
        assertThat(measured.doubleColumn("low").isMissing().size()).isEqualTo(3);
    }

    @Test
    void aLookbackIsARowAStepBack() {
        Table table = SeriesTables.lookback("AR(2)", Lookback.of(new Autoregression(0, 0.5, -0.25)));
        assertThat(table.stringColumn("forecaster").asList()).containsExactly("AR(2)", "AR(2)");
        assertThat(table.intColumn("steps back").asObjectArray()).containsExactly(0, 1);
        assertThat(table.doubleColumn("strength").asDoubleArray()).containsExactly(0.5, 0.25);
    }
}
