package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateflow.exercise.StudentRnn.Bug;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class RnnQuestionsTest {
    private static final long SEED = 5;

    private static void forward(Bug... bugs) {
        Check.rnnForward(new StudentRnn(bugs)::forward, SEED);
    }

    private static void backward(Bug... bugs) {
        Check.rnnBackward(new StudentRnn(bugs)::backward, SEED);
    }

    @Test
    void eachWrongForwardPassIsCalledByItsName() {
        Mutants.of(RnnQuestions.FORWARD)
                .isTold("W is transposed", () -> forward(Bug.W_TRANSPOSED))
                .isTold("The bias b", () -> forward(Bug.NO_BIAS))
                .isTold("The state is not carried on", () -> forward(Bug.FROM_START))
                .isTold("Off by one in t", () -> forward(Bug.OLD_INPUT))
                .isTold("tanh is left out", () -> forward(Bug.NO_TANH))
                .isTold("The logistic", () -> forward(Bug.LOGISTIC))
                .isSilentAbout(() -> forward(), () -> Check.rnnForward(RnnQuestionsTest::withMatrices, SEED))
                .coverAll();
    }

    private static double[][] withMatrices(double[][] w, double[][] u, double[] b, double[] s0, double[][] x) {
        double[][] s = new double[x.length][];
        s[0] = s0;
        for (int t = 1; t < x.length; t++) {
            SimpleMatrix z = Grids.matrix(w).mult(Grids.vector(s[t - 1]));
            z = z.plus(Grids.matrix(u).mult(Grids.vector(x[t]))).plus(Grids.vector(b));
            s[t] = Grids.values(StepProblem.each(z, v -> 1 - 2 / (Math.exp(2 * v) + 1)));
        }
        return s;
    }

    @Test
    void eachWrongBackwardPassIsCalledByItsName() {
        Mutants.of(RnnQuestions.BACKWARD)
                .isTold("The gradient of the weights is overwritten", () -> backward(Bug.WEIGHTS_OVERWRITTEN))
                .isTold("The gradient at t = 4 was overwritten, not added", () -> backward(Bug.STATE_OVERWRITTEN))
                .isTold("What the loss gives to s_0", () -> backward(Bug.FIRST_LOSS_LOST))
                .isTold("W is not transposed on the way back", () -> backward(Bug.BACK_BY_W))
                .isTold("tanh′ is left out", () -> backward(Bug.NO_SLOPE))
                .isTold("tanh′ is taken at s_t,", () -> backward(Bug.SLOPE_OF_STATE))
                .isTold("Off by one in t: tanh′", () -> backward(Bug.SLOPE_BEFORE))
                .isTold("tanh′ is taken at the wrong side", () -> backward(Bug.SLOPE_AFTER_PRODUCT))
                .isTold("Off by one in t: ∂L/∂W", () -> backward(Bug.WRONG_STATE))
                .isTold("Nothing goes back", () -> backward(Bug.NO_FLOW))
                .isTold("The loop ends too early", () -> backward(Bug.STOPS_EARLY))
                .isTold("∂L/∂W is transposed", () -> backward(Bug.GRADIENT_TRANSPOSED))
                .isTold("The sign", () -> backward(Bug.SIGN))
                .isTold("The gradient is divided by the number of steps", () -> backward(Bug.MEAN))
                .isSilentAbout(() -> backward(), () -> Check.rnnBackward(RnnQuestionsTest::byRecursion, SEED))
                .coverAll();
    }

    /** The same gradient without a loop back: each state asks for its own, again and again. */
    private static RnnGradient byRecursion(double[][] w, double[][] s, double[][] x, double[][] dL) {
        SimpleMatrix dW = new SimpleMatrix(w.length, w.length);
        SimpleMatrix dU = new SimpleMatrix(w.length, x[1].length);
        SimpleMatrix db = new SimpleMatrix(w.length, 1);
        for (int t = 1; t < s.length; t++) {
            SimpleMatrix dz = dz(w, s, dL, t);
            dW = dW.plus(dz.mult(Grids.vector(s[t - 1]).transpose()));
            dU = dU.plus(dz.mult(Grids.vector(x[t]).transpose()));
            db = db.plus(dz);
        }
        return new RnnGradient(dW.toArray2(), dU.toArray2(), Grids.values(db), Grids.values(reaching(w, s, dL, 0)));
    }

    private static SimpleMatrix reaching(double[][] w, double[][] s, double[][] dL, int t) {
        SimpleMatrix own = Grids.vector(dL[t]);
        return t == s.length - 1 ? own : own.plus(Grids.matrix(w).transpose().mult(dz(w, s, dL, t + 1)));
    }

    private static SimpleMatrix dz(double[][] w, double[][] s, double[][] dL, int t) {
        return reaching(w, s, dL, t).elementMult(StepProblem.each(Grids.vector(s[t]), v -> (1 - v) * (1 + v)));
    }

    private interface Factor {
        SimpleMatrix of(SimpleMatrix slopes, SimpleMatrix w);
    }

    private static Written.JacobianProduct product(int first, int last, int slopeLag, boolean turned, Factor factor) {
        return (w, s) -> {
            SimpleMatrix product = SimpleMatrix.identity(w.length);
            for (int t = first; t <= last; t++) {
                double[] slopes = s[t - slopeLag].clone();
                for (int i = 0; i < slopes.length; i++) {
                    slopes[i] = 1 - slopes[i] * slopes[i];
                }
                SimpleMatrix step = factor.of(SimpleMatrix.diag(slopes), Grids.matrix(w));
                product = turned ? product.mult(step) : step.mult(product);
            }
            return product.toArray2();
        };
    }

    private static void jacobian(Written.JacobianProduct written) {
        Check.rnnJacobian(written, SEED);
    }

    @Test
    void eachWrongProductOfJacobiansIsCalledByItsName() {
        int steps = RnnProblem.STEPS;
        Factor right = (d, w) -> d.mult(w);
        Written.JacobianProduct good = product(1, steps, 0, false, right);
        Mutants.of(RnnQuestions.JACOBIAN)
                .isTold("The factors are in the wrong order", () -> jacobian(product(1, steps, 0, true, right)))
                .isTold(
                        "tanh′ is taken at the wrong side",
                        () -> jacobian(product(1, steps, 0, false, (d, w) -> w.mult(d))))
                .isTold("Off by one in t", () -> jacobian(product(1, steps, 1, false, right)))
                .isTold("One factor is missing", () -> jacobian(product(2, steps, 0, false, right)))
                .isTold("tanh′ is left out", () -> jacobian(product(1, steps, 0, false, (d, w) -> w)))
                .isTold("The Jacobian is transposed", () -> jacobian((w, s) -> Grids.transposed(good.jacobian(w, s))))
                .isSilentAbout(() -> jacobian(good), () -> jacobian(RnnQuestionsTest::columnByColumn))
                .coverAll();
    }

    /** ∂s_T/∂s_0[j] for one unit after the other. */
    private static double[][] columnByColumn(double[][] w, double[][] s) {
        double[][] jacobian = new double[w.length][w.length];
        for (int j = 0; j < w.length; j++) {
            double[] moved = new double[w.length];
            moved[j] = 1;
            for (int t = 1; t < s.length; t++) {
                double[] next = Grids.values(Grids.matrix(w).mult(Grids.vector(moved)));
                for (int i = 0; i < next.length; i++) {
                    next[i] *= 1 - s[t][i] * s[t][i];
                }
                moved = next;
            }
            for (int i = 0; i < w.length; i++) {
                jacobian[i][j] = moved[i];
            }
        }
        return jacobian;
    }

    @Test
    void anUnknownMistakeIsToldByItsFirstPlace() {
        assertThatThrownBy(() -> Check.rnnForward(
                        (w, u, b, s0, x) -> {
                            double[][] s = new StudentRnn().forward(w, u, b, s0, x);
                            s[3][1] += 0.25;
                            return s;
                        },
                        SEED))
                .isInstanceOf(CheckFailed.class)
                .hasMessageMatching(
                        "Not right yet\\. First wrong: s\\[3]\\[1] \\(t = 3, unit 1\\): expected \\S+, got \\S+\\.");
    }
}
