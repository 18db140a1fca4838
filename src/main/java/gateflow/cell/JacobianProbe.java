package gateflow.cell;

import org.ejml.data.DMatrixRMaj;

/**
 * Reads a step Jacobian off a cell's own backward step: one step is run with a batch of n equal samples, and sample k is
 * given ∂L/∂state_t = e_k, so that its ∂L/∂state_{t−1} is row k of the Jacobian. Exact for any cell.
 */
final class JacobianProbe {
    private static final String PATH = "step";

    private final Cell cell;
    private final UnrolledCell step;

    JacobianProbe(Cell cell, Parameters parameters) {
        this.cell = cell;
        this.step = cell.unroll(parameters, 1, cell.stateSize());
        seedWithUnitVectors();
    }

    private void seedWithUnitVectors() {
        int k = 0;
        for (Part part : cell.state()) {
            DMatrixRMaj seed = step.lossGradient(part.name(), 1);
            for (int i = 0; i < part.size(); i++) {
                seed.set(i, k++, 1);
            }
        }
    }

    void write(UnrolledCell run, int t, int sample, StepJacobian jacobian) {
        for (Part part : cell.state()) {
            spread(run.state(part.name(), t - 1), sample, step.state(part.name(), 0));
        }
        spread(run.input(t), sample, step.input(1));
        step.forward();
        step.backward();
        int k = 0;
        for (Part row : cell.state()) {
            for (Part col : cell.state()) {
                copyRows(step.stateGradient(col.name(), 0), k, jacobian.dense(PATH, row.name(), col.name()));
            }
            copyRows(step.inputGradient(1), k, jacobian.dense(PATH, row.name(), StepJacobian.INPUT));
            k += row.size();
        }
    }

    /** Copies one column of {@code from} into every column of {@code to}. */
    private static void spread(DMatrixRMaj from, int column, DMatrixRMaj to) {
        for (int i = 0; i < to.numRows; i++) {
            for (int j = 0; j < to.numCols; j++) {
                to.set(i, j, from.get(i, column));
            }
        }
    }

    /** Sample {@code first + i} of a gradient is row i of the block. */
    private static void copyRows(DMatrixRMaj gradient, int first, DMatrixRMaj block) {
        for (int i = 0; i < block.numRows; i++) {
            for (int j = 0; j < block.numCols; j++) {
                block.set(i, j, gradient.get(j, first + i));
            }
        }
    }
}
