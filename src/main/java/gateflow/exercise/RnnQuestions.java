package gateflow.exercise;

import gateflow.math.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;

/** Forward, backward and the product of Jacobians of an RNN that a student writes with plain loops. */
final class RnnQuestions {
    static final String JACOBIAN_NAME = "∂s_T/∂s_0";

    private RnnQuestions() {}

    static final Question<RnnProblem> FORWARD = Question.ofCode(
            p -> states(p.states()),
            List.of(
                    new Mistake<>(
                            "W is transposed: s_t[i] sums W[i][j] s_{t-1}[j] over j.",
                            p -> states(p.withW(Grids.transposed(p.w())).states())),
                    new Mistake<>(
                            "The bias b is left out.",
                            p -> states(p.withoutBias().states())),
                    new Mistake<>(
                            "The state is not carried on: every step starts from s_0.", p -> states(fromStart(p))),
                    new Mistake<>(
                            "Off by one in t: step t reads x_{t-1} in place of x_t.",
                            p -> states(p.withInputs(shifted(p.x())).states())),
                    new Mistake<>("tanh is left out.", p -> states(p.states(Activation.IDENTITY))),
                    new Mistake<>(
                            "The logistic function stands where tanh belongs.",
                            p -> states(p.states(Activation.LOGISTIC)))));

    static final Question<RnnProblem> BACKWARD = Question.ofCode(
            p -> answer(p.gradient()),
            List.of(
                    new Mistake<>(
                            "The gradient of the weights is overwritten at each step, not added: only the term of t = 1 is left.",
                            p -> new RnnWalk(p).counting(t -> t == 1).gradient()),
                    new Mistake<>(
                            "The gradient at t = %d was overwritten, not added: what the loss gives to that state is lost."
                                    .formatted(RnnProblem.STEPS - 1),
                            p -> new RnnWalk(p).lossAt(t -> false).gradient()),
                    new Mistake<>(
                            "What the loss gives to s_0 is not added: the last step back goes to t = 0.",
                            p -> new RnnWalk(p).lossAt(t -> t > 0).gradient()),
                    new Mistake<>(
                            "W is not transposed on the way back: ∂L/∂s_{t-1} = Wᵀ ∂L/∂z_t.",
                            p -> new RnnWalk(p).notTransposed().gradient()),
                    new Mistake<>(
                            "tanh′ is left out: ∂L/∂z_t = ∂L/∂s_t ⊙ (1 − s_t²).",
                            p -> new RnnWalk(p).slope((s, t, i) -> 1).gradient()),
                    new Mistake<>(
                            "tanh′ is taken at s_t, but s_t is tanh(z_t) already: tanh′(z_t) = 1 − s_t².",
                            p -> new RnnWalk(p)
                                    .slope((s, t, i) -> 1 - Math.pow(Math.tanh(s[t][i]), 2))
                                    .gradient()),
                    new Mistake<>(
                            "Off by one in t: tanh′ is taken at s_{t-1}; step t needs 1 − s_t².", p -> new RnnWalk(p)
                                    .slope((s, t, i) -> 1 - Math.pow(s[t - 1][i], 2))
                                    .gradient()),
                    new Mistake<>(
                            "tanh′ is taken at the wrong side of Wᵀ: it belongs to z_t, before the product.",
                            p -> new RnnWalk(p)
                                    .slope((s, t, i) -> t == p.steps() ? 1 - Math.pow(s[t][i], 2) : 1)
                                    .slopeBack((s, t, i) -> t == 0 ? 1 : 1 - Math.pow(s[t][i], 2))
                                    .gradient()),
                    new Mistake<>(
                            "Off by one in t: ∂L/∂W needs s_{t-1}, which W was multiplied by, not s_t.",
                            p -> new RnnWalk(p).lag(0).gradient()),
                    new Mistake<>(
                            "Nothing goes back from step t to t − 1: the way through Wᵀ is missing.",
                            p -> new RnnWalk(p).withoutFlow().gradient()),
                    new Mistake<>(
                            "The loop ends too early: the step t = 1 is missing in the gradient of the weights.",
                            p -> new RnnWalk(p).counting(t -> t > 1).gradient()),
                    new Mistake<>("∂L/∂W is transposed: row i belongs to z_t[i].", p -> {
                        RnnGradient right = p.gradient();
                        return answer(new RnnGradient(Grids.transposed(right.W()), right.U(), right.b(), right.s0()));
                    }),
                    new Mistake<>(
                            "The sign is turned round: the gradient is asked for, not the step against it.",
                            p -> scaled(p.gradient(), -1)),
                    new Mistake<>(
                            "The gradient is divided by the number of steps; it is a sum over t, not a mean.",
                            p -> weightsScaled(p.gradient(), 1.0 / p.steps()))));

