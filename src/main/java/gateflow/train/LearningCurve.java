package gateflow.train;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a training did, one row for each step. Rows count from 0, steps from 1.
 *
 * <p>A row's loss, error and gradient norm are of the training batch before the step's update; its evaluation is of
 * held-out sequences after it, and NaN at steps that were not evaluated.
 */
public final class LearningCurve {
    /** Why a training ended. */
    public enum End {
        /** All steps were made. */
        ALL_STEPS,
        /** The rule for early stopping was met, at the last step at the latest. */
        STOPPED,
        /** The thread was interrupted. */
        INTERRUPTED,
        /** The loss or its gradient was no longer a finite number. */
        DIVERGED
    }

    private final int batch;
    private final double[] loss;
    private final double[] error;
    private final double[] gradientNorm;
    private final double[] learningRate;
    private final double[] evaluationLoss;
    private final double[] evaluationError;
    private final double[] seconds;
    private int size;
    private End end = End.ALL_STEPS;

    /** An empty curve with room for {@code steps} rows, of {@code batch} sequences each. */
    LearningCurve(int steps, int batch) {
        this.batch = batch;
        this.loss = new double[steps];
        this.error = new double[steps];
        this.gradientNorm = new double[steps];
        this.learningRate = new double[steps];
        this.evaluationLoss = new double[steps];
        this.evaluationError = new double[steps];
        this.seconds = new double[steps];
    }

    void add(double loss, double error, double gradientNorm, double learningRate) {
        this.loss[size] = loss;
        this.error[size] = error;
        this.gradientNorm[size] = gradientNorm;
        this.learningRate[size] = learningRate;
        this.evaluationLoss[size] = Double.NaN;
        this.evaluationError[size] = Double.NaN;
        size++;
    }

    /** Adds the evaluation to the last row. */
    void evaluated(double loss, double error) {
        evaluationLoss[size - 1] = loss;
        evaluationError[size - 1] = error;
    }

    /** Gives the last row its time. */
    void timed(double seconds) {
        this.seconds[size - 1] = seconds;
    }

    void ended(End end) {
        this.end = end;
    }

    /** How many sequences a row is about. */
    int batch() {
        return batch;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** Why the training ended. */
    public End end() {
        return end;
    }

    /** The number of the step, 1, 2, …, a row each. */
    public int[] steps() {
        int[] steps = new int[size];
        Arrays.setAll(steps, row -> row + 1);
        return steps;
    }

    /** How many sequences had been seen after each step. */
    public long[] sequences() {
        long[] sequences = new long[size];
        Arrays.setAll(sequences, row -> (row + 1L) * batch);
        return sequences;
    }

    /** The training batch's loss, the mean over its targets. */
    public double[] losses() {
        return rows(loss);
    }

    /** The training batch's error in the task's measure, the mean over its sequences. */
    public double[] errors() {
        return rows(error);
    }

    /** The gradient's Euclidean norm before clipping; with truncated backpropagation the largest of the segments'. */
    public double[] gradientNorms() {
        return rows(gradientNorm);
    }

    /** The learning rate that the step was made with. */
    public double[] learningRates() {
        return rows(learningRate);
    }

    /** The loss on the evaluation sequences, or NaN. */
    public double[] evaluationLosses() {
        return rows(evaluationLoss);
    }

    /** The error on the evaluation sequences in the task's measure, the mean over them, or NaN. */
    public double[] evaluationErrors() {
        return rows(evaluationError);
    }

    /** Seconds since the training began, evaluations included: the only column that differs between equal seeds. */
    public double[] seconds() {
        return rows(seconds);
    }

    /** {@link #losses()} at one row. */
    public double loss(int row) {
        return loss[row(row)];
    }

    /** {@link #errors()} at one row. */
    public double error(int row) {
        return error[row(row)];
    }

    /** {@link #evaluationLosses()} at one row. */
    public double evaluationLoss(int row) {
        return evaluationLoss[row(row)];
    }

    /** {@link #evaluationErrors()} at one row. */
    public double evaluationError(int row) {
        return evaluationError[row(row)];
    }

    /** Whether an evaluation was made after the step of this row. */
    public boolean isEvaluated(int row) {
        return !Double.isNaN(evaluationError(row));
    }

    private int row(int row) {
        return Require.between("row", row, 0, size - 1);
    }

    private double[] rows(double[] column) {
        return Arrays.copyOf(column, size);
    }

    /** In one line: steps, sequences, first and last loss, last evaluation, seconds, and why it ended. */
    @Override
    public String toString() {
        if (size == 0) {
            return "no step, " + described(end);
        }
        int last = size - 1;
        String evaluation = "";
        for (int row = last; row >= 0 && evaluation.isEmpty(); row--) {
            evaluation = isEvaluated(row) ? format(", evaluation error %.4g", evaluationError[row]) : "";
        }
        return format("%d steps, %d sequences, loss %.4g to %.4g", size, (long) size * batch, loss[0], loss[last])
                + evaluation
                + format(", %.1f s, %s", seconds[last], described(end));
    }

    private static String described(End end) {
        return end.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
