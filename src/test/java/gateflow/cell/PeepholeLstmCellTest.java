package gateflow.cell;

import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

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

    @Test
    void withinAStepSReachesHThroughTanhAndThroughTheOutputGate() {
        UnrolledCell run = RandomRuns.of(cell(), 1, 1, 1);
        run.forward();
        StepJacobian jacobian = new StepJacobian(cell());
        run.stepJacobian(1, 0, jacobian);
        for (int unit = 0; unit < 3; unit++) {
            double shown = Math.tanh(run.state("s", 1).get(unit, 0));
            double o = run.state("h", 1).get(unit, 0) / shown;
            double byLooking = run.parameters().get("p_o").get(unit, 0) * o * (1 - o) * shown;
            assertThat(jacobian.withinStep().get(3 + unit, unit))
                    .isCloseTo(o * (1 - shown * shown) + byLooking, within(1e-12));
        }
    }
}
