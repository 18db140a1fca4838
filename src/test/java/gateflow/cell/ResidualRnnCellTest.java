package gateflow.cell;

import gateflow.math.Activation;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;

class ResidualRnnCellTest extends CellContract {
    @Override
    Cell cell() {
        return new ResidualRnnCell(2, 4);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        return new SimpleMatrix[] {before[0].plus(Plain.tanh(w.z("", before[0], x)))};
    }

    @Nested
    class Logistic extends CellContract {
        @Override
        Cell cell() {
            return new ResidualRnnCell(2, 4, Activation.LOGISTIC);
        }

        @Override
        SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
            return new SimpleMatrix[] {before[0].plus(Plain.sigma(w.z("", before[0], x)))};
        }
    }
}
