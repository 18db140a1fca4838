package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.Initializer;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * Runs with random numbers of order one. The loss is a fixed random weighting of every state at every step, so that no
 * gradient is zero by luck.
 */
public final class RandomRuns {
    private RandomRuns() {}

    public static UnrolledCell of(Cell cell, int steps, int batch, int seed) {
        Random random = new Random(seed);
        Parameters parameters = Parameters.zeros(cell.shapes()).fill(Initializer.uniform(0.8), random);
        UnrolledCell run = cell.unroll(parameters, steps, batch);
        for (int t = 1; t <= steps; t++) {
            Initializer.normal(1).fill(run.input(t), random);
        }
        for (Part part : cell.state()) {
            Initializer.normal(1).fill(run.state(part.name(), 0), random);
            for (int t = 0; t <= steps; t++) {
                Initializer.normal(1).fill(run.lossGradient(part.name(), t), random);
            }
        }
        return run;
    }

    /** One sample of {@code batched} alone, cut to its length; the loss of later steps falls on the last one. */
    public static UnrolledCell single(UnrolledCell batched, int sample, int length) {
        UnrolledCell run = batched.cell().unroll(batched.parameters(), length, 1);
        for (int t = 1; t <= length; t++) {
            run.input(t).setTo(column(batched.input(t), sample));
        }
        for (Part part : batched.cell().state()) {
            run.state(part.name(), 0).setTo(column(batched.state(part.name(), 0), sample));
            for (int t = 0; t <= batched.steps(); t++) {
                DMatrixRMaj into = run.lossGradient(part.name(), Math.min(t, length));
                for (int i = 0; i < part.size(); i++) {
                    into.add(i, 0, batched.lossGradient(part.name(), t).get(i, sample));
                }
            }
        }
        return run;
    }

    public static DMatrixRMaj column(DMatrixRMaj from, int column) {
        DMatrixRMaj values = new DMatrixRMaj(from.numRows, 1);
        for (int i = 0; i < from.numRows; i++) {
            values.set(i, 0, from.get(i, column));
        }
        return values;
    }

    /** The loss of a run: Σ over parts, steps and samples of lossGradient · state; computes the states first. */
    public static double loss(UnrolledCell run) {
        run.forward();
        double loss = 0;
        for (Part part : run.cell().state()) {
            for (int t = 0; t <= run.steps(); t++) {
                double[] weights = run.lossGradient(part.name(), t).data;
                double[] state = run.state(part.name(), t).data;
                for (int k = 0; k < weights.length; k++) {
                    loss += weights[k] * state[k];
                }
            }
        }
        return loss;
    }

    /** ∂loss/∂values[k] by central differences of fourth order; the values are put back. */
    public static double finiteDifference(UnrolledCell run, double[] values, int k) {
        double width = 5e-4;
        double value = values[k];
        double near = difference(run, values, k, width);
        double far = difference(run, values, k, 2 * width);
        values[k] = value;
        return (8 * near - far) / (12 * width);
    }

    private static double difference(UnrolledCell run, double[] values, int k, double width) {
        double value = values[k];
        values[k] = value + width;
        double above = loss(run);
        values[k] = value - width;
        double below = loss(run);
        values[k] = value;
        return above - below;
    }
}
