package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.GruCell;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.ResidualRnnCell;
import gateflow.cell.SimplifiedGruCell;
import gateflow.cell.UnrolledCell;
import gateflow.task.AddingProblem;
import gateflow.train.LearningCurve;
import gateflow.train.Model;
import gateflow.whiteboard.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/**
 * The checks that a notebook calls. Each returns nothing and says nothing if the answer is right, and throws
 * {@link CheckFailed} with one sentence if it is not. What a student wrote is given as a lambda, such as
 * {@code (w, u, b, s0, x) -> forward(w, u, b, s0, x)}; it is tried on random numbers made from {@code seed}.
 */
public final class Check {
    private static final int TRIES = 3;
    private static final int INPUTS = 2;
    private static final int UNITS = 3;

    private Check() {}

    // Answers in one number or word.

    /** A number that must be {@code expected}, up to {@code tolerance} as a share of it; it does not say what was expected. */
    public static void number(String name, double given, double expected, double tolerance) {
        finite(name, given);
        if (Math.abs(given - expected) > tolerance * Math.abs(expected)) {
            throw CheckFailed.because("%s is not right yet: got %s.", name, Answer.show(given));
        }
    }

    /** The smallest n with |factor|ⁿ below {@code least}, for a factor below 1, or above it, for a factor above 1. */
    public static void power(String name, int given, double factor, double least) {
        count(name, given, (int) Math.floor(Math.log(least) / Math.log(Math.abs(factor))) + 1);
    }

    /** A whole number that was counted. */
    public static void count(String name, int given, int expected) {
        if (Math.abs(given - expected) == 1) {
            throw CheckFailed.because(
                    "%s is off by one: got %d. Check where the counting starts and ends.", name, given);
        }
        if (given != expected) {
            throw CheckFailed.because("%s is not right yet: got %d.", name, given);
        }
    }

    /** A number from {@code least} to {@code most}. */
    public static void between(String name, double given, double least, double most) {
        finite(name, given);
        if (given < least || given > most) {
            throw CheckFailed.because(
                    "%s is %s; it must lie between %s and %s.",
                    name, Answer.show(given), Answer.show(least), Answer.show(most));
        }
    }

    /** A guess: any finite number counts, since it is made before the computation. */
    public static void finite(String name, double given) {
        if (!Double.isFinite(given)) {
            throw CheckFailed.because("%s is %s; put a number in its place.", name, given);
        }
    }

    /** A number known by its {@link Digest} alone, rounded to this many decimals. */
    public static void digest(String task, double given, int decimals, String digest, String hint) {
        finite(task, given);
        if (!Digest.of(task, given, decimals).equals(digest)) {
            throw CheckFailed.because("%s is not right yet: got %s. %s", task, Answer.show(given), hint);
        }
    }

    /** An answer in words, known by its {@link Digest} alone; case and spaces do not matter. */
    public static void digest(String task, String given, String digest, String hint) {
        if (given == null || given.isBlank()) {
            throw CheckFailed.because("%s has no answer yet.", task);
        }
        if (!Digest.of(task, given).equals(digest)) {
            throw CheckFailed.because("%s is not right yet: got \"%s\". %s", task, given, hint);
        }
    }

    // The whiteboard.

    /** Values of expressions, computed by hand from given letters. */
    public static void values(double[] values, Map<String, ? extends Number> letters, String... expressions) {
        Answer expected = new Answer();
        Answer given = new Answer();
        for (int k = 0; k < expressions.length; k++) {
            expected.number(expressions[k], Expression.parse(expressions[k]).value(letters));
            given.number(expressions[k], values != null && k < values.length ? values[k] : Double.NaN);
        }
        new Question<Void>(nothing -> expected, List.of(), 1e-9, false).judge(null, given);
    }

    /** Lines such as {@code p = a * c} and {@code forget p} that compute an expression on a board of so many places. */
    public static void schedule(
            String expression, Map<String, ? extends Number> given, int places, List<String> lines) {
        Map<String, Double> values = new TreeMap<>();
        given.forEach((name, value) -> values.put(name, value.doubleValue()));
        if (lines == null || lines.isEmpty()) {
            throw CheckFailed.because("The schedule has no line yet.");
        }
        Schedule.check(Expression.parse(expression), values, places, lines);
    }

