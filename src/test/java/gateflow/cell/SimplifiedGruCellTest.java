package gateflow.cell;

import static gateflow.cell.Plain.oneMinus;
import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;

import org.ejml.simple.SimpleMatrix;

class SimplifiedGruCellTest extends CellContract {
    @Override
    Cell cell() {
        return new SimplifiedGruCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix f = sigma(w.z("f", before[0], x));
        SimpleMatrix candidate = Plain.tanh(w.z("", before[0], x));
        return new SimpleMatrix[] {times(f, before[0]).plus(times(oneMinus(f), candidate))};
    }
}
