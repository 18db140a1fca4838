package gateflow.exercise;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnitQuestionsTest {
    private static final double IN = 0.9;
    private static final double H = 0.7;
    private static final double OUT = 1.2;
    private static final double[] X = {0, 0.8, -0.5, 0.3};
    private static final double Y = 1;

    /** The terms for t = 1..3 as on paper; each switch leaves out a factor. */
    private static double[] terms(boolean loss, boolean between, boolean own) {
        double[] o = new double[4];
        for (int t = 1; t <= 3; t++) {
            o[t] = Math.tanh(H * o[t - 1] + IN * X[t]);
        }
        double d32 = between ? (1 - o[3] * o[3]) * H : 1;
        double d21 = between ? (1 - o[2] * o[2]) * H : 1;
        double dL = loss ? 2 * (OUT * o[3] - Y) * OUT : 1;
        double[] chain = {dL * d32 * d21, dL * d32, dL};
        double[] terms = new double[3];
        Arrays.setAll(terms, k -> chain[k] * (own ? 1 - o[k + 1] * o[k + 1] : 1) * X[k + 1]);
        return terms;
    }

    private static void check(double... terms) {
        Check.terms(terms, IN, H, OUT, X, Y);
    }

    @Test
    void eachWrongSetOfTermsIsCalledByItsName() {
        double[] good = terms(true, true, true);
        Mutants.of(UnitQuestions.TERMS)
                .isTold("The terms are in the reverse order", () -> check(good[2], good[1], good[0]))
                .isTold("∂L/∂O_T is left out", () -> check(terms(false, true, true)))
                .isTold("The factors", () -> check(terms(true, false, true)))
                .isTold("Each term lacks its own slope", () -> check(terms(true, true, false)))
                .isTold("These are running sums", () -> check(good[0], good[0] + good[1], good[0] + good[1] + good[2]))
                .isSilentAbout(
                        () -> check(good),
                        () -> check(Arrays.stream(good)
                                .map(term -> Math.round(term * 1e5) / 1e5)
                                .toArray()))
                .coverAll();
    }

    /** {short, long}, walking back; the walk's factor and its end are open. */
    private static double[] split(double wIn, double wH, double[] x, boolean factors, int end) {
        double[] o = new double[x.length];
        for (int t = 1; t < x.length; t++) {
            o[t] = Math.tanh(wH * o[t - 1] + wIn * x[t]);
        }
        int last = x.length - 1;
        double chain = 1;
        double longTerm = 0;
        for (int t = last - 1; t >= end; t--) {
            chain *= factors ? (1 - o[t + 1] * o[t + 1]) * wH : 1;
            longTerm += chain * (1 - o[t] * o[t]) * x[t];
        }
        return new double[] {(1 - o[last] * o[last]) * x[last], longTerm};
    }

    private static void parts(Written.Split written) {
        Check.shortAndLong(written, 3);
    }

    @Test
    void eachWrongSplitIsCalledByItsName() {
        Mutants.of(UnitQuestions.SPLIT)
                .isTold(
                        "The short-term and the long-term part are swapped",
                        () -> parts((wIn, wH, x) -> {
                            double[] good = split(wIn, wH, x, true, 1);
                            return new double[] {good[1], good[0]};
                        }))
                .isTold(
                        "The long-term part includes",
                        () -> parts((wIn, wH, x) -> {
                            double[] good = split(wIn, wH, x, true, 1);
                            return new double[] {good[0], good[0] + good[1]};
                        }))
                .isTold(
                        "The long-term part goes only one step back",
                        () -> parts((wIn, wH, x) -> split(wIn, wH, x, true, x.length - 2)))
                .isTold("The long-term part lacks", () -> parts((wIn, wH, x) -> split(wIn, wH, x, false, 1)))
                .isSilentAbout(
                        () -> parts((wIn, wH, x) -> split(wIn, wH, x, true, 1)),
                        () -> parts(UnitQuestionsTest::forward))
                .coverAll();
    }

    /** The same from front to back: the derivative is carried along with the state. */
    private static double[] forward(double wIn, double wH, double[] x) {
        double o = 0;
        double earlier = 0;
        double direct = 0;
        for (int t = 1; t < x.length; t++) {
            double slopeIn = wH * (earlier + direct);
            o = Math.tanh(wH * o + wIn * x[t]);
            earlier = (1 - o * o) * slopeIn;
            direct = (1 - o * o) * x[t];
        }
        return new double[] {direct, earlier};
    }
}
