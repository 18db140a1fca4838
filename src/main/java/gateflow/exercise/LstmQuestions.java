package gateflow.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** One step of an LSTM, by code and by hand: gates that the library computed, put together rightly and wrongly. */
final class LstmQuestions {
    private LstmQuestions() {}

    /** s_t and h_t of one unit from its gates and its old state. */
    private interface Unit {
        double of(double o, double i, double f, double candidate, double before);
    }

    private static final Unit S = (o, i, f, candidate, before) -> f * before + i * candidate;
    private static final Unit H = shown(S);

    static final List<Mistake<LstmProblem>> MISTAKES = List.of(
            state("i and f are swapped.", (o, i, f, c, before) -> i * before + f * c),
            state("o and i are swapped.", (o, i, f, c, before) -> f * before + o * c, swappedWith(true)),
            state("o and f are swapped.", (o, i, f, c, before) -> o * before + i * c, swappedWith(false)),
            state("The input gate is left out: s_t = f ⊙ s_{t-1} + i ⊙ s̃.", (o, i, f, c, before) -> f * before + c),
            state("The forget gate is left out: the old state is kept whole.", (o, i, f, c, before) -> before + i * c),
            state("The state is overwritten, not added to: f ⊙ s_{t-1} is missing.", (o, i, f, c, before) -> i * c),
            state(
                    "1 − f stands where i belongs: that is the simplified GRU.",
                    (o, i, f, c, before) -> f * before + (1 - f) * c),
            state("1 − f stands where f belongs: f = 1 keeps.", (o, i, f, c, before) -> (1 - f) * before + i * c),
            state(
                    "The candidate has σ where tanh belongs: it must be able to be negative.",
                    (o, i, f, c, before) -> f * before + i * sigmaOfArctanh(c)),
            output(
                    "tanh is left out of the output: h_t = o ⊙ tanh(s_t).",
                    (o, i, f, c, before) -> o * S.of(o, i, f, c, before)),
            output(
                    "Off by one in t: h_t shows s_{t-1} in place of s_t.",
                    (o, i, f, c, before) -> o * Math.tanh(before)),
            output("The output gate is left out of h_t.", (o, i, f, c, before) -> Math.tanh(S.of(o, i, f, c, before))),
            output(
                    "The logistic function stands where tanh belongs in h_t.",
                    (o, i, f, c, before) -> o * sigma(S.of(o, i, f, c, before))),
            inner("The biases are left out.", LstmProblem::withoutBiases),
            inner("The matrices W are transposed.", LstmProblem::withTransposedW),
            inner("The gates read s_{t-1}; they must read h_{t-1}.", p -> p.readingFrom(p.s())));

    static final Question<LstmProblem> STEP = Question.ofCode(p -> answer(p, S, H), MISTAKES);

    static final Question<LstmProblem> BY_HAND = Question.byHand(p -> answer(p, S, H), MISTAKES);

    /** What reaches s_t through h_t, from ∂L/∂h_t. */
    private interface Shown {
        double of(double o, double s);
    }

    private static final Shown SHOW = (o, s) -> o * (1 - Math.tanh(s) * Math.tanh(s));
    private static final Unit KEEP = (o, i, f, c, before) -> f;

    /** ∂L/∂s_{t−1} along s alone, from ∂L/∂s_t and ∂L/∂h_t. */
    static final Question<BackwardProblem> BACKWARD = Question.ofCode(
            p -> p.back(SHOW, KEEP),
            List.of(
                    new Mistake<>(
                            "The carry is missing in the backward pass: ∂L/∂s_{t-1} += f ⊙ ∂L/∂s_t.",
                            p -> p.back(SHOW, (o, i, f, c, before) -> 0)),
                    new Mistake<>(
                            "i stands where f belongs in the backward pass.", p -> p.back(SHOW, (o, i, f, c, b) -> i)),
                    new Mistake<>(
                            "The way from h_t to s_t is missing in the backward pass: o ⊙ tanh′(s_t).",
                            p -> p.back((o, s) -> 0, KEEP)),
                    new Mistake<>(
                            "tanh′ is taken at the wrong side: it is 1 − tanh²(s_t), not 1 − s_t².",
                            p -> p.back((o, s) -> o * (1 - s * s), KEEP)),
                    new Mistake<>("tanh′ is left out on the way from h_t to s_t.", p -> p.back((o, s) -> o, KEEP)),
                    new Mistake<>(
                            "The output gate is left out on the way from h_t to s_t.",
                            p -> p.back((o, s) -> SHOW.of(1, s), KEEP)),
                    new Mistake<>(
                            "1 − h_t² stands where tanh′(s_t) belongs: h_t has the factor o in it.",
                            p -> p.back((o, s) -> o * (1 - Math.pow(o * Math.tanh(s), 2)), KEEP))));

    /** A step of an LSTM and what comes back to its s_t and h_t. */
    record BackwardProblem(LstmProblem step, double[] ds, double[] dh) {
        static BackwardProblem random(long seed) {
            LstmProblem step = LstmProblem.random(seed);
            Random random = new Random(seed + 1);
            return new BackwardProblem(
                    step, Grids.randomRow(step.units(), 1, random), Grids.randomRow(step.units(), 1, random));
        }

        private Answer back(Shown shown, Unit keep) {
            double[] s = each(step, S);
            double[] o = step.gates().o();
            double[] kept = each(step, keep);
            double[] back = new double[s.length];
            Arrays.setAll(back, k -> kept[k] * (ds[k] + dh[k] * shown.of(o[k], s[k])));
            return stateGradient(back);
        }
    }

    static Answer stateGradient(double[] back) {
        return new Answer().vector("∂L/∂s_{t-1}", back);
    }

    private static Mistake<LstmProblem> state(String sentence, Unit s) {
        return state(sentence, s, shown(s));
    }

    private static Mistake<LstmProblem> state(String sentence, Unit s, Unit h) {
        return new Mistake<>(sentence, p -> answer(p, s, h));
    }

    private static Mistake<LstmProblem> output(String sentence, Unit h) {
        return new Mistake<>(sentence, p -> answer(p, S, h));
    }

    private static Mistake<LstmProblem> inner(String sentence, UnaryOperator<LstmProblem> change) {
        return new Mistake<>(sentence, p -> answer(change.apply(p), S, H));
    }

    private static Unit shown(Unit s) {
        return (o, i, f, candidate, before) -> o * Math.tanh(s.of(o, i, f, candidate, before));
    }

    /** The output if o has changed places with i, or with f. */
    private static Unit swappedWith(boolean input) {
        return (o, i, f, c, before) -> input ? i * Math.tanh(f * before + o * c) : f * Math.tanh(o * before + i * c);
    }

    private static Answer answer(LstmProblem p, Unit s, Unit h) {
        return answer(each(p, s), each(p, h));
    }

    static Answer answer(double[] s, double[] h) {
        return new Answer().vector("s_t", s).vector("h_t", h);
    }

    private static double[] each(LstmProblem p, Unit unit) {
        LstmProblem.Gates gates = p.gates();
        double[] values = new double[p.units()];
        Arrays.setAll(values, k -> unit.of(gates.o()[k], gates.i()[k], gates.f()[k], gates.candidate()[k], p.s()[k]));
        return values;
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** σ(z) from tanh(z). */
    private static double sigmaOfArctanh(double tanh) {
        return sigma(0.5 * Math.log((1 + tanh) / (1 - tanh)));
    }
}
