package gateflow.exercise;

import org.junit.jupiter.api.Test;

class PathQuestionsTest {
    private static final double[] F = {0, 0.9, 0.8, 0.7, 0.95, 0.6};

    private static void carry(double share) {
        Check.carry(share, F, 2);
    }

    @Test
    void eachWrongCarryIsCalledByItsName() {
        Mutants.of(PathQuestions.CARRY)
                .isTold("One gate too many", () -> carry(0.8 * 0.7 * 0.95 * 0.6))
                .isTold("One gate too few at the start", () -> carry(0.95 * 0.6))
                .isTold("One gate too few at the end", () -> carry(0.7 * 0.95))
                .isTold("The gates are added", () -> carry(0.7 + 0.95 + 0.6))
                .isTold("1 − f is multiplied", () -> carry(0.3 * 0.05 * 0.4))
                .isSilentAbout(() -> carry(0.7 * 0.95 * 0.6), () -> carry(0.399))
                .coverAll();
    }

    /** The sums by a table over all steps. */
    private static double[] table(double[] c, double[] r, int most, int last) {
        double[][] p = new double[last + 1][most + 1];
        p[0][0] = 1;
        for (int t = 1; t <= last; t++) {
            for (int m = 0; m <= most; m++) {
                p[t][m] = p[t - 1][m] * c[t] + (m == 0 ? 0 : p[t - 1][m - 1] * r[t]);
            }
        }
        return p[last];
    }

    private static double[] inPlace(double[] c, double[] r, int most, boolean down, boolean carry) {
        double[] p = new double[most + 1];
        p[0] = 1;
        for (int t = 1; t < c.length; t++) {
            for (int k = 0; k <= most; k++) {
                int m = down ? most - k : k;
                p[m] = p[m] * (carry ? c[t] : 1) + (m == 0 ? 0 : p[m - 1] * r[t]);
            }
        }
        return p;
    }

    private static void detours(Written.DetourSums written) {
        Check.detours(written, 8);
    }

    @Test
    void eachWrongSumOverDetoursIsCalledByItsName() {
        Mutants.of(PathQuestions.DETOURS)
                .isTold("P^(m−1) of the new step", () -> detours((c, r, most) -> inPlace(c, r, most, false, true)))
                .isTold("The carry is left out", () -> detours((c, r, most) -> inPlace(c, r, most, true, false)))
                .isTold("Carry and rest are swapped", () -> detours((c, r, most) -> table(r, c, most, c.length - 1)))
                .isTold("Off by one in t", () -> detours((c, r, most) -> table(c, r, most, c.length - 2)))
                .isTold(
                        "Off by one in m",
                        () -> detours((c, r, most) -> {
                            double[] sums = new double[most + 1];
                            System.arraycopy(table(c, r, most, c.length - 1), 1, sums, 0, most);
                            return sums;
                        }))
                .isSilentAbout(
                        () -> detours((c, r, most) -> table(c, r, most, c.length - 1)),
                        () -> detours((c, r, most) -> inPlace(c, r, most, true, true)))
                .coverAll();
    }

    private static void counts(double... counts) {
        Check.pathCounts(counts, 9);
    }

    @Test
    void eachWrongNumberOfPathsIsCalledByItsName() {
        Mutants.of(PathQuestions.COUNTS)
                .isTold("The order of the detours", () -> counts(1, 9, 72, 504))
                .isTold("One step can make only one", () -> counts(1, 9, 81, 729))
                .isTold("Off by one: there are n steps, not n − 1", () -> counts(1, 8, 28, 56))
                .isTold("Off by one: there are n steps, not n + 1", () -> counts(1, 10, 45, 120))
                .isSilentAbout(() -> counts(1, 9, 36, 84))
                .coverAll();
    }

    private static void shares(double... shares) {
        Check.detourShares(shares, 4, 0.5);
    }

    /** Four steps with r = 1/2: 1 + 4/2 + 6/4 + 4/8 + 1/16 = 81/16. */
    @Test
    void eachWrongHistogramIsCalledByItsName() {
        Mutants.of(PathQuestions.SHARES)
                .isTold("These are not shares yet", () -> shares(1, 2, 1.5, 0.5))
                .isTold("The number of paths", () -> shares(16 / 81., 8 / 81., 4 / 81., 2 / 81.))
                .isTold("The factor r", () -> shares(1 / 16., 4 / 16., 6 / 16., 4 / 16.))
                .isTold("r and the carry", () -> shares(1 / 81., 8 / 81., 24 / 81., 32 / 81.))
                .isSilentAbout(
                        () -> shares(16 / 81., 32 / 81., 24 / 81., 8 / 81.),
                        () -> shares(0.1975, 0.3951, 0.2963, 0.0988))
                .coverAll();
    }
}
