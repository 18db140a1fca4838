package gateflow.task;

import gateflow.math.Activation;
import gateflow.train.Batch;
import gateflow.train.Loss;
import java.util.Random;

/**
 * Temporal order: two letters X or Y stand far apart in a long row of other letters, and at the end the net must say
 * which of XX, XY, YX, YY it was. x_t is one letter, as a one among zeros; y_t has an entry for each of the four orders.
 *
 * <p>The first of the two stands between T/10 and 2T/10, the second between 5T/10 and 6T/10, so that both must be kept
 * for at least 4T/10 steps.
 */
public sealed interface TemporalOrder extends MemoryTask {
    /**
     * The task of 1997: lengths from T to T + T/10, a letter of its own at the start and at the end.
     *
     * @param minimalLength T, a multiple of 10
     */
    static TemporalOrder original(int minimalLength) {
        return new Original(minimalLength);
    }

    /**
     * The task of 2013: length T, no letter for start and end.
     *
     * @param steps T, a multiple of 10
     */
    static TemporalOrder modern(int steps) {
        return new Modern(steps);
    }

    @Override
    default int outputs() {
        return 4;
    }

    /**
     * Experiment 6a of Hochreiter &amp; Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735, section 5.6, at T = 100.
     *
     * <p>The letters are E at the start, B at the end, X and Y at t₁ and t₂, and a, b, c, d drawn evenly elsewhere. The
     * output units are logistic; a sequence counts as right if each output is less than 0.3 away from its target, 1 for the
     * order at hand and 0 for the others. Published: 1 wrong of 2,560 at T = 100.
     *
     * @param minimalLength T, a multiple of 10
     */
    record Original(int minimalLength) implements TemporalOrder {
        private static final int START = 6;
        private static final int END = 7;

        public Original {
            TwoLetters.requireLength("minimalLength", minimalLength);
        }

        @Override
        public String name() {
            return "temporal order of 1997, T = " + minimalLength;
        }

        @Override
        public int inputs() {
            return 8;
        }

        @Override
        public int steps() {
            return minimalLength + minimalLength / 10;
        }

        @Override
        public Loss loss() {
            return new Loss.SquaredError(Activation.LOGISTIC);
        }

        /** 1/4 · 3/4: each output says its mean, 1/4. */
        @Override
        public double memoryless() {
            return 0.25 * 0.75;
        }

        /** From which absolute error of one output on an answer is wrong. */
        public double tolerance() {
            return 0.3;
        }

        @Override
        public double error(Batch batch, int sample) {
            return batch.largestError(sample) < tolerance() ? 0 : 1;
        }

        @Override
        public void fill(Batch batch, Random random) {
            int tenth = minimalLength / 10;
            for (int sample = 0; sample < batch.size(); sample++) {
                int length = minimalLength + random.nextInt(tenth + 1);
                batch.setLength(sample, length);
                int first = tenth + random.nextInt(tenth + 1);
                int second = 5 * tenth + random.nextInt(tenth + 1);
                int order = TwoLetters.write(batch, sample, length, first, second, random);
                Symbols.replace(batch, 1, sample, START);
                Symbols.replace(batch, length, sample, END);
                batch.setClass(length, sample, order);
            }
        }
    }

    /**
     * The task of Pascanu et al. 2013, arXiv:1211.5063, section 4.1: six letters, length T, a softmax over the four orders.
     * The places of the two letters are those of the authors' program, https://github.com/pascanur/trainingRNNs: the first
     * after T/10 others, the second after 5T/10, each among T/10 places. A sequence is wrong if the most probable order is.
     *
     * @param steps T, a multiple of 10
     */
    record Modern(int steps) implements TemporalOrder {
        public Modern {
            TwoLetters.requireLength("steps", steps);
        }

        @Override
        public String name() {
            return "temporal order, T = " + steps;
        }

        @Override
        public int inputs() {
            return 6;
        }

        @Override
        public Loss loss() {
            return new Loss.CrossEntropy();
        }

        /** ln 4: the four orders are equally likely. */
        @Override
        public double memoryless() {
            return Math.log(4);
        }

        @Override
        public double error(Batch batch, int sample) {
            return batch.wrongClasses(sample);
        }

        @Override
        public void fill(Batch batch, Random random) {
            int tenth = steps / 10;
            for (int sample = 0; sample < batch.size(); sample++) {
                int first = tenth + 1 + random.nextInt(tenth);
                int second = 5 * tenth + 1 + random.nextInt(tenth);
                int order = TwoLetters.write(batch, sample, steps, first, second, random);
                batch.setClass(steps, sample, order);
            }
        }
    }
}
