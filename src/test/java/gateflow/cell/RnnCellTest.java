package gateflow.cell;

import gateflow.math.Activation;
import java.util.function.DoubleUnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;

class RnnCellTest extends CellContract {
    @Override
    Cell cell() {
        return new RnnCell(2, 4);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        return new SimpleMatrix[] {Plain.tanh(w.z("", before[0], x))};
    }

    private abstract static class With extends CellContract {
        private final Activation activation;
        private final DoubleUnaryOperator phi;

        With(Activation activation, DoubleUnaryOperator phi) {
            this.activation = activation;
            this.phi = phi;
        }

        @Override
        Cell cell() {
            return new RnnCell(2, 4, activation);
        }

        @Override
        SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
            return new SimpleMatrix[] {Plain.apply(phi, w.z("", before[0], x))};
        }
    }

    @Nested
    class Logistic extends With {
        Logistic() {
            super(Activation.LOGISTIC, z -> 1 / (1 + Math.exp(-z)));
        }
    }

    @Nested
    class Relu extends With {
        Relu() {
            super(Activation.RELU, z -> z > 0 ? z : 0);
        }
    }

    @Nested
    class LeakyRelu extends With {
        LeakyRelu() {
            super(Activation.LEAKY_RELU, z -> z > 0 ? z : z / 100);
        }
    }

    @Nested
    class Identity extends With {
        Identity() {
            super(Activation.IDENTITY, z -> z);
        }
    }
}
