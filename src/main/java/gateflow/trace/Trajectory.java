package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.Part;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import java.util.stream.IntStream;

/** One sample of a run that has been forward: its states and the step Jacobians along them. */
final class Trajectory {
    private final UnrolledCell run;
    private final int sample;
    private final StepJacobian jacobian;

    Trajectory(UnrolledCell run, int sample) {
        this.run = Require.given("run", run);
        this.sample = Require.between("sample", sample, 0, run.batch() - 1);
        this.jacobian = new StepJacobian(run.cell());
        for (Part part : run.cell().state()) {
            for (int t = 0; t <= run.steps(); t++) {
                Require.finite(part.name() + "_" + t, run.state(part.name(), t));
            }
        }
    }

    UnrolledCell run() {
        return run;
    }

    Cell cell() {
        return run.cell();
    }

    /** T, the length of this sample. */
    int last() {
        return run.length(sample);
    }

    /** ∂state_t/∂state_{t−1}, t = 1..T, in a buffer that the next call overwrites. */
    StepJacobian step(int t) {
        Interruption.check();
        run.stepJacobian(t, sample, jacobian);
        return jacobian;
    }

    /** Entry {@code unit} of a part of state_t. */
    double state(String part, int t, int unit) {
        return run.state(part, t).get(unit, sample);
    }

    /** 0..T. */
    int[] times() {
        return IntStream.rangeClosed(0, last()).toArray();
    }

    /** T..0. */
    int[] lags() {
        return IntStream.rangeClosed(0, last()).map(t -> last() - t).toArray();
    }
}
