package gateflow.exercise;

import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import gateflow.trace.GradientTracer;
import gateflow.train.LearningCurve;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.simple.SimpleMatrix;

/** Numbers that students measure on a run of the library. */
final class MeasureQuestions {
    private static final double WIDTH = 1e-5;

    private MeasureQuestions() {}

    /** How far σ_max(W)^T lies above ‖∂s_T/∂s_0‖ of an RNN, in powers of ten. */
    static final Question<UnrolledCell> LOOSENESS = Question.byHand(
            run -> powersOfTen(bound(run) - truth(run)),
            List.of(
                    new Mistake<>(
                            "The sign is turned round: the bound lies above the truth.",
                            run -> powersOfTen(truth(run) - bound(run))),
                    new Mistake<>(
                            "This is the natural logarithm; powers of ten are asked for.",
                            run -> powersOfTen((bound(run) - truth(run)) * Math.log(10))),
                    new Mistake<>(
                            "This is the bound alone; its distance from the truth is asked for.",
                            run -> powersOfTen(bound(run))),
                    new Mistake<>(
                            "This is the truth alone; its distance from the bound is asked for.",
                            run -> powersOfTen(truth(run)))));

    static Answer powersOfTen(double value) {
        return new Answer().number("the number of powers of ten", value);
    }

    private static double truth(UnrolledCell run) {
        return GradientTracer.of(run).jacobians().log10SpectralNorms()[0];
    }

    private static double bound(UnrolledCell run) {
        return run.steps()
                * Math.log10(Spectrum.norm(SimpleMatrix.wrap(run.parameters().get("W"))));
    }

    /** Two runs of one length. */
    record Pair(UnrolledCell before, UnrolledCell after) {
        private double gained() {
            return reach(after) - reach(before);
        }

        private static double reach(UnrolledCell run) {
            return GradientTracer.of(run).jacobianNorms().log10Norms()[0];
        }
    }

    static final Question<Pair> GAINED = Question.byHand(
            p -> powersOfTen(p.gained()),
            List.of(
                    new Mistake<>(
                            "before − after is given; after − before is asked for.", p -> powersOfTen(-p.gained())),
                    new Mistake<>(
                            "This is the norm after training alone; its distance from that before is asked for.",
                            p -> powersOfTen(Pair.reach(p.after()))),
                    new Mistake<>(
                            "This is the quotient of the norms; its logarithm is asked for.",
                            p -> powersOfTen(Math.pow(10, p.gained())))));

    /** A training and the limit at which it would clip. */
    record Clipped(LearningCurve curve, double limit) {
        private long steps() {
            return Arrays.stream(curve.gradientNorms())
                    .filter(norm -> norm > limit)
                    .count();
        }
    }

    static final Question<Clipped> CLIPPED_SHARE = Question.byHand(
            p -> share(p.steps() / (double) p.curve().size()),
            List.of(
                    new Mistake<>(
                            "This is the number of steps; their share of all steps is asked for.",
                            p -> share(p.steps())),
                    new Mistake<>(
                            "This is the share of the steps that were not clipped.",
                            p -> share(1 - p.steps() / (double) p.curve().size()))));

    static Answer share(double value) {
        return new Answer().number("the share", value);
    }

    /** One step of an LSTM unit without input: s_{t−1} and o_{t−1}. */
    record HeldProblem(Parameters weights, double s, double o) {
        /** ds_t/ds_{t−1} by central differences, with h_{t−1} as {@code h} says. */
        private double slope(DoubleUnaryOperator h) {
            return (after(s + WIDTH, h).state("s", 1).get(0, 0)
                            - after(s - WIDTH, h).state("s", 1).get(0, 0))
                    / (2 * WIDTH);
        }

        private double held() {
            double still = o * Math.tanh(s);
            return slope(moved -> still);
        }

        private double whole() {
            return slope(moved -> o * Math.tanh(moved));
        }

        private double gate(String name) {
            return after(s, moved -> o * Math.tanh(moved)).gate(name, 1).get(0, 0);
        }

