package gateflow.cell;

import gateflow.math.Require;
import java.util.Arrays;

/**
 * The mask of a batch whose sequences have different lengths: past its length a sequence's state stands still, and its
 * gradient passes through to the step before, untouched by weights and inputs.
 */
final class FinishedSequences {
    private final int steps;
    private final int[] lengths; // of each sequence of the batch
    private final double[][] setAside; // for each part of the state, ∂L/∂part_t of the finished sequences

    FinishedSequences(Sequence[] states, int steps, int batch) {
        this.steps = steps;
        this.lengths = new int[batch];
        this.setAside = new double[states.length][];
        for (int p = 0; p < states.length; p++) {
            setAside[p] = new double[states[p].slot(0).getNumElements()];
        }
        Arrays.fill(lengths, steps);
    }

    /** Training calls this at every step: nothing is allocated while there is nothing to refuse. */
    void setLengths(int... newLengths) {
        Require.given("lengths", newLengths);
        if (newLengths.length != lengths.length) {
            throw new IllegalArgumentException(
                    "lengths has %d entries; the batch has %d sequences.".formatted(newLengths.length, lengths.length));
        }
        for (int b = 0; b < lengths.length; b++) {
            if (newLengths[b] < 0 || newLengths[b] > steps) {
                Require.between("lengths[" + b + "]", newLengths[b], 0, steps);
            }
        }
        System.arraycopy(newLengths, 0, lengths, 0, lengths.length);
    }

    int length(int sample) {
        return lengths[sample];
    }

    boolean finished(int sample, int t) {
        return t > lengths[sample];
    }

    /** state_t = state_{t−1}. */
    void hold(int t, Sequence[] states) {
        for (int b = 0; b < lengths.length; b++) {
            if (finished(b, t)) {
                for (Sequence state : states) {
                    copyColumn(state.arrays()[t - 1], state.arrays()[t], b);
                }
            }
        }
    }

    /** Keeps ∂L/∂state_t and puts zero in its place, so that nothing of it reaches weights or inputs at step t. */
    void setAside(int t, Sequence[] gradients) {
        for (int b = 0; b < lengths.length; b++) {
            if (finished(b, t)) {
                for (int p = 0; p < gradients.length; p++) {
                    double[] gradient = gradients[p].arrays()[t];
                    copyColumn(gradient, setAside[p], b);
                    for (int k = b; k < gradient.length; k += lengths.length) {
                        gradient[k] = 0;
                    }
                }
            }
        }
    }

    /** Puts ∂L/∂state_t back and adds it to ∂L/∂state_{t−1}: ∂state_t/∂state_{t−1} = I. */
    void passThrough(int t, Sequence[] gradients) {
        for (int b = 0; b < lengths.length; b++) {
            if (finished(b, t)) {
                for (int p = 0; p < gradients.length; p++) {
                    double[] before = gradients[p].arrays()[t - 1];
                    copyColumn(setAside[p], gradients[p].arrays()[t], b);
                    for (int k = b; k < before.length; k += lengths.length) {
                        before[k] += setAside[p][k];
                    }
                }
            }
        }
    }

    private void copyColumn(double[] from, double[] to, int column) {
        for (int k = column; k < from.length; k += lengths.length) {
            to[k] = from[k];
        }
    }
}
