package gateflow.trace;

import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * A backward pass that cannot under- or overflow: before each step the gradient is rescaled by a power of two, which is
 * exact, and the exponent is kept beside it.
 *
 * <p>It uses the run's own buffers and ends, also when it is interrupted, with an ordinary {@link
 * UnrolledCell#backward()}, so that the run is left with its true gradients.
 */
final class ScaledBackward {
    /** Told once for each t = T..0; the true ∂L/∂state_t of sample b is what the run holds · 2^exponent[b]. */
    @FunctionalInterface
    interface Visitor {
        void visit(int t, long[] exponent);
    }

    private final UnrolledCell run;
    private final int group; // so many neighbouring columns share an exponent
    private final long[] exponent; // of each column

    private ScaledBackward(UnrolledCell run, int group) {
        this.run = run;
        this.group = group;
        this.exponent = new long[run.batch()];
    }

    /** Each sample has an exponent of its own: for what is looked at sample by sample. */
    static ScaledBackward perSample(UnrolledCell run) {
        return new ScaledBackward(run, 1);
    }

    /** The whole batch shares one exponent: for what the cell sums over the batch, such as ∂L/∂w. */
    static ScaledBackward perBatch(UnrolledCell run) {
        return new ScaledBackward(run, run.batch());
    }

    /** Walks from T to 0. At the visit for t ≥ 1, step t is done: slot t and the cell's own buffers have the exponent. */
    void walk(Visitor visitor) {
        try {
            run.beginBackward();
            for (int t = run.steps(); t >= 1; t--) {
                Interruption.check();
                normalize(t);
                setZero(t - 1); // the loss of t − 1 has the exponent 0 and waits for addLoss
                run.backwardStep(t);
                visitor.visit(t, exponent);
                normalize(t - 1); // a gradient that died in this step must not lend its exponent to the loss
                addLoss(t - 1);
            }
            visitor.visit(0, exponent);
        } finally {
            run.backward();
        }
    }

    private void normalize(int t) {
        for (int first = 0; first < exponent.length; first += group) {
            double largest = largest(part -> run.stateGradient(part, t), first);
            if (largest == 0) {
                rescale(t, first, 0, ScaledNumber.ZERO);
            } else if (Double.isFinite(largest)) {
                int shift = ScaledNumber.exponentOf(largest);
                rescale(t, first, -shift, exponent[first] + shift);
            }
        }
    }

    private void setZero(int t) {
        run.cell().state().forEach(part -> run.stateGradient(part.name(), t).zero());
    }

    private void addLoss(int t) {
        for (int first = 0; first < exponent.length; first += group) {
            double largest = largest(part -> run.lossGradient(part, t), first);
            if (largest == 0) {
                continue;
            }
            long common = Math.max(exponent[first], ScaledNumber.exponentOf(largest));
            rescale(t, first, exponent[first] - common, common);
            for (Part part : run.cell().state()) {
                addShifted(run.lossGradient(part.name(), t), -common, first, run.stateGradient(part.name(), t));
            }
        }
    }

    /** Multiplies the columns first.. of slot t by 2^shift and notes their new exponent. */
    private void rescale(int t, int first, long shift, long newExponent) {
        for (Part part : run.cell().state()) {
            DMatrixRMaj gradient = run.stateGradient(part.name(), t);
            for (int row = 0; row < gradient.numRows; row++) {
                for (int col = first; col < first + group; col++) {
                    gradient.set(row, col, ScaledNumber.shift(gradient.get(row, col), shift));
                }
            }
        }
        for (int col = first; col < first + group; col++) {
            exponent[col] = newExponent;
        }
    }

    private void addShifted(DMatrixRMaj from, long shift, int first, DMatrixRMaj to) {
        for (int row = 0; row < from.numRows; row++) {
            for (int col = first; col < first + group; col++) {
                to.add(row, col, ScaledNumber.shift(from.get(row, col), shift));
            }
        }
    }

    /** The largest |entry| in the columns first.. over all parts of a slot. */
    private double largest(Function<String, DMatrixRMaj> slot, int first) {
        double largest = 0;
        for (Part part : run.cell().state()) {
            DMatrixRMaj matrix = slot.apply(part.name());
            for (int row = 0; row < matrix.numRows; row++) {
                for (int col = first; col < first + group; col++) {
                    largest = Math.max(largest, Math.abs(matrix.get(row, col)));
                }
            }
        }
        return largest;
    }
}
