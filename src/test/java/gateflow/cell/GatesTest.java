package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import org.junit.jupiter.api.Test;

class GatesTest {
    @Test
    void anLstmsGatesAndCandidateMakeItsState() {
        UnrolledCell run = RandomRuns.of(new LstmCell(2, 3), 4, 2, 5);
        run.forward();
        assertThat(run.gates()).containsExactly("o", "i", "f", "candidate");
        for (int t = 1; t <= 4; t++) {
            for (int sample = 0; sample < 2; sample++) {
                for (int unit = 0; unit < 3; unit++) {
                    double s = run.gate("f", t).get(unit, sample)
                                    * run.state("s", t - 1).get(unit, sample)
                            + run.gate("i", t).get(unit, sample)
                                    * run.gate("candidate", t).get(unit, sample);
                    assertThat(run.state("s", t).get(unit, sample)).isCloseTo(s, within(1e-12));
                    assertThat(run.state("h", t).get(unit, sample))
                            .isCloseTo(run.gate("o", t).get(unit, sample) * Math.tanh(s), within(1e-12));
                }
            }
        }
    }

    @Test
    void aStackShowsThoseOfItsLayersEachInItsOwnSize() {
        UnrolledCell run = RandomRuns.of(Cell.stacked(new LstmCell(2, 3), new GruCell(3, 4)), 2, 1, 5);
        run.forward();
        assertThat(run.gates()).contains("1.f", "2.o", "2.i").doesNotContain("2.f");
        assertThat(run.gate("1.f", 2).numRows).isEqualTo(3);
        assertThat(run.gate("2.i", 2).numRows).isEqualTo(4);
    }

    @Test
    void refusesAnUnknownGateAndAStepThatIsNone() {
        UnrolledCell run = RandomRuns.of(new GruCell(2, 3), 4, 1, 5);
        assertThatThrownBy(() -> run.gate("f", 1)).hasMessage("GRU has no gate \"f\"; it has [o, i, candidate].");
        assertThatThrownBy(() -> run.gate("o", 0)).hasMessage("t is 0; it must be from 1 to 4.");
        assertThat(RandomRuns.of(new RnnCell(1, 1), 1, 1, 1).gates()).isEmpty();
    }
}
