package gateflow.reproduce;

import gateflow.train.Evaluation;
import gateflow.train.LearningCurve;
import gateflow.train.Progress;
import gateflow.train.TrainingDiverged;
import java.util.Random;

/**
 * What one setting gave with one seed.
 *
 * @param setting its name
 * @param seed of the initial weights and of the sequences
 * @param sequences how many it had seen when its training ended
 * @param seconds how long that took
 * @param loss on fresh sequences afterwards, their mean; NaN if it is not finite any more
 * @param error on them, in the task's measure
 * @param end why the training ended
 */
public record Trial(
        String setting, long seed, long sequences, double seconds, double loss, double error, LearningCurve.End end) {
    /** Test sequences are the same for all seeds, and never those of a training or an evaluation within it. */
    private static final long TEST_SEED = -2;

    /** A trial and how its loss went. */
    record WithCurve(Trial trial, LearningCurve curve) {}

    /** Trains and tests. An interrupted thread gives a trial that ends as interrupted. */
    static WithCurve run(Setting setting, long seed, Progress progress) {
        Training training = setting.training().apply(seed);
        LearningCurve curve = curve(training, progress);
        int steps = curve.size();
        Evaluation test = Evaluation.of(training.model(), training.task(), training.tests(), new Random(TEST_SEED));
        long sequences = (long) steps * training.model().run().batch();
        double seconds = steps == 0 ? 0 : curve.seconds()[steps - 1];
        return new WithCurve(
                new Trial(setting.name(), seed, sequences, seconds, test.loss(), test.error(), curve.end()), curve);
    }

    private static LearningCurve curve(Training training, Progress progress) {
        try {
            return training.trainer().progress(progress).fit(training.model(), training.task(), training.steps());
        } catch (TrainingDiverged diverged) {
            return diverged.curve();
        }
    }

    /** Whether the training met its goal before its last step. */
    public boolean stopped() {
        return end == LearningCurve.End.STOPPED;
    }
}
