package gateflow.task;

import gateflow.train.Batch;
import gateflow.train.Loss;
import gateflow.train.Task;

/** The best answer that is the same for all inputs: at each step, the mean of what is wanted there. */
final class ConstantAnswer {
    private ConstantAnswer() {}

    /**
     * Its loss on a batch. The embedded Reber grammar has strings of many lengths, so that a step says something about the
     * letter; its answer is the same at all steps.
     */
    static double loss(Task task, Batch batch) {
        boolean sameAtAllSteps = task instanceof EmbeddedReber
                || task instanceof AddingProblem.Original
                || task instanceof TemporalOrder.Original;
        double[][] means = new double[task.steps() + 1][task.outputs()];
        int[] counts = new int[task.steps() + 1];
        for (int t = 1; t <= task.steps(); t++) {
            int slot = sameAtAllSteps ? 0 : t;
            for (int sample = 0; sample < batch.size(); sample++) {
                if (batch.hasTarget(t, sample)) {
                    counts[slot]++;
                    for (int k = 0; k < task.outputs(); k++) {
                        means[slot][k] += batch.target(t).get(k, sample);
                    }
                }
            }
        }
        double sum = 0;
        int all = 0;
        for (int t = 1; t <= task.steps(); t++) {
            int slot = sameAtAllSteps ? 0 : t;
            for (int sample = 0; sample < batch.size(); sample++) {
                if (batch.hasTarget(t, sample)) {
                    all++;
                    for (int k = 0; k < task.outputs(); k++) {
                        sum += loss(
                                task.loss(),
                                means[slot][k] / counts[slot],
                                batch.target(t).get(k, sample),
                                task.outputs());
                    }
                }
            }
        }
        return sum / all;
    }

    private static double loss(Loss loss, double answer, double target, int outputs) {
        if (loss instanceof Loss.SquaredError) {
            return (answer - target) * (answer - target) / outputs;
        }
        double ofOne = target == 0 ? 0 : -target * Math.log(answer);
        double ofZero = target == 1 ? 0 : -(1 - target) * Math.log(1 - answer);
        return loss instanceof Loss.CrossEntropy ? ofOne : (ofOne + ofZero) / outputs;
    }
}
