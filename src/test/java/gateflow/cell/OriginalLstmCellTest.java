package gateflow.cell;

import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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
        SimpleMatrix o = ofEachCell(sigma(w.z("o", before[1], x)));
        SimpleMatrix i = ofEachCell(sigma(w.z("i", before[1], x)));
        SimpleMatrix candidate = sigma(w.z("", before[1], x)).scale(4).minus(2);
        SimpleMatrix s = before[0].plus(times(i, candidate));
        SimpleMatrix h = times(o, sigma(s).scale(2).minus(1));
        return new SimpleMatrix[] {s, h};
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

    @Test
    void aBlockOfOneCellHasTheSameShapesAsAnLstmWithoutForgetGate() {
        Parameters parameters = new OriginalLstmCell(2, 4, 1).newParameters(new Random(0));
        assertThat(parameters.names()).containsExactly("W_o", "U_o", "b_o", "W_i", "U_i", "b_i", "W", "U", "b");
        assertThat(parameters.get("W_i").numRows).isEqualTo(4);
    }
}
