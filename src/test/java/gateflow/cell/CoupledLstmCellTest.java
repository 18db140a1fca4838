package gateflow.cell;

import static gateflow.cell.Plain.oneMinus;
import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;

import org.ejml.simple.SimpleMatrix;

class CoupledLstmCellTest extends CellContract {
    @Override
    Cell cell() {
        return new CoupledLstmCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix o = sigma(w.z("o", before[1], x));
        SimpleMatrix f = sigma(w.z("f", before[1], x));
        SimpleMatrix candidate = Plain.tanh(w.z("", before[1], x));
        SimpleMatrix s = times(f, before[0]).plus(times(oneMinus(f), candidate));
        return new SimpleMatrix[] {s, times(o, Plain.tanh(s))};
    }
}
