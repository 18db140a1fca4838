package gateflow.train;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * A batch of sequences: inputs, lengths and targets from a {@link Task}, and the predictions that a {@link Model} adds.
 *
 * <p>Everything is features × batch, time steps count from 1. Only targets that were set count in the loss: one at the
 * last step, one at every step, or any between. Nothing allocates after construction.
 */
public final class Batch {
    private final int inputs;
    private final int outputs;
    private final int steps;
    private final int size;
    private final DMatrixRMaj[] input; // x_t, inputs × size, slot t; slot 0 stays unused here and below
    private final DMatrixRMaj[] target; // outputs × size
    private final DMatrixRMaj[] prediction; // outputs × size
    private final boolean[][] hasTarget; // [t][sample]
    private final int[] targetsAt; // how many samples have a target at step t
    private final int[] lengths;

    /** An empty batch of {@code size} sequences of up to {@code steps} time steps. */
    public Batch(int inputs, int outputs, int steps, int size) {
        this.inputs = Require.positive("inputs", inputs);
        this.outputs = Require.positive("outputs", outputs);
        this.steps = Require.positive("steps", steps);
        this.size = Require.positive("size", size);
        this.input = slots(inputs);
        this.target = slots(outputs);
        this.prediction = slots(outputs);
        this.hasTarget = new boolean[steps + 1][size];
        this.targetsAt = new int[steps + 1];
        this.lengths = new int[size];
        clear();
    }

    private DMatrixRMaj[] slots(int features) {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(t -> new DMatrixRMaj(features, size))
                .toArray(DMatrixRMaj[]::new);
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    public int steps() {
        return steps;
    }

    /** How many sequences it holds. */
    public int size() {
        return size;
    }

    /** Sets inputs and targets to zero and all lengths to T; no target counts any more. */
    public void clear() {
        for (int t = 1; t <= steps; t++) {
            input[t].zero();
            target[t].zero();
            Arrays.fill(hasTarget[t], false);
        }
        Arrays.fill(targetsAt, 0);
        Arrays.fill(lengths, steps);
    }

    /** x_t, inputs × size, t = 1..T, to write to. */
    public DMatrixRMaj input(int t) {
        return input[Require.between("t", t, 1, steps)];
    }

    /** The length of one sequence, 1..T. */
    public int length(int sample) {
        return lengths[Require.between("sample", sample, 0, size - 1)];
    }

    /** Gives one sequence its length: beyond it, the state stands still, so that step T still shows the last output. */
    public void setLength(int sample, int length) {
        lengths[Require.between("sample", sample, 0, size - 1)] = Require.between("length", length, 1, steps);
    }

    /** Wants {@code value} of output {@code output} at step t; outputs of this target that are never set are wanted 0. */
    public void setTarget(int t, int sample, int output, double value) {
        Require.between("t", t, 1, steps);
        Require.between("sample", sample, 0, size - 1);
        Require.between("output", output, 0, outputs - 1);
        target[t].data[output * size + sample] = Require.finite("target", value);
        if (!hasTarget[t][sample]) {
            hasTarget[t][sample] = true;
            targetsAt[t]++;
        }
    }

    /** Wants class {@code k} of 0..outputs − 1 at step t: a one for it, zeros for the others. */
    public void setClass(int t, int sample, int k) {
        setTarget(t, sample, k, 1);
        for (int other = 0; other < outputs; other++) {
            target[t].data[other * size + sample] = other == k ? 1 : 0;
        }
    }

    /** Takes the targets of the sequences from {@code sample} on away, if there are so many: they count no more. */
    void clearTargets(int sample) {
        for (int t = 1; t <= steps; t++) {
            for (int b = sample; b < size; b++) {
                targetsAt[t] -= hasTarget[t][b] ? 1 : 0;
                hasTarget[t][b] = false;
            }
        }
    }

    /** Whether one sequence has a target at step t. */
    public boolean hasTarget(int t, int sample) {
        return hasTarget[Require.between("t", t, 1, steps)][sample];
    }

    /** The targets at step t, outputs × size; only columns with {@link #hasTarget} mean anything. */
    public DMatrixRMaj target(int t) {
        return target[Require.between("t", t, 1, steps)];
    }

    /** The model's predictions at step t, outputs × size; only columns with {@link #hasTarget} mean anything. */
    public DMatrixRMaj prediction(int t) {
        return prediction[Require.between("t", t, 1, steps)];
    }

    /** How many targets there are in the steps from..to; steps beyond T have none. */
    int targets(int from, int to) {
        int sum = 0;
        for (int t = from; t <= Math.min(to, steps); t++) {
            sum += targetsAt[t];
        }
        return sum;
    }

    /** The largest |prediction − target| of one sequence, over its targets and outputs. */
    public double largestError(int sample) {
        double largest = 0;
        for (int t = 1; t <= steps; t++) {
            if (hasTarget[t][sample]) {
                for (int k = sample; k < outputs * size; k += size) {
                    largest = Math.max(largest, Math.abs(prediction[t].data[k] - target[t].data[k]));
                }
            }
        }
        return largest;
    }

    /** The share of one sequence's targets at which the largest prediction is not that of the wanted class. */
    public double wrongClasses(int sample) {
        int wrong = 0;
        int all = 0;
        for (int t = 1; t <= steps; t++) {
            if (hasTarget[t][sample]) {
                all++;
                wrong += largestRow(prediction[t], sample) == largestRow(target[t], sample) ? 0 : 1;
            }
        }
        return all == 0 ? 0 : (double) wrong / all;
    }

    private static int largestRow(DMatrixRMaj matrix, int column) {
        int largest = 0;
        for (int row = 1; row < matrix.numRows; row++) {
            if (matrix.unsafe_get(row, column) > matrix.unsafe_get(largest, column)) {
                largest = row;
            }
        }
        return largest;
    }
}
