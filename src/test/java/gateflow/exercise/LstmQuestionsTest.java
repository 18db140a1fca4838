package gateflow.exercise;

import gateflow.cell.Parameters;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class LstmQuestionsTest {
    private static final long SEED = 4;

    /** How a student puts one unit together, from z_o, z_i, z_f, z_s̃ and the old state: {s_t, h_t}. */
    private interface Unit {
        double[] of(double zo, double zi, double zf, double z, double before);
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[] shown(double o, double s) {
        return new double[] {s, o * Math.tanh(s)};
    }

    private static Written.LstmStep step(Unit unit, boolean readsState, boolean biases, boolean turned) {
        return (p, s, h, x) -> {
            double[] read = readsState ? s : h;
            double[][] z = new double[4][];
            String[] gates = {"_o", "_i", "_f", ""};
            for (int g = 0; g < 4; g++) {
                SimpleMatrix w = SimpleMatrix.wrap(p.get("W" + gates[g]));
                SimpleMatrix sum = (turned ? w.transpose() : w)
                        .mult(Grids.vector(read))
                        .plus(SimpleMatrix.wrap(p.get("U" + gates[g])).mult(Grids.vector(x)));
                z[g] = Grids.values(biases ? sum.plus(SimpleMatrix.wrap(p.get("b" + gates[g]))) : sum);
            }
            double[][] next = new double[2][s.length];
            for (int k = 0; k < s.length; k++) {
                double[] both = unit.of(z[0][k], z[1][k], z[2][k], z[3][k], s[k]);
                next[0][k] = both[0];
                next[1][k] = both[1];
            }
            return next;
        };
    }

    private static final Unit GOOD =
            (o, i, f, c, before) -> shown(sigma(o), sigma(f) * before + sigma(i) * Math.tanh(c));

    private static void check(Unit unit) {
        Check.lstmStep(step(unit, false, true, false), SEED);
    }

    /** The right state, shown by this. */
    private static Unit showing(Unit output) {
        return (o, i, f, c, before) -> {
            double s = GOOD.of(o, i, f, c, before)[0];
            return new double[] {s, output.of(o, s, 0, 0, before)[0]};
        };
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    @Test
    void eachWrongStepIsCalledByItsName() {
        Mutants.of(LstmQuestions.STEP)
                .isTold("i and f are swapped", () -> check((o, i, f, c, b) -> GOOD.of(o, f, i, c, b)))
                .isTold("o and i are swapped", () -> check((o, i, f, c, b) -> GOOD.of(i, o, f, c, b)))
                .isTold("o and f are swapped", () -> check((o, i, f, c, b) -> GOOD.of(f, i, o, c, b)))
                .isTold(
                        "The input gate is left out",
                        () -> check((o, i, f, c, b) -> shown(sigma(o), sigma(f) * b + Math.tanh(c))))
                .isTold(
                        "The forget gate is left out",
                        () -> check((o, i, f, c, b) -> shown(sigma(o), b + sigma(i) * Math.tanh(c))))
                .isTold(
                        "The state is overwritten",
                        () -> check((o, i, f, c, b) -> shown(sigma(o), sigma(i) * Math.tanh(c))))
                .isTold(
                        "1 − f stands where i belongs",
                        () -> check((o, i, f, c, b) -> shown(sigma(o), sigma(f) * b + sigma(-f) * Math.tanh(c))))
                .isTold("1 − f stands where f belongs", () -> check((o, i, f, c, b) -> GOOD.of(o, i, -f, c, b)))
                .isTold(
                        "The candidate has σ",
                        () -> check((o, i, f, c, b) -> shown(sigma(o), sigma(f) * b + sigma(i) * sigma(c))))
                .isTold("tanh is left out of the output", () -> check(showing((o, s, x, y, b) -> one(sigma(o) * s))))
                .isTold("Off by one in t", () -> check(showing((o, s, x, y, b) -> one(sigma(o) * Math.tanh(b)))))
                .isTold("The output gate is left out", () -> check(showing((o, s, x, y, b) -> one(Math.tanh(s)))))
                .isTold("The logistic function", () -> check(showing((o, s, x, y, b) -> one(sigma(o) * sigma(s)))))
                .isTold("The biases", () -> Check.lstmStep(step(GOOD, false, false, false), SEED))
                .isTold("The matrices W", () -> Check.lstmStep(step(GOOD, false, true, true), SEED))
                .isTold("The gates read s_{t-1}", () -> Check.lstmStep(step(GOOD, true, true, false), SEED))
                .isSilentAbout(
                        () -> check(GOOD),
                        () -> check((o, i, f, c, b) -> {
                            double s = b / (1 + Math.exp(-f)) + (2 * sigma(2 * c) - 1) * (1 - sigma(-i));
                            return new double[] {s, (2 * sigma(2 * s) - 1) * sigma(o)};
                        }))
                .coverAll();
    }

    private static void byHand(double s, double h) {
        Parameters weights = Parameters.zeros(new gateflow.cell.LstmCell(1, 1).shapes())
                .set("b_f", 1)
                .set("b_i", -1)
                .set("b", 0.5)
                .set("b_o", 2);
        Check.lstmUnit(weights, 2, 0, 0, s, h);
    }

    @Test
    void aUnitByHandMayBeRoundedAndItsMistakesHaveTheSameNames() {
        double s = sigma(1) * 2 + sigma(-1) * Math.tanh(0.5);
        double swapped = sigma(-1) * 2 + sigma(1) * Math.tanh(0.5);
        Mutants.of(LstmQuestions.BY_HAND)
                .isTold("i and f are swapped", () -> byHand(swapped, sigma(2) * Math.tanh(swapped)))
                .isSilentAbout(() -> byHand(s, sigma(2) * Math.tanh(s)), () -> byHand(1.586, 0.8098));
    }
}
