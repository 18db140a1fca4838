package gateflow.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The gradient of one unit as a sum over time: its terms by hand, its short and long parts by code. */
final class UnitQuestions {
    private UnitQuestions() {}

    static final String TERM = "term";

    static final Question<UnitProblem> TERMS = Question.byHand(
            p -> terms(p, p.lossSlope(), p.terms()),
            List.of(
                    new Mistake<>(
                            "The terms are in the reverse order: the first one is that of t = 1.",
                            p -> terms(p, p.lossSlope(), reversed(p.terms()))),
                    new Mistake<>("∂L/∂O_T is left out of every term.", p -> terms(p, 1, p.terms())),
                    new Mistake<>(
                            "The factors ∂O_k/∂O_{k-1} are left out: these are the direct parts only.",
                            p -> terms(p, p.lossSlope(), direct(p, t -> 1 - square(p.outputs()[t])))),
                    new Mistake<>(
                            "Each term lacks its own slope 1 − O_t².",
                            p -> terms(p, p.lossSlope(), withoutOwnSlope(p))),
                    new Mistake<>(
                            "These are running sums; each term is asked for alone.",
                            p -> terms(p, p.lossSlope(), runningSums(p.terms())))));

    static final Question<UnitProblem> SPLIT = Question.ofCode(
            p -> parts(shortPart(p), longPart(p)),
            List.of(
                    new Mistake<>(
                            "The short-term and the long-term part are swapped.",
                            p -> parts(longPart(p), shortPart(p))),
                    new Mistake<>(
                            "The long-term part includes the short-term part: it is the whole gradient.",
                            p -> parts(shortPart(p), shortPart(p) + longPart(p))),
                    new Mistake<>(
                            "The long-term part goes only one step back: the steps before T − 1 are missing.",
                            p -> parts(shortPart(p), p.terms()[p.steps() - 2])),
                    new Mistake<>(
                            "The long-term part lacks the factors ∂O_k/∂O_{k-1}.",
                            p -> parts(shortPart(p), directLong(p)))));

    private static Answer terms(UnitProblem p, double slope, double[] terms) {
        return new Answer()
                .vector(TERM, Arrays.stream(terms).map(term -> slope * term).toArray());
    }

    static Answer parts(double shortTerm, double longTerm) {
        return new Answer().number("the short-term part", shortTerm).number("the long-term part", longTerm);
    }

    private static double shortPart(UnitProblem p) {
        return p.terms()[p.steps() - 1];
    }

    private static double longPart(UnitProblem p) {
        return Arrays.stream(p.terms()).limit(p.steps() - 1L).sum();
    }

    private static double directLong(UnitProblem p) {
        return Arrays.stream(direct(p, t -> 1 - square(p.outputs()[t])))
                .limit(p.steps() - 1L)
                .sum();
    }

    /** What each step does directly, with this slope. */
    private static double[] direct(UnitProblem p, IntToDoubleFunction slope) {
        double[] terms = new double[p.steps()];
        Arrays.setAll(terms, k -> slope.applyAsDouble(k + 1) * p.x()[k + 1]);
        return terms;
    }

    private static double[] withoutOwnSlope(UnitProblem p) {
        double[] terms = p.terms();
        Arrays.setAll(terms, k -> terms[k] / (1 - square(p.outputs()[k + 1])));
        return terms;
    }

    private static double[] reversed(double[] terms) {
        double[] reversed = terms.clone();
        Arrays.setAll(reversed, k -> terms[terms.length - 1 - k]);
        return reversed;
    }

    private static double[] runningSums(double[] terms) {
        double[] sums = terms.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private static double square(double value) {
        return value * value;
    }
}
