package gateflow.cell;

import gateflow.math.Activation;
import org.junit.jupiter.api.Nested;

class LstmCellTest extends CellContract {
    @Override
    Cell cell() {
        return new LstmCell(2, 3);
    }

    @Nested
    class WithTheLecturesLogistic extends CellContract {
        @Override
        Cell cell() {
            return new LstmCell(2, 3, Activation.LOGISTIC);
        }
    }
}
