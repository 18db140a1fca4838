package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ForgetBiasTest {
    private static final int LONGEST = 100;

    private static Parameters zeros(Cell cell) {
        return Parameters.zeros(cell.shapes());
    }

    private static Parameters chrono(Cell cell) {
        Parameters parameters = zeros(cell);
        ForgetBias.chrono(cell, parameters, LONGEST, new Random(2));
        return parameters;
    }

    /** The u of each unit, from its bias ± log u. */
    private static List<Double> lifetimes(DMatrixRMaj bias, int sign) {
        return Arrays.stream(bias.data).map(b -> Math.exp(sign * b)).boxed().toList();
    }

    @Test
    void constantRaisesTheForgetGateAlone() {
        Cell cell = new LstmCell(2, 3);
        Parameters parameters = zeros(cell);
        ForgetBias.constant(cell, parameters, 1);
        assertThat(parameters.get("b_f").data).containsOnly(1);
        parameters.get("b_f").zero();
        assertThat(parameters.norm()).isZero();
    }

    @Test
    void constantShutsAGrusUpdate() {
        for (Cell cell : new Cell[] {new GruCell(2, 3), new ResetAfterGruCell(2, 3)}) {
            Parameters parameters = zeros(cell);
            ForgetBias.constant(cell, parameters, 1.5);
            assertThat(parameters.get("b_i").data).containsOnly(-1.5);
        }
    }

    @Test
    void chronoSpreadsLifetimesEvenlyUpToTheLongest() {
        List<Double> lifetimes = lifetimes(chrono(new LstmCell(1, 4000)).get("b_f"), 1);
        assertThat(Collections.min(lifetimes)).isBetween(1.0, 1.2);
        assertThat(Collections.max(lifetimes)).isBetween(98.8, 99.0);
        assertThat(lifetimes.stream().mapToDouble(u -> u).average().orElseThrow())
                .isCloseTo(50, within(1.5));
    }

    @Test
    void chronoGivesTheInputGateTheOppositeBias() {
        for (Cell cell : new Cell[] {new LstmCell(1, 5), new PeepholeLstmCell(1, 5)}) {
            Parameters parameters = chrono(cell);
            for (int unit = 0; unit < 5; unit++) {
                assertThat(parameters.get("b_i").get(unit, 0))
                        .isCloseTo(-parameters.get("b_f").get(unit, 0), within(1e-15));
            }
        }
    }

    @Test
    void chronoKnowsEveryGatedCell() {
        for (Cell cell : new Cell[] {new CoupledLstmCell(1, 5), new JanetCell(1, 5), new SimplifiedGruCell(1, 5)}) {
            assertThat(lifetimes(chrono(cell).get("b_f"), 1))
                    .allSatisfy(u -> assertThat(u).isBetween(1.0, 99.0));
        }
        for (Cell cell : new Cell[] {new GruCell(1, 5), new ResetAfterGruCell(1, 5)}) {
            assertThat(lifetimes(chrono(cell).get("b_i"), -1))
                    .allSatisfy(u -> assertThat(u).isBetween(1.0, 99.0));
        }
    }

    @Test
    void aStackIsSetLayerByLayer() {
        Cell stack = Cell.stacked(new LstmCell(1, 4), Cell.stacked(new GruCell(4, 3)));
        Parameters parameters = chrono(stack);
        assertThat(lifetimes(parameters.get("1.b_f"), 1))
                .allSatisfy(u -> assertThat(u).isGreaterThan(1));
        assertThat(lifetimes(parameters.get("2.1.b_i"), -1))
                .allSatisfy(u -> assertThat(u).isGreaterThan(1));
        ForgetBias.constant(stack, parameters, 2);
        assertThat(parameters.get("1.b_f").data).containsOnly(2);
    }

    @Test
    void refusesCellsWithoutAGate() {
        Cell rnn = new RnnCell(1, 2);
        assertThatThrownBy(() -> ForgetBias.constant(rnn, zeros(rnn), 1))
                .hasMessage("RNN has no gate that keeps its state, so it has no forget bias.");
        Cell stack = Cell.stacked(new LstmCell(1, 2), new ResidualRnnCell(2, 2));
        assertThatThrownBy(() -> ForgetBias.chrono(stack, zeros(stack), 9, new Random(1)))
                .hasMessageStartingWith("residual RNN has no gate");
    }

    @Test
    void refusesBadNumbers() {
        Cell cell = new LstmCell(1, 2);
        assertThatThrownBy(() -> ForgetBias.chrono(cell, zeros(cell), 2, new Random(1)))
                .hasMessage("longest is 2; it must be 3 or more.");
        assertThatThrownBy(() -> ForgetBias.constant(cell, zeros(cell), Double.NaN))
                .hasMessageStartingWith("value is");
        assertThatThrownBy(() -> ForgetBias.constant(cell, zeros(new LstmCell(1, 3)), 1))
                .hasMessage("W_o is 3 × 3; it must be 2 × 2.");
    }
}
