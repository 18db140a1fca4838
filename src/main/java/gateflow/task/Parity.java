package gateflow.task;

import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import java.util.Random;

/**
 * Parity: is the number of ones in a row of +1 and −1 odd? x_t is one number, y_t one number that is asked for at the
 * end. Every step counts, and one wrong step spoils the answer: there is nothing to ignore, only a state to keep.
 *
 * <p>Source: Bengio et al. 1994, doi:10.1109/72.279181, section II, where it is one of the tasks on which gradient descent
 * fails at long lengths. The loss is the cross-entropy of a logistic output; a sequence is wrong if the likelier answer is.
 *
 * @param steps T, at least 1
 */
public record Parity(int steps) implements MemoryTask {
    public Parity {
        Require.positive("steps", steps);
    }

    @Override
    public String name() {
        return "parity, T = " + steps;
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
    public Loss loss() {
        return new Loss.BinaryCrossEntropy();
    }

    /** ln 2: without all inputs, both answers are equally likely. */
    @Override
    public double memoryless() {
        return Math.log(2);
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.largestError(sample) < 0.5 ? 0 : 1;
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            int ones = 0;
            for (int t = 1; t <= steps; t++) {
                boolean one = random.nextBoolean();
                batch.input(t).set(0, sample, one ? 1 : -1);
                ones += one ? 1 : 0;
            }
            batch.setTarget(steps, sample, 0, ones % 2);
        }
    }
}
