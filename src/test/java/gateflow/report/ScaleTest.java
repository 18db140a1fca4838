package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ranges and the marks on them. */
class ScaleTest {

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).toList();
    }

    @Test
    void marksStandAtRoundNumbersWithTheSameDecimals() {
        assertThat(labels(Ticks.linear(new Range(-0.13, 0.93), 6))).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8");
        assertThat(labels(Ticks.linear(new Range(-40, 40), 5))).containsExactly("−40", "−20", "0", "20", "40");
    }

    @Test
    void marksOfTinyRangesReadInPowers() {
        assertThat(labels(Ticks.linear(new Range(0, 3e-7), 4))).containsExactly("0", "10⁻⁷", "2×10⁻⁷", "3×10⁻⁷");
    }

    @Test
    void powersThinOutWhereTheRangeIsWide() {
        assertThat(labels(Ticks.powers(new Range(-3.2, 1.2), 6)))
                .containsExactly("10^{-3}", "10^{-2}", "10^{-1}", "1", "10");
        assertThat(labels(Ticks.powers(new Range(-430, 10), 6)))
                .containsExactly("10^{-400}", "10^{-300}", "10^{-200}", "10^{-100}", "1");
    }

    @Test
    void withinADecadeTwosAndFivesAreMarked() {
        assertThat(labels(Ticks.powers(new Range(0.1, 0.9), 6))).containsExactly("2", "5");
    }

    @Test
    void aConstantStillHasARange() {
        assertThat(Range.around(DoubleStream.of(5, 5))).isEqualTo(new Range(4.5, 5.5));
        assertThat(Range.ofPowers(DoubleStream.of(1, 1)).size()).isCloseTo(2, within(1e-9));
        assertThat(Range.around(DoubleStream.of(Double.NaN))).isEqualTo(new Range(0, 1));
    }

    @Test
    void zeroIsDrawnWhereItIsNear() {
        assertThat(new Range(1, 10).reachingZero()).isEqualTo(new Range(0, 10));
        assertThat(new Range(9, 10).reachingZero()).isEqualTo(new Range(9, 10));
    }

    @Test
    void aStraightLineNeedsItsEndsOnly() {
        List<double[]> straight = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> new double[] {i, 2.0 * i})
                .toList();

        assertThat(Simplify.line(straight)).containsExactly(straight.get(0), straight.get(99));
    }
}
