package gateflow.cell;

import gateflow.math.Activation;
import org.junit.jupiter.api.Nested;

class RnnCellTest extends CellContract {
    @Override
    Cell cell() {
        return new RnnCell(2, 4);
    }

    @Nested
    class Logistic extends CellContract {
        @Override
        Cell cell() {
            return new RnnCell(2, 4, Activation.LOGISTIC);
        }
    }

    @Nested
    class Relu extends CellContract {
        @Override
        Cell cell() {
            return new RnnCell(2, 4, Activation.RELU);
        }
    }

    @Nested
    class LeakyRelu extends CellContract {
        @Override
        Cell cell() {
            return new RnnCell(2, 4, Activation.LEAKY_RELU);
        }
    }

    @Nested
    class Identity extends CellContract {
        @Override
        Cell cell() {
            return new RnnCell(2, 4, Activation.IDENTITY);
        }
    }
}
