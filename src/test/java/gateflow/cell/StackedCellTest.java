package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StackedCellTest extends CellContract {
    @Override
    Cell cell() {
        return Cell.stacked(new LstmCell(2, 3), new LstmCell(3, 2));
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix[] lower =
                LstmCellTest.step(layer(w, 1), new SimpleMatrix[] {before[0], before[1]}, x, Plain::tanh);
        SimpleMatrix[] upper =
                LstmCellTest.step(layer(w, 2), new SimpleMatrix[] {before[2], before[3]}, lower[1], Plain::tanh);
        return new SimpleMatrix[] {lower[0], lower[1], upper[0], upper[1]};
    }

    private static Plain layer(Plain w, int number) {
        return new Plain(w.parameters().layer(number + "."));
    }

    @Nested
    class OfDifferentCells extends CellContract {
        @Override
        Cell cell() {
            return Cell.stacked(
                    new SkipRnnCell(3, 2, 2),
                    Cell.stacked(new RnnCell(2, 4), new LstmCell(4, 2)), // a stack in a stack
                    new ResidualRnnCell(2, 3));
        }

        @Override
        SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
            SimpleMatrix skip = Plain.tanh(
                    layer(w, 1).z("", before[0], x).plus(w.the("1.W_k").mult(before[1])));
            Plain inner = layer(w, 2);
            SimpleMatrix rnn = Plain.tanh(layer(inner, 1).z("", before[2], skip));
            SimpleMatrix[] lstm =
                    LstmCellTest.step(layer(inner, 2), new SimpleMatrix[] {before[3], before[4]}, rnn, Plain::tanh);
            SimpleMatrix residual = before[5].plus(Plain.tanh(layer(w, 3).z("", before[5], lstm[1])));
            return new SimpleMatrix[] {skip, before[0], rnn, lstm[0], lstm[1], residual};
        }
    }

    @Test
    void itsEquationsSayWhichLayerReadsWhich() {
        assertThat(Cell.stacked(new LstmCell(2, 3), new RnnCell(3, 2)).equations())
                .contains("\\text{layer 1}", "\\text{layer 2, whose $x_t$ is the output of layer 1}");
    }

    @Test
    void namesItsPathsByLayer() {
        UnrolledCell run = RandomRuns.of(cell(), 1, 1, 1);
        run.forward();
        StepJacobian jacobian = new StepJacobian(cell());
        run.stepJacobian(1, 0, jacobian);
        assertThat(jacobian.paths())
                .containsExactlyInAnyOrder(
                        "carry",
                        "1.forget",
                        "1.input",
                        "1.candidate",
                        "1.output",
                        "2.forget",
                        "2.input",
                        "2.candidate",
                        "2.output",
                        "below");
    }

    @Test
    void theLowerLayerDoesNotReadTheUpperOne() {
        UnrolledCell run = RandomRuns.of(cell(), 1, 1, 1);
        run.forward();
        StepJacobian jacobian = new StepJacobian(cell());
        run.stepJacobian(1, 0, jacobian);
        for (int i = 0; i < 6; i++) {
            for (int j = 6; j < 10; j++) {
                assertThat(jacobian.total().get(i, j)).isZero();
            }
        }
        assertThat(Math.abs(jacobian.path("below").get(6, 0))).isGreaterThan(1e-6);
    }

    @Test
    void aStackOfOneIsItsLayer() {
        UnrolledCell stack = RandomRuns.of(Cell.stacked(new GruCell(2, 3)), 4, 2, 1);
        UnrolledCell alone = RandomRuns.of(new GruCell(2, 3), 4, 2, 1);
        stack.forward();
        alone.forward();
        assertThat(stack.output(4).data).containsExactly(alone.output(4).data, within(1e-12));
        assertThat(stack.cell().name()).isEqualTo("GRU");
    }

    @Test
    void namesItself() {
        assertThat(cell().name()).isEqualTo("2 × LSTM");
        assertThat(Cell.stacked(new LstmCell(2, 3), new RnnCell(3, 2)).name()).isEqualTo("LSTM → RNN");
        assertThat(cell().output()).isEqualTo("2.h");
    }

    @Test
    void refusesLayersThatDoNotFit() {
        assertThatThrownBy(() -> Cell.stacked(new LstmCell(2, 3), new RnnCell(4, 2)))
                .hasMessage("Layer 2 has 4 inputs; it must have 3, the units of the layer below.");
        assertThatThrownBy(() -> new StackedCell(List.of()))
                .hasMessage("layers is empty; a stack has one layer or more.");
    }
}
