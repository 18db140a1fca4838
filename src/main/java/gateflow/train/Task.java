package gateflow.train;

import java.util.Random;

/**
 * What is to be learned: it makes batches of sequences with targets, and says when a sequence is solved.
 *
 * <p>A task keeps nothing between two calls, so that several trainings may share it; all its randomness comes from the
 * generator that is handed in.
 */
public interface Task {
    /** Its name on charts and in tables, such as {@code adding problem, T = 100}. */
    String name();

    /** The size of x_t. */
    int inputs();

    /** The size of the readout y_t. */
    int outputs();

    /** The length of its longest sequence, T. */
    int steps();

    /** What training makes small. */
    Loss loss();

    /** Writes new sequences into {@code batch}, whose inputs and targets have been cleared. */
    void fill(Batch batch, Random random);

    /**
     * How wrong the predictions in {@code batch} are for one sequence, in the task's own measure: usually 1 if the
     * sequence counts as failed and 0 if not, so that the mean is the share of failed sequences.
     */
    double error(Batch batch, int sample);

    /** An empty batch of {@code size} sequences of this task. */
    default Batch newBatch(int size) {
        return new Batch(inputs(), outputs(), steps(), size);
    }
}
