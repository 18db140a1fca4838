package gateflow.cell;

import static gateflow.cell.Plain.oneMinus;
import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;

import org.ejml.simple.SimpleMatrix;

class ResetAfterGruCellTest extends CellContract {
    @Override
    Cell cell() {
        return new ResetAfterGruCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix s = before[0];
        SimpleMatrix o = sigma(w.z("o", s, x));
        SimpleMatrix i = sigma(w.z("i", s, x));
        SimpleMatrix recalled = w.the("W_r").mult(s).plus(w.the("b_r"));
        SimpleMatrix candidate =
                Plain.tanh(times(o, recalled).plus(w.the("U").mult(x)).plus(w.the("b")));
        return new SimpleMatrix[] {times(oneMinus(i), s).plus(times(i, candidate))};
    }
}
