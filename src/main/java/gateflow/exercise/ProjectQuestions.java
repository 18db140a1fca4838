package gateflow.exercise;

import gateflow.task.AddingProblem;
import gateflow.train.Evaluation;
import gateflow.train.Model;
import gateflow.train.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;

/** The project: what no memory at all achieves, how a fresh net is given a long memory, and how an answer is scored. */
final class ProjectQuestions {
    private static final int SYMBOLS = 8;
    private static final int TO_RECALL = 10;
    private static final int SEQUENCES = 500;

    private ProjectQuestions() {}

    /** For a T: the losses of the best answers without memory, to the adding problem and to copy memory. */
    static final Question<Integer> BASELINES = Question.byHand(
            t -> baselines(adding(), copy(Math.log(SYMBOLS), t + 20)),
            List.of(
                    new Mistake<>(
                            "adding is the variance of one number; two are added.",
                            t -> baselines(adding() / 2, copy(Math.log(SYMBOLS), t + 20))),
                    new Mistake<>(
                            "adding is the standard deviation; the mean squared error is the variance.",
                            t -> baselines(Math.sqrt(adding()), copy(Math.log(SYMBOLS), t + 20))),
                    new Mistake<>(
                            "copy is in bits; the cross-entropy here has the natural logarithm.",
                            t -> baselines(adding(), copy(Math.log(SYMBOLS) / Math.log(2), t + 20))),
                    new Mistake<>(
                            "copy is divided by T; a sequence has T + 20 steps.",
                            t -> baselines(adding(), copy(Math.log(SYMBOLS), t))),
                    new Mistake<>(
                            "copy is the loss of one symbol to recall; the mean over all T + 20 steps is asked for.",
                            t -> baselines(adding(), Math.log(SYMBOLS)))));

    static Answer baselines(double adding, double copy) {
        return new Answer().number("adding", adding).number("copy", copy);
    }

    private static double adding() {
        return AddingProblem.modern(2).memoryless(); // does not depend on T
    }

    private static double copy(double lossOfASymbol, int steps) {
        return TO_RECALL * lossOfASymbol / steps;
    }

    /** Answers, what they should be, and how far off they may be. */
    record Answers(double[] given, double[] wanted, double tolerance) {
        static Answers random(long seed) {
            Random random = new Random(seed);
            double[] wanted = Grids.randomRow(40, 2, random);
            double[] given = wanted.clone();
            Arrays.setAll(given, k -> given[k] + (k % 2 == 0 ? 1 : -1) * (k % 5) * 0.013);
            return new Answers(given, wanted, 0.04);
        }

        private double share(DoublePredicate counted) {
            return count(counted) / given.length;
        }

        private double count(DoublePredicate counted) {
            double count = 0;
            for (int k = 0; k < given.length; k++) {
                count += counted.test(given[k] - wanted[k]) ? 1 : 0;
            }
            return count;
        }
    }

    static final Question<Answers> WRONG_SHARE = Question.ofCode(
            p -> share(p.share(error -> Math.abs(error) >= p.tolerance())),
            List.of(
                    new Mistake<>(
                            "This is the share of the right answers; that of the wrong ones is asked for.",
                            p -> share(p.share(error -> Math.abs(error) < p.tolerance()))),
                    new Mistake<>(
                            "The sign of the error counts: an answer that is too small is wrong as well.",
                            p -> share(p.share(error -> error >= p.tolerance()))),
                    new Mistake<>(
                            "This is the number of wrong answers; their share of all is asked for.",
                            p -> share(p.count(error -> Math.abs(error) >= p.tolerance()))),
                    new Mistake<>(
                            "The error is squared, and its square compared with the tolerance.",
                            p -> share(p.share(error -> error * error >= p.tolerance())))));

    static Answer share(double share) {
        return new Answer().number("the share of wrong answers", share);
    }

    /** Biases drawn for a memory of up to {@code longest} steps: b_f = log u, u even from [1, T − 1], and b_i = −b_f. */
    static void chrono(double[] forget, double[] input, int longest) {
        for (int k = 0; k < forget.length; k++) {
            CheckFailed.unless(
                    Double.isFinite(forget[k]) && Double.isFinite(input[k]),
                    "b_f[%d] or b_i[%d] is not a finite number.",
                    k,
                    k);
        }
        CheckFailed.unless(
                !Arrays.stream(input).allMatch(value -> value == 0), "b_i is not set; it must be −b_f, unit by unit.");
        CheckFailed.unless(
                !Arrays.equals(forget, input),
                "b_i has the wrong sign: where a unit keeps long, it must write little.");
        for (int k = 0; k < forget.length; k++) {
            CheckFailed.unless(
                    Answer.near(input[k], -forget[k], 1e-9),
                    "b_i[%d] is %s; it must be −b_f[%d], which is %s.",
                    k,
                    Answer.show(input[k]),
                    k,
                    Answer.show(-forget[k]));
        }
        double largest = Arrays.stream(forget).max().orElseThrow();
        double smallest = Arrays.stream(forget).min().orElseThrow();
        CheckFailed.unless(largest > smallest, "Every unit has the same bias: each must draw a u of its own.");
        CheckFailed.unless(largest <= Math.max(1, longest / 2.0), "The logarithm is left out: b_f is log u, not u.");
        CheckFailed.unless(smallest >= 0, "A b_f is %s; u is 1 or more, so log u is 0 or more.", Answer.show(smallest));
        CheckFailed.unless(
                largest <= Math.log(longest - 1) + 1e-9,
                "A b_f is %s; u is at most T − 1, so b_f is at most %s.",
                Answer.show(largest),
                Answer.show(Math.log(longest - 1)));
        double mean = Arrays.stream(forget).map(Math::exp).average().orElseThrow();
        CheckFailed.unless(
                Math.abs(mean / (longest / 2.0) - 1) < 0.1,
                "The mean of e^b_f is %s; with u even from 1 to T − 1 it is near %s. Draw u first, then take its logarithm.",
                Answer.show(mean),
                Answer.show(longest / 2.0));
    }

    /** A trained model whose loss on new sequences of the task is {@code limit} or less. */
    static void solves(Model model, Task task, double memoryless, double limit, long seed) {
        CheckFailed.unless(model != null, "The model is missing (null).");
        double loss = Evaluation.of(model, task, SEQUENCES, new Random(seed)).loss();
        CheckFailed.unless(
                Double.isFinite(loss),
                "The loss on new sequences is %s: the training diverged. Clip, or lower the rate.",
                loss);
        CheckFailed.unless(
                loss < 0.9 * memoryless,
                "The loss on new sequences is %s; without any memory it is %s. The net has learned nothing from far back: "
                        + "look at its gates' biases.",
                Answer.show(loss),
                Answer.show(memoryless));
        CheckFailed.unless(
                loss <= limit,
                "The loss on new sequences is %s; %s is asked for. It is learning: more steps, or another rate.",
                Answer.show(loss),
                Answer.show(limit));
    }
}