    static final Question<RnnProblem> JACOBIAN = Question.ofCode(
            p -> product(p, p.steps(), t -> t, false, (d, w) -> d.mult(w)),
            List.of(
                    new Mistake<>(
                            "The factors are in the wrong order: the one of the last step stands on the left.",
                            p -> product(p, p.steps(), t -> t, true, (d, w) -> d.mult(w))),
                    new Mistake<>(
                            "tanh′ is taken at the wrong side: the factor is diag(1 − s_t²) W, with W on the right.",
                            p -> product(p, p.steps(), t -> t, false, (d, w) -> w.mult(d))),
                    new Mistake<>(
                            "Off by one in t: the factor of step t has 1 − s_t², not 1 − s_{t-1}².",
                            p -> product(p, p.steps(), t -> t - 1, false, (d, w) -> d.mult(w))),
                    new Mistake<>(
                            "One factor is missing: from s_0 to s_T there are T of them.",
                            p -> product(p, p.steps() - 1, t -> t + 1, false, (d, w) -> d.mult(w))),
                    new Mistake<>(
                            "tanh′ is left out: this is W to the power T.",
                            p -> product(p, p.steps(), t -> t, false, (d, w) -> w)),
                    new Mistake<>("The Jacobian is transposed: row i, column j is ∂s_T[i]/∂s_0[j].", p -> new Answer()
                            .matrix(
                                    JACOBIAN_NAME,
                                    Grids.transposed(product(p, p.steps(), t -> t, false, (d, w) -> d.mult(w))
                                            .rows(JACOBIAN_NAME))))));

    static Answer states(double[][] s) {
        return new Answer().states("s", s);
    }

    static Answer answer(RnnGradient gradient) {
        return new Answer()
                .matrix("∂L/∂W", gradient.W())
                .matrix("∂L/∂U", gradient.U())
                .vector("∂L/∂b", gradient.b())
                .vector("∂L/∂s_0", gradient.s0());
    }

    private static double[][] fromStart(RnnProblem p) {
        double[][] s = new double[p.steps() + 1][];
        s[0] = p.s0();
        for (int t = 1; t <= p.steps(); t++) {
            s[t] = p.withInputs(new double[][] {p.x()[0], p.x()[t]}).states()[1];
        }
        return s;
    }

    private static double[][] shifted(double[][] x) {
        double[][] later = x.clone();
        System.arraycopy(x, 0, later, 1, x.length - 1);
        return later;
    }

    private static Answer scaled(RnnGradient gradient, double factor) {
        Answer whole = weightsScaled(gradient, factor);
        return answer(new RnnGradient(
                whole.rows("∂L/∂W"), whole.rows("∂L/∂U"), whole.vector("∂L/∂b"), times(gradient.s0(), factor)));
    }

    private static Answer weightsScaled(RnnGradient gradient, double factor) {
        return answer(new RnnGradient(
                rows(gradient.W(), row -> times(row, factor)),
                rows(gradient.U(), row -> times(row, factor)),
                times(gradient.b(), factor),
                gradient.s0()));
    }

    private static double[][] rows(double[][] grid, UnaryOperator<double[]> change) {
        return Arrays.stream(grid).map(change).toArray(double[][]::new);
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private interface StepFactor {
        SimpleMatrix of(SimpleMatrix slopes, SimpleMatrix w);
    }

    /** The product of {@code count} step factors, in which step t has the slopes at {@code slopesAt(t)}. */
    private static Answer product(
            RnnProblem p, int count, IntUnaryOperator slopesAt, boolean firstLeft, StepFactor factor) {
        double[][] s = p.states();
        SimpleMatrix w = Grids.matrix(p.w());
        SimpleMatrix product = SimpleMatrix.identity(p.w().length);
        for (int t = 1; t <= count; t++) {
            double[] slopes = Arrays.stream(s[slopesAt.applyAsInt(t)])
                    .map(value -> 1 - value * value)
                    .toArray();
            SimpleMatrix step = factor.of(SimpleMatrix.diag(slopes), w);
            product = firstLeft ? product.mult(step) : step.mult(product);
        }
        return new Answer().matrix(JACOBIAN_NAME, product.toArray2());
    }
}
