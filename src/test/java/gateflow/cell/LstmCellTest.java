package gateflow.cell;

import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;

import gateflow.math.Activation;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;

class LstmCellTest extends CellContract {
    @Override
    Cell cell() {
        return new LstmCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        return step(w, before, x, Plain::tanh);
    }

    static SimpleMatrix[] step(Plain w, SimpleMatrix[] before, SimpleMatrix x, UnaryOperator<SimpleMatrix> phi) {
        SimpleMatrix o = sigma(w.z("o", before[1], x));
        SimpleMatrix i = sigma(w.z("i", before[1], x));
        SimpleMatrix f = sigma(w.z("f", before[1], x));
        SimpleMatrix candidate = phi.apply(w.z("", before[1], x));
        SimpleMatrix s = times(f, before[0]).plus(times(i, candidate));
        return new SimpleMatrix[] {s, times(o, phi.apply(s))};
    }

    @Nested
    class WithTheLecturesLogistic extends CellContract {
        @Override
        Cell cell() {
            return new LstmCell(2, 3, Activation.LOGISTIC);
        }

        @Override
        SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
            return step(w, before, x, Plain::sigma);
        }
    }
}
