package gateflow.exercise;

import static gateflow.exercise.Grids.vector;

import gateflow.cell.Parameters;
import java.util.function.DoubleUnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class StepQuestionsTest {
    private static final long SEED = 6;
    private static final DoubleUnaryOperator SIGMA = z -> 1 / (1 + Math.exp(-z));

    private static SimpleMatrix the(Parameters p, String name) {
        return SimpleMatrix.wrap(p.get(name));
    }

    private static SimpleMatrix z(Parameters p, String gate, SimpleMatrix read, double[] x) {
        return the(p, "W" + gate).mult(read).plus(input(p, gate, x));
    }

    private static SimpleMatrix input(Parameters p, String gate, double[] x) {
        return the(p, "U" + gate).mult(vector(x)).plus(the(p, "b" + gate));
    }

    private static SimpleMatrix tanh(SimpleMatrix z) {
        return StepProblem.each(z, Math::tanh);
    }

    private static SimpleMatrix sigma(SimpleMatrix z) {
        return StepProblem.each(z, SIGMA);
    }

    private static SimpleMatrix oneMinus(SimpleMatrix a) {
        return a.scale(-1).plus(1);
    }

    /** A step with matrices in place of arrays. */
    private interface Step {
        SimpleMatrix of(Parameters p, SimpleMatrix s, double[] x);
    }

    private static Written.Step written(Step step) {
        return (p, s, x) -> Grids.values(step.of(p, vector(s), x));
    }

    private static void residual(Step step) {
        Check.residualStep(written(step), SEED);
    }

    @Test
    void eachWrongResidualStepIsCalledByItsName() {
        Mutants.of(StepQuestions.RESIDUAL)
                .isTold(
                        "The plus stands inside",
                        () -> residual((p, s, x) -> tanh(z(p, "", s, x).plus(s))))
                .isTold("The skip is missing", () -> residual((p, s, x) -> tanh(z(p, "", s, x))))
                .isTold(
                        "The skip goes through W",
                        () -> residual((p, s, x) -> the(p, "W").mult(s).plus(tanh(z(p, "", s, x)))))
                .isTold("tanh is left out", () -> residual((p, s, x) -> s.plus(z(p, "", s, x))))
                .isTold(
                        "W is transposed",
                        () -> residual((p, s, x) ->
                                s.plus(tanh(the(p, "W").transpose().mult(s).plus(input(p, "", x))))))
                .isSilentAbout(
                        () -> residual((p, s, x) -> s.plus(tanh(z(p, "", s, x)))),
                        () -> Check.residualStep(StepQuestionsTest::residualByLoops, SEED))
                .coverAll();
    }

    private static double[] residualByLoops(Parameters p, double[] s, double[] x) {
        double[] next = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            double z = p.get("b").get(i, 0);
            for (int j = 0; j < s.length; j++) {
                z += p.get("W").get(i, j) * s[j];
            }
            for (int j = 0; j < x.length; j++) {
                z += p.get("U").get(i, j) * x[j];
            }
            next[i] = s[i] + Math.tanh(z);
        }
        return next;
    }

    private static void simplified(Step step) {
        Check.simplifiedGruStep(written(step), SEED);
    }

    @Test
    void eachWrongSimplifiedGruIsCalledByItsName() {
        Mutants.of(StepQuestions.SIMPLIFIED_GRU)
                .isTold(
                        "f and 1 − f are swapped",
                        () -> simplified((p, s, x) -> {
                            SimpleMatrix f = sigma(z(p, "_f", s, x));
                            return oneMinus(f).elementMult(s).plus(f.elementMult(tanh(z(p, "", s, x))));
                        }))
                .isTold(
                        "1 − f is missing",
                        () -> simplified((p, s, x) ->
                                sigma(z(p, "_f", s, x)).elementMult(s).plus(tanh(z(p, "", s, x)))))
                .isTold(
                        "The old state is overwritten",
                        () -> simplified(
                                (p, s, x) -> oneMinus(sigma(z(p, "_f", s, x))).elementMult(tanh(z(p, "", s, x)))))
                .isTold(
                        "tanh stands where σ belongs",
                        () -> simplified((p, s, x) -> {
                            SimpleMatrix f = tanh(z(p, "_f", s, x));
                            return f.elementMult(s).plus(oneMinus(f).elementMult(tanh(z(p, "", s, x))));
                        }))
                .isSilentAbout(() -> simplified((p, s, x) -> {
                    SimpleMatrix candidate = tanh(z(p, "", s, x));
                    return candidate.plus(sigma(z(p, "_f", s, x)).elementMult(s.minus(candidate)));
                }))
                .coverAll();
    }

    private static void gru(Step step) {
        Check.gruStep(written(step), SEED);
    }

    private static SimpleMatrix blended(Parameters p, SimpleMatrix s, double[] x, SimpleMatrix candidate) {
        SimpleMatrix i = sigma(z(p, "_i", s, x));
        return oneMinus(i).elementMult(s).plus(i.elementMult(candidate));
    }

    private static SimpleMatrix reset(Parameters p, SimpleMatrix s, double[] x) {
        return sigma(z(p, "_o", s, x)).elementMult(s);
    }

    @Test
    void eachWrongGruIsCalledByItsName() {
        Mutants.of(StepQuestions.GRU)
                .isTold(
                        "The reset is applied after the product",
                        () -> gru((p, s, x) -> blended(
                                p,
                                s,
                                x,
                                tanh(sigma(z(p, "_o", s, x))
                                        .elementMult(the(p, "W").mult(s))
                                        .plus(input(p, "", x))))))
                .isTold("The reset o is left out", () -> gru((p, s, x) -> blended(p, s, x, tanh(z(p, "", s, x)))))
                .isTold(
                        "The blend is swapped",
                        () -> gru((p, s, x) -> {
                            SimpleMatrix i = sigma(z(p, "_i", s, x));
                            return i.elementMult(s).plus(oneMinus(i).elementMult(tanh(z(p, "", reset(p, s, x), x))));
                        }))
                .isTold(
                        "o and i are swapped",
                        () -> gru((p, s, x) -> {
                            SimpleMatrix o = sigma(z(p, "_o", s, x));
                            SimpleMatrix i = sigma(z(p, "_i", s, x));
                            return oneMinus(o).elementMult(s).plus(o.elementMult(tanh(z(p, "", i.elementMult(s), x))));
                        }))
                .isTold(
                        "The old state is reset as well",
                        () -> gru((p, s, x) -> {
                            SimpleMatrix kept = reset(p, s, x);
                            SimpleMatrix i = sigma(z(p, "_i", s, x));
                            return oneMinus(i).elementMult(kept).plus(i.elementMult(tanh(z(p, "", kept, x))));
                        }))
                .isSilentAbout(
                        () -> gru((p, s, x) -> blended(p, s, x, tanh(z(p, "", reset(p, s, x), x)))),
                        () -> gru((p, s, x) -> {
                            SimpleMatrix candidate = tanh(z(p, "", reset(p, s, x), x));
                            return s.plus(sigma(z(p, "_i", s, x)).elementMult(candidate.minus(s)));
                        }))
                .coverAll();
    }
}
