package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateflow.math.Activation;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SkipRnnCellTest extends CellContract {
    @Override
    Cell cell() {
        return new SkipRnnCell(2, 3, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix z = w.z("", before[0], x).plus(w.the("W_k").mult(before[2]));
        return new SimpleMatrix[] {Plain.tanh(z), before[0], before[1]};
    }

    @Test
    void anInputReachesTheStateAfterKStepsWhenOnlyTheSkipIsOpen() {
        Parameters parameters = Parameters.zeros(new SkipRnnCell(1, 1, 3, Activation.IDENTITY).shapes())
                .set("W_k", 2)
                .set("U", 1);
        UnrolledCell run = new SkipRnnCell(1, 1, 3, Activation.IDENTITY).unroll(parameters, 7, 1);
        run.input(1).set(0, 0, 1);
        run.forward();
        double[] states = new double[7];
        for (int t = 1; t <= 7; t++) {
            states[t - 1] = run.output(t).get(0, 0);
        }
        assertThat(states).containsExactly(1, 0, 0, 2, 0, 0, 4);
    }

    @Test
    void refusesASkipBelowTwo() {
        assertThatThrownBy(() -> new SkipRnnCell(1, 1, 1)).hasMessage("skip is 1; it must be 2 or more.");
    }

    @Nested
    class ReluByTwo extends CellContract {
        @Override
        Cell cell() {
            return new SkipRnnCell(3, 2, 2, Activation.RELU);
        }

        @Override
        SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
            SimpleMatrix z = w.z("", before[0], x).plus(w.the("W_k").mult(before[1]));
            return new SimpleMatrix[] {Plain.apply(v -> v > 0 ? v : 0, z), before[0]};
        }
    }
}
