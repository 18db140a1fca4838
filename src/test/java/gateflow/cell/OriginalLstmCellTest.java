package gateflow.cell;

import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class OriginalLstmCellTest extends CellContract {
    private static final int BLOCKS = 2;
    private static final int BLOCK_SIZE = 3;

    @Override
    Cell cell() {
        return new OriginalLstmCell(2, BLOCKS, BLOCK_SIZE);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix oOfBlocks = sigma(z(w, "_o", before, x));
        SimpleMatrix iOfBlocks = sigma(z(w, "_i", before, x));
        SimpleMatrix candidate = sigma(z(w, "", before, x)).scale(4).minus(2);
        SimpleMatrix s = before[0].plus(times(ofEachCell(iOfBlocks), candidate));
        SimpleMatrix h = times(ofEachCell(oOfBlocks), sigma(s).scale(2).minus(1));
        return new SimpleMatrix[] {s, oOfBlocks.concatRows(iOfBlocks), h};
    }

    private static SimpleMatrix z(Plain w, String suffix, SimpleMatrix[] before, SimpleMatrix x) {
        return w.the("W" + suffix)
                .mult(before[2])
                .plus(w.the("G" + suffix).mult(before[1]))
                .plus(w.the("U" + suffix).mult(x))
                .plus(w.the("b" + suffix));
    }

    private static SimpleMatrix ofEachCell(SimpleMatrix ofBlocks) {
        SimpleMatrix all = new SimpleMatrix(BLOCKS * BLOCK_SIZE, 1);
        for (int unit = 0; unit < BLOCKS * BLOCK_SIZE; unit++) {
            all.set(unit, ofBlocks.get(unit / BLOCK_SIZE));
        }
        return all;
    }

    @Test
    void itsCarryIsOneWhateverTheGatesDo() {
        UnrolledCell run = RandomRuns.of(cell(), 5, 1, 1);
        run.forward();
        var jacobian = new StepJacobian(cell());
        run.stepJacobian(3, 0, jacobian);
        assertThat(SimpleMatrix.wrap(jacobian.path(StepJacobian.CARRY))
                        .extractMatrix(0, 6, 0, 6)
                        .minus(SimpleMatrix.identity(6))
                        .normF())
                .isCloseTo(0, within(1e-12));
    }

    /** The paper's tables 7 and 9 count 93 and 156 weights, of a logistic output layer with biases among them. */
    @Test
    void hasAsManyWeightsAsThePublishedNets() {
        assertThat(weights(2, 1)).isEqualTo(93);
        assertThat(weights(8, 4)).isEqualTo(156);
    }

    private static int weights(int inputs, int outputs) {
        var cell = new OriginalLstmCell(inputs, 2, 2);
        return Parameters.zeros(cell.shapes()).count() + outputs * (cell.units() + 1);
    }
}