    /** The smallest board for an operation, from those for its two sides; a given letter needs 0. */
    public static void places(IntBinaryOperator written) {
        Answer given = StudentCode.run("places", () -> BoardQuestions.table(BoardQuestions.MOST, written));
        BoardQuestions.PLACES.judge(BoardQuestions.MOST, given);
    }

    // The RNN.

    public static void rnnForward(Written.RnnForward written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            RnnProblem p = RnnProblem.random(seed + k);
            double[][] s = StudentCode.run(
                    "forward",
                    () -> written.states(
                            Grids.copy(p.w()), Grids.copy(p.u()), p.b().clone(), p.s0().clone(), Grids.copy(p.x())));
            RnnQuestions.FORWARD.judge(p, RnnQuestions.states(s));
        }
    }

    public static void rnnBackward(Written.RnnBackward written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            RnnProblem p = RnnProblem.random(seed + k);
            RnnGradient gradient = StudentCode.run(
                    "backward",
                    () -> written.gradient(Grids.copy(p.w()), p.states(), Grids.copy(p.x()), Grids.copy(p.dL())));
            RnnQuestions.BACKWARD.judge(p, RnnQuestions.answer(gradient));
        }
    }

    /** The terms of ∂L/∂w_in of one unit by hand, t = 1..T; x[0] is not used. */
    public static void terms(double[] terms, double wIn, double wH, double wOut, double[] x, double y) {
        UnitQuestions.TERMS.judge(new UnitProblem(wIn, wH, wOut, x, y), new Answer().vector(UnitQuestions.TERM, terms));
    }

    public static void shortAndLong(Written.Split written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            Random random = new Random(seed + k);
            UnitProblem p = new UnitProblem(
                    0.5 + random.nextDouble(), 0.5 + random.nextDouble(), 1, Grids.randomRow(6, 1, random), 0);
            double[] parts = StudentCode.run("split", () -> written.parts(p.wIn(), p.wH(), p.x().clone()));
            if (parts.length != 2) {
                throw CheckFailed.because(
                        "split returned %d numbers; it must return two, {short, long}.", parts.length);
            }
            UnitQuestions.SPLIT.judge(p, UnitQuestions.parts(parts[0], parts[1]));
        }
    }

    public static void rnnJacobian(Written.JacobianProduct written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            RnnProblem p = RnnProblem.random(seed + k);
            double[][] jacobian = StudentCode.run("jacobian", () -> written.jacobian(Grids.copy(p.w()), p.states()));
            RnnQuestions.JACOBIAN.judge(p, new Answer().matrix(RnnQuestions.JACOBIAN_NAME, jacobian));
        }
    }

    /** A matrix with a spectral radius below 1 and some ‖Wⁿ‖ of at least {@code peak}. */
    public static void growsFirst(double[][] w, double peak) {
        PropertyChecks.growsFirst(w, peak);
    }

    /** How many powers of ten the bound σ_max(W)^T of an RNN's run lies above the true ‖∂s_T/∂s_0‖. */
    public static void looseness(double given, UnrolledCell run) {
        MeasureQuestions.LOOSENESS.judge(run, MeasureQuestions.powersOfTen(given));
    }

    // First aid.

    /** A gradient of a few numbers, clipped by norm and by value, by hand. */
    public static void clippedByHand(double[] gradient, double limit, double[] byNorm, double[] byValue) {
        TrainingQuestions.BY_HAND.judge(
                new ClippingProblem(List.<double[][]>of(new double[][] {gradient}), limit),
                TrainingQuestions.clippedByHand(byNorm, byValue));
    }

    /** The share of the steps of a training whose gradient was above the limit. */
    public static void clippedShare(double given, LearningCurve curve, double limit) {
        MeasureQuestions.CLIPPED_SHARE.judge(new MeasureQuestions.Clipped(curve, limit), MeasureQuestions.share(given));
    }

    /** Clipping by the norm of all matrices together, in place. */
    public static void clipping(Written.Clipping written, long seed) {
        for (double ratio : new double[] {0.6, 6, 1.7}) {
            ClippingProblem p = ClippingProblem.random(seed, ratio);
            List<double[][]> gradient =
                    new ArrayList<>(p.gradient().stream().map(Grids::copy).toList());
            StudentCode.run("clip", () -> {
                written.clip(gradient, p.limit());
                return gradient;
            });
            TrainingQuestions.CLIPPING.judge(p, ClippingProblem.answer(gradient));
        }
    }

    /** w ← w − rate · gradient, in place. */
    public static void descent(Written.Descent written, long seed) {
        Random random = new Random(seed);
        TrainingQuestions.DescentProblem p = new TrainingQuestions.DescentProblem(
                Grids.randomRow(4, 2, random), Grids.randomRow(4, 2, random), 0.1 + 0.5 * random.nextDouble());
        double[] weights = p.weights().clone();
        StudentCode.run("descend", () -> {
            written.step(weights, p.gradient().clone(), p.rate());
            return weights;
        });
        TrainingQuestions.DESCENT.judge(p, TrainingQuestions.answer(weights));
    }

    /** W scaled to a spectral radius. */
    public static void scaling(Written.Scaling written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            Random random = new Random(seed + k);
            TrainingQuestions.ScalingProblem p =
                    new TrainingQuestions.ScalingProblem(Grids.random(4, 4, 1, random), 0.5 + random.nextDouble());
            double[][] scaled = StudentCode.run("scale", () -> written.scaled(Grids.copy(p.w()), p.radius()));
            TrainingQuestions.SCALING.judge(p, new Answer().matrix("W", scaled));
        }
    }

    // Gates.

    /** s_t and h_t of one LSTM unit by hand, to three digits. */
    public static void lstmUnit(Parameters weights, double s, double h, double x, double newS, double newH) {
        LstmQuestions.BY_HAND.judge(
                new LstmProblem(weights, new double[] {s}, new double[] {h}, new double[] {x}),
                LstmQuestions.answer(new double[] {newS}, new double[] {newH}));
    }

    /** One step of an LSTM, parameters named as in {@link LstmCell}. */
    public static void lstmStep(Written.LstmStep written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            LstmProblem p = LstmProblem.random(seed + k);
            double[][] state = StudentCode.run(
                    "step", () -> written.step(p.parameters().copy(), p.s().clone(), p.h().clone(), p.x().clone()));
            if (state.length != 2) {
                throw CheckFailed.because("step returned %d rows; it must return two, {s_t, h_t}.", state.length);
            }
            LstmQuestions.STEP.judge(p, LstmQuestions.answer(state[0], state[1]));
        }
    }

    /** One step of a GRU, parameters named as in {@link GruCell}. */
    public static void gruStep(Written.Step written, long seed) {
        step(StepQuestions.GRU, new GruCell(INPUTS, UNITS), written, seed);
    }

    /** One step of the simplified GRU, parameters named as in {@link SimplifiedGruCell}. */
    public static void simplifiedGruStep(Written.Step written, long seed) {
        step(StepQuestions.SIMPLIFIED_GRU, new SimplifiedGruCell(INPUTS, UNITS), written, seed);
    }

    /** One step of a residual RNN, parameters W, U, b. */
    public static void residualStep(Written.Step written, long seed) {
        step(StepQuestions.RESIDUAL, new ResidualRnnCell(INPUTS, UNITS), written, seed);
    }

    private static void step(Question<StepProblem> question, Cell cell, Written.Step written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            StepProblem p = StepProblem.random(cell, seed + k);
            double[] s =
                    StudentCode.run("step", () -> written.step(p.parameters().copy(), p.s().clone(), p.x().clone()));
            question.judge(p, StepQuestions.answer(s));
        }
    }

    /** The contract that every cell of the library keeps, for a cell of one's own. */
    public static void cell(Cell cell) {
        contract(cell, () -> new CellCheck(cell).check());
    }

    /** A cell of one's own that must be an LSTM with {@value #INPUTS} inputs and {@value #UNITS} units: its equations and the contract. */
    public static void lstmCell(Cell cell) {
        contract(cell, () -> new LstmCheck(cell).check());
    }

    private static void contract(Cell cell, Runnable contract) {
        if (cell == null) {
            throw CheckFailed.because("The cell is missing (null).");
        }
        StudentCode.run("The cell", () -> {
            contract.run();
            return cell;
        });
    }

    /** A forget bias with which {@code share} of the state is left after {@code steps} steps without input. */
    public static void forgetBias(double bias, int steps, double share) {
        PropertyChecks.forgetBias(bias, steps, share);
    }

    // The gradient through gates and skips.

    /** The share of s_from that is left in s_T, by hand; f[1..T] are the forget gates. */
    public static void carry(double share, double[] f, int from) {
        PathQuestions.CARRY.judge(new PathQuestions.CarryProblem(f, from), PathQuestions.carry(share));
    }

    /** A Jacobian by finite differences. */
    public static void differences(Written.Differences written, long seed) {
        PropertyChecks.differences(written, seed);
    }

    /** Sums over the paths with 0, 1, … detours. */
    public static void detours(Written.DetourSums written, long seed) {
        for (int k = 0; k < TRIES; k++) {
            PathQuestions.DetourProblem p = PathQuestions.DetourProblem.random(seed + k);
            double[] sums = StudentCode.run("detours", () -> written.sums(p.c().clone(), p.r().clone(), p.most()));
            PathQuestions.DETOURS.judge(p, PathQuestions.sums(sums));
        }
    }

    /** ds_t/ds_{t−1} of one LSTM unit without input, with h_{t−1} held still and with h_{t−1} = o_{t−1} tanh(s_{t−1}). */
    public static void heldAndWhole(Parameters weights, double s, double o, double held, double whole) {
        MeasureQuestions.HELD_AND_WHOLE.judge(
                new MeasureQuestions.HeldProblem(weights, s, o), MeasureQuestions.slopes(held, whole));
    }

    /** The candidate's weight W for which ds_t/ds_{t−1} is 0 at s = 0, if all else is 0 but b_f. */
    public static void cancels(double weight, double forgetBias) {
        MeasureQuestions.CANCELS.judge(forgetBias, MeasureQuestions.candidate(weight));
    }

    /** How many of the 2ⁿ paths over {@code steps} steps make 0, 1, 2, … detours, by hand. */
    public static void pathCounts(double[] counts, int steps) {
        PathQuestions.COUNTS.judge(new PathQuestions.Histogram(steps, 1), PathQuestions.counts(counts));
    }

    /** The shares of the paths with 0, 1, 2, … detours, carry 1 and rest r at each step, by hand. */
    public static void detourShares(double[] shares, int steps, double r) {
        PathQuestions.SHARES.judge(new PathQuestions.Histogram(steps, r), PathQuestions.shares(shares));
    }

    /** The mean number of detours of a run's gradient, over all its steps, with shares by norm. */
    public static void meanDetours(double given, UnrolledCell run) {
        MeasureQuestions.MEAN_DETOURS.judge(run, MeasureQuestions.mean(given));
    }

    // The project.

    /** The losses of the best answers without memory, by hand: to the adding problem and to copy memory with this T. */
    public static void baselines(double adding, double copy, int t) {
        ProjectQuestions.BASELINES.judge(t, ProjectQuestions.baselines(adding, copy));
    }

    /** Biases for a long memory, Tallec &amp; Ollivier 2018. */
    public static void chrono(Written.Chrono written, int longest, long seed) {
        double[] forget = new double[4000];
        double[] input = new double[forget.length];
        StudentCode.run("chrono", () -> {
            written.draw(forget, input, longest, new Random(seed));
            return forget;
        });
        ProjectQuestions.chrono(forget, input, longest);
    }

    public static void wrongShare(Written.WrongShare written, long seed) {
        ProjectQuestions.Answers p = ProjectQuestions.Answers.random(seed);
        double share = StudentCode.run(
                "wrongShare", () -> written.share(p.given().clone(), p.wanted().clone(), p.tolerance()));
        ProjectQuestions.WRONG_SHARE.judge(p, ProjectQuestions.share(share));
    }

    /** A trained model whose loss on new sequences of the adding problem is {@code limit} or less. */
    public static void solves(Model model, AddingProblem task, double limit, long seed) {
        ProjectQuestions.solves(model, task, task.memoryless(), limit, seed);
    }

    /** By how many powers of ten ‖∂state_T/∂state_0‖ is larger in one run than in another. */
    public static void gained(double given, UnrolledCell before, UnrolledCell after) {
        MeasureQuestions.GAINED.judge(new MeasureQuestions.Pair(before, after), MeasureQuestions.powersOfTen(given));
    }
}
