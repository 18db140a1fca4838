package gateflow.bench;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.task.AddingProblem;
import gateflow.train.Adam;
import gateflow.train.Batch;
import gateflow.train.LearningCurve;
import gateflow.train.Loss;
import gateflow.train.Model;
import gateflow.train.Progress;
import gateflow.train.Readout;
import gateflow.train.Task;
import gateflow.train.Trainer;
import java.util.Random;

/**
 * A whole training from a cold start: an LSTM learns the adding problem, from numbers that all peers share. Prints the
 * last step's loss, which they must agree on. peers/torch_training.py is the same in PyTorch.
 */
public final class Training {
    private static final int STEPS = 100;
    private static final int UNITS = 32;
    private static final int BATCH = 32;
    private static final int UPDATES = 1_000;
    private static final double RATE = 1e-3;

    private Training() {}

    public static void main(String[] arguments) {
        Cell cell = new LstmCell(2, UNITS);
        Parameters readout = Parameters.zeros(Readout.shapes(UNITS, 1));
        Numbers.fill(readout.get("V"), Numbers.READOUT_ARRAY, 2 / Math.sqrt(UNITS));
        var model = new Model(
                cell.unroll(Numbers.parameters(cell, UNITS), STEPS, BATCH), readout, new Loss.SquaredError());
        LearningCurve curve =
                new Trainer(new Adam(RATE)).progress(Progress.none()).fit(model, new SharedNumbers(), UPDATES);
        System.out.println(curve.loss(curve.size() - 1));
    }

    /** The adding problem, one mark in each half, on the numbers that all peers share. */
    private static final class SharedNumbers implements Task {
        private final AddingProblem adding = AddingProblem.modern(STEPS);
        private int batches;

        @Override
        public String name() {
            return adding.name();
        }

        @Override
        public int inputs() {
            return adding.inputs();
        }

        @Override
        public int outputs() {
            return adding.outputs();
        }

        @Override
        public int steps() {
            return STEPS;
        }

        @Override
        public Loss loss() {
            return adding.loss();
        }

        @Override
        public double error(Batch batch, int sample) {
            return adding.error(batch, sample);
        }

        @Override
        public void fill(Batch batch, Random random) {
            int array = Numbers.BATCH_ARRAY + batches++;
            for (int b = 0; b < BATCH; b++) {
                double sum = 0;
                for (int half = 0; half < 2; half++) {
                    double drawn = Numbers.uniform(array, STEPS * BATCH + 2 * b + half) + 0.5;
                    int marked = half * STEPS / 2 + (int) (drawn * STEPS / 2);
                    batch.input(1 + marked).set(1, b, 1);
                    sum += number(array, marked, b);
                }
                for (int t = 0; t < STEPS; t++) {
                    batch.input(1 + t).set(0, b, number(array, t, b));
                }
                batch.setTarget(STEPS, b, 0, sum);
            }
        }

        private static double number(int array, int t, int sample) {
            return Numbers.uniform(array, t * BATCH + sample) + 0.5;
        }
    }
}
