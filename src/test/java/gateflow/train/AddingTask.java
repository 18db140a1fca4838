package gateflow.train;

import java.util.Random;

/**
 * The adding problem of Le et al. 2015, small: the sum of the two marked numbers, one in each half. Who always answers
 * 1, the mean, has a squared error of Var(U + U′) = 2/12 = 1/6.
 */
record AddingTask(int steps) implements Task {
    static final double MEMORYLESS = 1.0 / 6;

    @Override
    public String name() {
        return "adding";
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Loss loss() {
        return new Loss.SquaredError();
    }

    @Override
    public void fill(Batch batch, Random random) {
        int half = steps / 2;
        for (int sample = 0; sample < batch.size(); sample++) {
            for (int t = 1; t <= steps; t++) {
                batch.input(t).set(0, sample, random.nextDouble());
            }
            int first = 1 + random.nextInt(half);
            int second = half + 1 + random.nextInt(steps - half);
            batch.input(first).set(1, sample, 1);
            batch.input(second).set(1, sample, 1);
            double sum = batch.input(first).get(0, sample) + batch.input(second).get(0, sample);
            batch.setTarget(steps, sample, 0, sum);
        }
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.largestError(sample) < 0.2 ? 0 : 1;
    }
}
