package gateflow.train;

import java.util.Random;

/** A target at every step, lengths that differ: the class of the number that was read {@code lag} steps before. */
record EchoTask(int steps, int lag) implements Task {
    private static final int CLASSES = 3;

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public int inputs() {
        return CLASSES;
    }

    @Override
    public int outputs() {
        return CLASSES;
    }

    @Override
    public Loss loss() {
        return new Loss.CrossEntropy();
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            int length = lag + 1 + random.nextInt(steps - lag);
            batch.setLength(sample, length);
            int[] read = random.ints(length + 1, 0, CLASSES).toArray();
            for (int t = 1; t <= length; t++) {
                batch.input(t).set(read[t], sample, 1);
                if (t > lag) {
                    batch.setClass(t, sample, read[t - lag]);
                }
            }
        }
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.wrongClasses(sample);
    }
}
