package gateflow.task;

import gateflow.math.Activation;
import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import java.util.Random;

/**
 * The adding problem: of many numbers two are marked, and at the end of the sequence their sum is wanted. x_t has two
 * entries, the number and its marker; y_t is one number. All other numbers are noise that must be ignored.
 *
 * <p>{@link #error} is 1 for a sequence whose answer is wrong by {@link #tolerance} or more and 0 for the others.
 */
public sealed interface AddingProblem extends MemoryTask {
    /**
     * The task of 1997: lengths from T to T + T/10, numbers from −1..1, markers −1, 0 and 1, target 0.5 + (X₁ + X₂)/4.
     *
     * @param minimalLength T, even and at least 20
     */
    static AddingProblem original(int minimalLength) {
        return new Original(minimalLength);
    }

    /**
     * The task as it is used since 2015: length T, numbers from 0..1, markers 0 and 1, the sum as target.
     *
     * @param steps T, at least 2
     */
    static AddingProblem modern(int steps) {
        return new Modern(steps);
    }

    /** From which absolute error on an answer is wrong: 4 % of the range of the targets. */
    double tolerance();

    @Override
    default int inputs() {
        return 2;
    }

    @Override
    default int outputs() {
        return 1;
    }

    @Override
    default double error(Batch batch, int sample) {
        return batch.largestError(sample) < tolerance() ? 0 : 1;
    }

    /**
     * Experiment 4 of Hochreiter &amp; Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735, section 5.4.
     *
     * <p>X₁ is one of the first ten numbers, X₂ one of the first T/2 − 1 that are then still unmarked, so both stand in the
     * first half. The markers of the first and the last number are −1. Where the first number itself is the one chosen as X₁,
     * it is marked 1 and set to zero. The paper calls an answer right below an error of 0.04; its output unit is logistic,
     * and so is the prediction here. Published: 1 wrong of 2,560 at T = 100.
     *
     * @param minimalLength T, even and at least 20
     */
    record Original(int minimalLength) implements AddingProblem {
        private static final int FIRST_AMONG = 10;

        public Original {
            Require.atLeast("minimalLength", minimalLength, 2 * FIRST_AMONG);
            Require.that(minimalLength % 2 == 0, minimalLength, "minimalLength is %d; it must be even.", minimalLength);
        }

        @Override
        public String name() {
            return "adding problem of 1997, T = " + minimalLength;
        }

        @Override
        public int steps() {
            return minimalLength + minimalLength / 10;
        }

        @Override
        public Loss loss() {
            return new Loss.SquaredError(Activation.LOGISTIC);
        }

        /** The variance of the target, (0.9/3 + 1/3)/16: X₁ is zero in one sequence of ten. */
        @Override
        public double memoryless() {
            return (0.9 / 3 + 1.0 / 3) / 16;
        }

        @Override
        public double tolerance() {
            return 0.04;
        }

        @Override
        public void fill(Batch batch, Random random) {
            for (int sample = 0; sample < batch.size(); sample++) {
                int length = minimalLength + random.nextInt(minimalLength / 10 + 1);
                batch.setLength(sample, length);
                for (int t = 1; t <= length; t++) {
                    batch.input(t).set(0, sample, 2 * random.nextDouble() - 1);
                }
                batch.input(1).set(1, sample, -1);
                batch.input(length).set(1, sample, -1);
                int first = 1 + random.nextInt(FIRST_AMONG);
                int unmarked = 1 + random.nextInt(minimalLength / 2 - 1);
                int second = unmarked < first ? unmarked : unmarked + 1;
                if (first == 1) {
                    batch.input(1).set(0, sample, 0);
                }
                batch.setTarget(length, sample, 0, 0.5 + Marks.sum(batch, sample, first, second) / 4);
            }
        }
    }

    /**
     * The task of Le et al. 2015, arXiv:1504.00941, with the marks of Arjovsky et al. 2016, arXiv:1511.06464, one in each
     * half; so it is also used by Tallec &amp; Ollivier 2018, arXiv:1804.11188.
     *
     * <p>The papers report the mean squared error beside that of always answering 1, which is 1/6 ≈ 0.167. What counts as a
     * right answer is this course's own rule: that of 1997, scaled to targets from 0..2.
     *
     * @param steps T, at least 2
     */
    record Modern(int steps) implements AddingProblem {
        public Modern {
            Require.atLeast("steps", steps, 2);
        }

        @Override
        public String name() {
            return "adding problem, T = " + steps;
        }

        @Override
        public Loss loss() {
            return new Loss.SquaredError();
        }

        /** The variance of the target, 2/12: twice the variance of a number from 0..1. */
        @Override
        public double memoryless() {
            return 2.0 / 12;
        }

        @Override
        public double tolerance() {
            return 0.08;
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
                batch.setTarget(steps, sample, 0, Marks.sum(batch, sample, first, second));
            }
        }
    }
}
