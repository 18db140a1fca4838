package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void constantStaysAtOne() {
        assertFactors(Schedule.constant(), 1, 1, 1);
    }

    @Test
    void stepwiseFallsAfterEveryFewSteps() {
        assertFactors(Schedule.stepwise(2, 0.5), 1, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void exponentialFallsByTheSameRatio() {
        assertFactors(Schedule.exponential(0.0625), 1, 0.5, 0.25, 0.125, 0.0625);
    }

    @Test
    void cosineEndsAtZero() {
        double eighth = (1 + Math.sqrt(0.5)) / 2;
        assertFactors(Schedule.cosine(), 1, eighth, 0.5, 1 - eighth, 0);
    }

    @Test
    void warmUpRisesToTheSchedule() {
        assertFactors(Schedule.stepwise(4, 0.1).withWarmUp(3), 1.0 / 3, 2.0 / 3, 1, 1, 0.1);
    }

    @Test
    void aSingleStepIsMadeInFull() {
        assertFactors(Schedule.cosine(), 1);
        assertFactors(Schedule.exponential(0.1), 1);
    }

    @Test
    void refusesBadSettings() {
        assertThatThrownBy(() -> Schedule.stepwise(0, 0.5)).hasMessage("every is 0; it must be 1 or more.");
        assertThatThrownBy(() -> Schedule.stepwise(1, -1)).hasMessageStartingWith("factor is -1.0;");
        assertThatThrownBy(() -> Schedule.exponential(0)).hasMessageStartingWith("last is 0.0;");
        assertThatThrownBy(() -> Schedule.constant().withWarmUp(0)).hasMessageStartingWith("warmUp is 0;");
    }

    private static void assertFactors(Schedule schedule, double... expected) {
        double[] factors = IntStream.rangeClosed(1, expected.length)
                .mapToDouble(step -> schedule.factor(step, expected.length))
                .toArray();
        assertThat(factors).containsExactly(expected, within(1e-12));
    }
}
