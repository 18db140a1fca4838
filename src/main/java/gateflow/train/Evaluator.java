package gateflow.train;

import gateflow.math.Require;
import java.util.Random;

/** Evaluates a model again and again, with buffers of its own. */
final class Evaluator {
    private static final int LARGEST_BATCH = 64;

    private final Model model;
    private final Task task;
    private final Batch batch;
    private final int sequences;

    Evaluator(Model model, Task task, int sequences) {
        this.task = Require.given("task", task);
        this.sequences = Require.positive("sequences", sequences);
        this.batch = task.newBatch(Math.min(sequences, LARGEST_BATCH));
        this.model = model.withBatch(batch.size());
        this.model.requireFits(batch);
    }

    Evaluation evaluate(Random random) {
        double lossSum = 0;
        double errorSum = 0;
        long targets = 0;
        for (int done = 0; done < sequences; done += batch.size()) {
            batch.clear();
            task.fill(batch, random);
            batch.clearTargets(sequences - done);
            lossSum += forward();
            targets += batch.targets(1, batch.steps());
            for (int sample = 0; sample < Math.min(batch.size(), sequences - done); sample++) {
                errorSum += task.error(batch, sample);
            }
        }
        return new Evaluation(sequences, lossSum / targets, errorSum / sequences);
    }

    private double forward() {
        double sum = 0;
        model.run().clear();
        for (int start = 0; start < batch.steps(); start += model.run().steps()) {
            if (start > 0 && !model.carryStateOver()) {
                return Double.NaN;
            }
            sum += model.forward(batch, start);
        }
        return sum;
    }
}
