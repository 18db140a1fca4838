package gateflow.task.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private final double[] times = {1700, 1701, 1702, 1703, 1704, 1705};
    private final double[] values = {5, 11, 16, 23, 36, 58};
    private final Series series = new Series("spots", times, values, 1702.5, 1704);

    @Test
    void thePeriodsFollowOnEachOtherAndHoldEveryValueOnce() {
        assertThat(series.values(Split.TRAINING)).containsExactly(5, 11, 16);
        assertThat(series.values(Split.VALIDATION)).containsExactly(23);
        assertThat(series.values(Split.TEST)).containsExactly(36, 58);
        for (Split period : Split.values()) {
            for (int i = series.first(period); i <= series.last(period); i++) {
                assertThat(series.period(i)).isEqualTo(period);
            }
        }
        assertThat(series.size()).isEqualTo(6);
        assertThat(series.time(4)).isEqualTo(1704);
    }

    @Test
    void whatIsKnownEndsWithTheValueAtHand() {
        assertThat(series.until(0)).containsExactly(5);
        assertThat(series.until(3)).containsExactly(5, 11, 16, 23);
    }

    @Test
    void differencesKeepTheTimesAndThePeriodsOfTheLaterValues() {
        Series changes = series.differences(2);
        assertThat(changes.until(3)).containsExactly(11, 12, 20, 35);
        assertThat(changes.time(0)).isEqualTo(1702);
        assertThat(changes.values(Split.TRAINING)).containsExactly(11);
        assertThat(changes.values(Split.VALIDATION)).containsExactly(12);
        assertThat(changes.values(Split.TEST)).containsExactly(20, 35);
    }

    @Test
    void itDoesNotChangeWithTheArraysItWasMadeFrom() {
        values[0] = 99;
        series.until(5)[1] = 99;
        assertThat(series.value(0)).isEqualTo(5);
        assertThat(series.value(1)).isEqualTo(11);
    }

    @Test
    void refusesWhatIsNoSeries() {
        assertThatThrownBy(() -> new Series("x", times, new double[] {1, 2}, 1702, 1704))
                .hasMessage("There are 6 times and 2 values.");
        assertThatThrownBy(() -> new Series("x", times, values, 1700, 1704))
                .hasMessage("The period TRAINING of x has no value.");
        assertThatThrownBy(() -> new Series("x", times, values, 1702, 1800))
                .hasMessage("The period TEST of x has no value.");
        assertThatThrownBy(() -> new Series("x", new double[] {2, 1, 3}, new double[3], 1, 2))
                .hasMessage("time 1 is not after time 0; they must rise.");
        values[2] = Double.NaN;
        assertThatThrownBy(() -> new Series("x", times, values, 1702, 1704))
                .hasMessage("value 2 is NaN; it must be a finite number.");
        assertThatThrownBy(() -> series.differences(3)).hasMessage("lag is 3; it must be from 1 to 2.");
    }
}
