package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;

import gateflow.exercise.RandomRuns;
import gateflow.notebook.HandWrittenRnn;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** A cell that a student writes keeps the whole contract, with a Jacobian that it did not write. */
class HandWrittenCellTest extends CellContract {
    @Override
    Cell cell() {
        return new HandWrittenRnn(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        return new SimpleMatrix[] {Plain.tanh(w.z("", before[0], x))};
    }

    @Test
    void itsJacobianIsReadOffItsBackwardStepAsOnePath() {
        UnrolledCell run = RandomRuns.of(cell(), 2, 1, 1);
        run.forward();
        StepJacobian jacobian = new StepJacobian(cell());
        run.stepJacobian(2, 0, jacobian);
        assertThat(jacobian.paths()).containsExactly("step");
    }
}
