package gateflow.cell;

import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;

import org.ejml.simple.SimpleMatrix;

class PeepholeLstmCellTest extends CellContract {
    @Override
    Cell cell() {
        return new PeepholeLstmCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix i = sigma(w.z("i", before[1], x).plus(times(w.the("p_i"), before[0])));
        SimpleMatrix f = sigma(w.z("f", before[1], x).plus(times(w.the("p_f"), before[0])));
        SimpleMatrix candidate = Plain.tanh(w.z("", before[1], x));
        SimpleMatrix s = times(f, before[0]).plus(times(i, candidate));
        SimpleMatrix o = sigma(w.z("o", before[1], x).plus(times(w.the("p_o"), s)));
        return new SimpleMatrix[] {s, times(o, Plain.tanh(s))};
    }
}
