package gateflow.cell;

import static gateflow.cell.Plain.oneMinus;
import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;

import gateflow.math.Activation;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;

class GruCellTest extends CellContract {
    @Override
    Cell cell() {
        return new GruCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        return step(w, before[0], x, Plain::tanh);
    }

    private static SimpleMatrix[] step(Plain w, SimpleMatrix s, SimpleMatrix x, UnaryOperator<SimpleMatrix> phi) {
        SimpleMatrix o = sigma(w.z("o", s, x));
        SimpleMatrix i = sigma(w.z("i", s, x));
        SimpleMatrix candidate = phi.apply(w.z("", times(o, s), x));
        return new SimpleMatrix[] {times(oneMinus(i), s).plus(times(i, candidate))};
    }

    @Nested
    class WithTheLecturesLogistic extends CellContract {
        @Override
        Cell cell() {
            return new GruCell(3, 2, Activation.LOGISTIC);
        }

        @Override
        SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
            return step(w, before[0], x, Plain::sigma);
        }
    }
}
