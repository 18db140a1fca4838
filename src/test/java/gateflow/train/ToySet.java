package gateflow.train;

import java.util.Random;

/** The toy set of lecture E (E2): 101, 001, 000, 111 with targets 1, 0, 0, 1; a batch is all four. */
record ToySet() implements Task {
    private static final int[][] INPUTS = {{1, 0, 1}, {0, 0, 1}, {0, 0, 0}, {1, 1, 1}};
    private static final int[] TARGETS = {1, 0, 0, 1};

    @Override
    public String name() {
        return "toy set";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public int steps() {
        return 3;
    }

    @Override
    public Loss loss() {
        return new Loss.SquaredError();
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            for (int t = 1; t <= 3; t++) {
                batch.input(t).set(0, sample, INPUTS[sample][t - 1]);
            }
            batch.setTarget(3, sample, 0, TARGETS[sample]);
        }
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.largestError(sample) < 0.05 ? 0 : 1;
    }
}