        private UnrolledCell after(double state, DoubleUnaryOperator h) {
            UnrolledCell run = new LstmCell(1, 1).unroll(weights, 1, 1);
            run.state("s", 0).set(0, 0, state);
            run.state("h", 0).set(0, 0, h.applyAsDouble(state));
            run.forward();
            return run;
        }
    }

    static final Question<HeldProblem> HELD_AND_WHOLE = Question.byHand(
            p -> slopes(p.held(), p.whole()),
            List.of(
                    new Mistake<>("held and whole are swapped.", p -> slopes(p.whole(), p.held())),
                    new Mistake<>(
                            "h_{t-1} was held still both times; for whole it must move with s_{t-1}.",
                            p -> slopes(p.held(), p.held())),
                    new Mistake<>(
                            "h_{t-1} moved both times; for held it must stay as it is.",
                            p -> slopes(p.whole(), p.whole())),
                    new Mistake<>(
                            "whole is the second way alone; the carry belongs to it as well.",
                            p -> slopes(p.held(), p.whole() - p.held())),
                    new Mistake<>(
                            "For whole, h_{t-1} is set to s_{t-1}; it is o_{t-1} tanh(s_{t-1}).",
                            p -> slopes(p.held(), p.slope(moved -> moved))),
                    new Mistake<>(
                            "held is the input gate, not the forget gate.", p -> slopes(p.gate("i"), p.whole()))));

    static Answer slopes(double held, double whole) {
        return new Answer().number("held", held).number("whole", whole);
    }

    /** The recurrent weight of the candidate that makes the whole derivative zero at s = 0, all else zero but b_f. */
    static final Question<Double> CANCELS = Question.byHand(
            bias -> candidate(-forget(bias) / 0.25),
            List.of(
                    new Mistake<>(
                            "The two ways add up: W must be negative to take away what f brings.",
                            bias -> candidate(forget(bias) / 0.25)),
                    new Mistake<>(
                            "o_{t-1} = σ(0) is left out: h_{t-1} moves half as much as s_{t-1}.",
                            bias -> candidate(-forget(bias) / 0.5)),
                    new Mistake<>(
                            "i_t = σ(0) and o_{t-1} = σ(0) are both left out: each is one half.",
                            bias -> candidate(-forget(bias))),
                    new Mistake<>(
                            "This cancels the bias b_f; the gate f = σ(b_f) is what must be cancelled.",
                            bias -> candidate(-bias / 0.25))));

    static Answer candidate(double weight) {
        return new Answer().number("the weight W", weight);
    }

    private static double forget(double bias) {
        return 1 / (1 + Math.exp(-bias));
    }

    /** Σ m · share_m over all steps of a run. */
    static final Question<UnrolledCell> MEAN_DETOURS = Question.byHand(
            run -> mean(weighted(run, 0, 1)),
            List.of(
                    new Mistake<>(
                            "Each share is multiplied by m + 1: the first place is for paths without a detour.",
                            run -> mean(weighted(run, 1, 1))),
                    new Mistake<>(
                            "The mean is divided by the number of steps: it is the share of the steps.",
                            run -> mean(weighted(run, 0, run.steps()))),
                    new Mistake<>(
                            "These are the shares by projection, which may be negative; sharesByNorm is asked for.",
                            run -> mean(byProjection(run)))));

    static Answer mean(double value) {
        return new Answer().number("the mean number of detours", value);
    }

    private static double weighted(UnrolledCell run, int more, double over) {
        var detours = GradientTracer.of(run).detours(run.steps());
        double sum = 0;
        for (int m = 0; m <= run.steps(); m++) {
            sum += (m + more) * detours.sharesByNorm(m)[0];
        }
        return sum / over;
    }

    private static double byProjection(UnrolledCell run) {
        var detours = GradientTracer.of(run).detours(run.steps());
        double sum = 0;
        for (int m = 0; m <= run.steps(); m++) {
            sum += m * detours.sharesByProjection(m)[0];
        }
        return sum;
    }
}
