package gateflow.train;

import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * The settings of a training, and the training itself.
 *
 * <p>A trainer is an immutable value: every setting returns a new one, so that one may serve many threads.
 *
 * <pre>{@code
 * var curve = new Trainer(new Adam(1e-3))
 *         .clip(GradientClipping.byNorm(1))
 *         .evaluateEvery(100, 1000)
 *         .stop(EarlyStopping.errorBelow(0.01))
 *         .fit(model, task, 5000);
 * }</pre>
 */
public final class Trainer {
    private final Optimizer optimizer;
    private GradientClipping clipping = GradientClipping.none();
    private Schedule schedule = Schedule.constant();
    private Regularizer regularizer = model -> {};
    private EarlyStopping stopping = EarlyStopping.never();
    private Progress progress; // null: Progress.standard(), looked up anew at each training
    private long seed;
    private boolean truncated;
    private boolean keepBest;
    private int evaluateEvery; // 0: never
    private int evaluationSequences;
    private Task evaluationTask; // null: the task that is trained
    private int observeEvery; // 0: never
    private ObjIntConsumer<Model> observer;

    /** No clipping, a constant learning rate, no evaluation, seed 0. */
    public Trainer(Optimizer optimizer) {
        this.optimizer = Require.given("optimizer", optimizer);
    }

    private Trainer(Trainer other) {
        optimizer = other.optimizer;
        clipping = other.clipping;
        schedule = other.schedule;
        regularizer = other.regularizer;
        stopping = other.stopping;
        progress = other.progress;
        seed = other.seed;
        truncated = other.truncated;
        keepBest = other.keepBest;
        evaluateEvery = other.evaluateEvery;
        evaluationSequences = other.evaluationSequences;
        evaluationTask = other.evaluationTask;
        observeEvery = other.observeEvery;
        observer = other.observer;
    }

    private Trainer with(Consumer<Trainer> setting) {
        Trainer changed = new Trainer(this);
        setting.accept(changed);
        return changed;
    }

    /**
     * Trains the cell of {@code run} and a fresh readout for {@code steps} steps, with seed 0 and no other setting. To
     * keep the readout, make a {@link Model} and use {@link #fit(Model, Task, int)}.
     */
    public static LearningCurve fit(UnrolledCell run, Task task, Optimizer optimizer, int steps) {
        return new Trainer(optimizer).fit(new Model(run, task, new Random(0)), task, steps);
    }

    /** What is done to a gradient that is too large. */
    public Trainer clip(GradientClipping clipping) {
        Require.given("clipping", clipping);
        return with(trainer -> trainer.clipping = clipping);
    }

    /** How the learning rate changes from step to step. */
    public Trainer schedule(Schedule schedule) {
        Require.given("schedule", schedule);
        return with(trainer -> trainer.schedule = schedule);
    }

    /** A term to be minimized beside the loss. */
    public Trainer regularize(Regularizer regularizer) {
        Require.given("regularizer", regularizer);
        return with(trainer -> trainer.regularizer = regularizer);
    }

    /** Where the training sequences come from: the same seed on the same JDK gives the same bits. */
    public Trainer seed(long seed) {
        return with(trainer -> trainer.seed = seed);
    }

    /**
     * Evaluates after every {@code every} steps and after the last, on the same {@code sequences} fresh sequences each
     * time, which do not depend on the seed.
     */
    public Trainer evaluateEvery(int every, int sequences) {
        Require.positive("every", every);
        Require.positive("sequences", sequences);
        return with(trainer -> {
            trainer.evaluateEvery = every;
            trainer.evaluationSequences = sequences;
        });
    }

    /** Evaluates on sequences of {@code heldOut} in place of the task that is trained. */
    public Trainer evaluateOn(Task heldOut) {
        Require.given("heldOut", heldOut);
        return with(trainer -> trainer.evaluationTask = heldOut);
    }

    /** When to stop before all steps are made. */
    public Trainer stop(EarlyStopping stopping) {
        Require.given("stopping", stopping);
        return with(trainer -> trainer.stopping = stopping);
    }

    /**
     * Shows the model to {@code observer} in step 1 and in every {@code every}-th step, with the step's number, before the last
     * update of that step: its run holds the states and the gradients of that batch and its parameters are still those that
     * made them, so that a tracer can read how far back a gradient reaches.
     */
    public Trainer observe(int every, ObjIntConsumer<Model> observer) {
        Require.positive("every", every);
        Require.given("observer", observer);
        return with(trainer -> {
            trainer.observeEvery = every;
            trainer.observer = observer;
        });
    }

    /** Leaves the model with the parameters of its lowest evaluation loss, not with the last ones. */
    public Trainer keepBest() {
        return with(trainer -> trainer.keepBest = true);
    }

    /**
     * Truncated backpropagation through time: a run that is shorter than the task's sequences takes them segment by
     * segment. Each segment starts in the state where the last one ended; the gradient stops at its start; each segment
     * with a target updates the parameters once. Source: the scheme that Williams &amp; Peng 1990,
     * doi:10.1162/neco.1990.2.4.490, call BPTT(h; h′), with h = h′ = the run's steps.
     */
    public Trainer truncated() {
        return with(trainer -> trainer.truncated = true);
    }

    /** Who is told how it goes on; without this, {@link Progress#standard()}. */
    public Trainer progress(Progress progress) {
        Require.given("progress", progress);
        return with(trainer -> trainer.progress = progress);
    }

    /**
     * Trains {@code model} on {@code task} for {@code steps} steps: a step is one batch and, unless truncated, one update.
     *
     * <p>An interrupted thread stops after the step at hand: the model keeps what it has learned, the curve ends as
     * {@link LearningCurve.End#INTERRUPTED}, and the thread stays interrupted, so that a loop of trainings ends too.
     *
     * @throws TrainingDiverged if the loss or the gradient is no longer a finite number; it carries the curve so far
     */
    public LearningCurve fit(Model model, Task task, int steps) {
        return new TrainingRun(this, model, task, steps).run();
    }

    Optimizer optimizer() {
        return optimizer;
    }

    GradientClipping clipping() {
        return clipping;
    }

    Schedule schedule() {
        return schedule;
    }

    Regularizer regularizer() {
        return regularizer;
    }

    EarlyStopping stopping() {
        return stopping;
    }

    Progress progress() {
        return progress == null ? Progress.standard() : progress;
    }

    long seed() {
        return seed;
    }

    boolean isTruncated() {
        return truncated;
    }

    boolean keepsBest() {
        return keepBest;
    }

    int evaluateEvery() {
        return evaluateEvery;
    }

    int evaluationSequences() {
        return evaluationSequences;
    }

    /** Shows the model to the observer, if there is one and this is a step of its. */
    void observe(Model model, int step) {
        if (observeEvery > 0 && (step == 1 || step % observeEvery == 0)) {
            observer.accept(model, step);
        }
    }

    /** What to evaluate on when {@code trained} is trained. */
    Task evaluationTask(Task trained) {
        return evaluationTask == null ? trained : evaluationTask;
    }
}
