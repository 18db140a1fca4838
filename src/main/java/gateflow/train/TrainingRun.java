package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.math.Require;
import java.util.Random;

/** One training in progress: every buffer it needs, and its loop. A step allocates nothing. */
final class TrainingRun {
    /** Of the evaluation sequences; no training counts its seeds from here. */
    static final long EVALUATION_SEED = -1;

    private final Trainer trainer;
    private final Model model;
    private final Task task;
    private final int steps;
    private final Batch batch;
    private final Random random;
    private final OptimizerState optimizer;
    private final Evaluator evaluator; // null: no evaluation
    private final Parameters best; // of the lowest evaluation loss so far
    private double bestLoss = Double.POSITIVE_INFINITY;
    private final LearningCurve curve;
    private final Progress progress;
    private final long start;

    TrainingRun(Trainer trainer, Model model, Task task, int steps) {
        this.trainer = trainer;
        this.model = Require.given("model", model);
        this.task = Require.given("task", task);
        this.steps = Require.positive("steps", steps);
        requireThatTheyFit();
        this.batch = task.newBatch(model.run().batch());
        model.requireFits(batch);
        this.random = new Random(trainer.seed());
        this.optimizer = trainer.optimizer().over(model.parameters(), model.gradient());
        this.evaluator = trainer.evaluateEvery() == 0
                ? null
                : new Evaluator(model, trainer.evaluationTask(task), trainer.evaluationSequences());
        this.best = model.parameters().copy();
        this.curve = new LearningCurve(steps, batch.size());
        this.progress = trainer.progress();
        this.start = System.nanoTime();
    }

    private void requireThatTheyFit() {
        int unrolled = model.run().steps();
        Require.that(
                unrolled == task.steps() || trainer.isTruncated() && unrolled < task.steps(),
                unrolled,
                "The cell is unrolled over %d steps and %s has %d; unroll as many, or fewer and say truncated().",
                unrolled,
                task.name(),
                task.steps());
        Require.that(
                model.loss().equals(task.loss()),
                model.loss(),
                "The model's loss is %s; %s wants %s.",
                model.loss(),
                task.name(),
                task.loss());
        Require.that(
                trainer.evaluateEvery() > 0
                        || !trainer.keepsBest() && !trainer.stopping().needsEvaluation(),
                trainer,
                "This training is to look at evaluations and makes none; call evaluateEvery(every, sequences).");
    }

    LearningCurve run() {
        try {
            for (int step = 1; step <= steps; step++) {
                if (Thread.currentThread().isInterrupted()) {
                    curve.ended(LearningCurve.End.INTERRUPTED);
                    break;
                }
                learn(step);
                evaluate(step);
                curve.timed((System.nanoTime() - start) / 1e9);
                progress.step(step, steps, curve.loss(step - 1));
                if (trainer.stopping().stop(curve)) {
                    curve.ended(LearningCurve.End.STOPPED);
                    break;
                }
            }
            return curve;
        } finally {
            progress.end();
            if (trainer.keepsBest() && bestLoss < Double.POSITIVE_INFINITY) {
                copy(best, model.parameters());
            }
        }
    }

    private void learn(int step) {
        batch.clear();
        task.fill(batch, random);
        int targets = batch.targets(1, batch.steps());
        if (targets == 0) {
            throw new IllegalArgumentException(task.name() + " has filled a batch without any target.");
        }
        double rate = trainer.optimizer().learningRate() * trainer.schedule().factor(step, steps);
        double loss = 0;
        double norm = 0;
        model.run().clear();
        for (int start = 0; start < batch.steps(); start += model.run().steps()) {
            if (start > 0 && !model.carryStateOver()) {
                throw diverged("The state");
            }
            double segmentLoss = model.forward(batch, start);
            if (!Double.isFinite(segmentLoss)) {
                throw diverged("The loss");
            }
            loss += segmentLoss;
            int end = start + model.run().steps();
            if (batch.targets(start + 1, end) > 0) {
                norm = Math.max(norm, gradient(start));
                if (batch.targets(end + 1, batch.steps()) == 0) {
                    trainer.observe(model, step); // while the weights are still those that made the states
                }
                optimizer.step(rate);
            }
        }
        curve.add(loss / targets, meanError(), norm, rate);
    }

    /** The gradient of one segment, clipped, for one update; returns its norm before clipping. */
    private double gradient(int start) {
        if (!model.backward(batch, start)) {
            throw diverged("The gradient");
        }
        trainer.regularizer().addGradient(model);
        double norm = trainer.clipping().clip(model.gradient());
        if (!Double.isFinite(norm)) {
            throw diverged("The gradient");
        }
        return norm;
    }

    private TrainingDiverged diverged(String what) {
        curve.ended(LearningCurve.End.DIVERGED);
        return new TrainingDiverged(what, curve, trainer);
    }

    private double meanError() {
        double sum = 0;
        for (int sample = 0; sample < batch.size(); sample++) {
            sum += task.error(batch, sample);
        }
        return sum / batch.size();
    }

    private void evaluate(int step) {
        if (evaluator == null || step % trainer.evaluateEvery() != 0 && step != steps) {
            return;
        }
        Evaluation evaluation = evaluator.evaluate(new Random(EVALUATION_SEED));
        curve.evaluated(evaluation.loss(), evaluation.error());
        if (evaluation.loss() < bestLoss) {
            bestLoss = evaluation.loss();
            copy(model.parameters(), best);
        }
    }

    private static void copy(Parameters from, Parameters to) {
        for (int m = 0; m < from.matrices().size(); m++) {
            to.matrices().get(m).setTo(from.matrices().get(m));
        }
    }
}
