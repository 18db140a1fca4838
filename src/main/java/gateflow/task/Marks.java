package gateflow.task;

import gateflow.train.Batch;

/** The two marks of an adding problem. */
final class Marks {
    private Marks() {}

    /** Marks the numbers at two steps with 1 and returns their sum. */
    static double sum(Batch batch, int sample, int first, int second) {
        batch.input(first).set(1, sample, 1);
        batch.input(second).set(1, sample, 1);
        return batch.input(first).get(0, sample) + batch.input(second).get(0, sample);
    }
}
