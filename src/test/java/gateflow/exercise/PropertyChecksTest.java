package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PropertyChecksTest {
    private static void tells(String beginning, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(CheckFailed.class).hasMessageStartingWith(beginning);
    }

    @Test
    void aMatrixThatGrowsFirstIsAnyMatrixThatDoes() {
        assertThatCode(() -> Check.growsFirst(new double[][] {{0.9, 50}, {0, 0.9}}, 20))
                .doesNotThrowAnyException();
        assertThatCode(() -> Check.growsFirst(new double[][] {{0.5, 0, 0}, {30, 0.5, 0}, {0, 2, -0.3}}, 20))
                .doesNotThrowAnyException();
        tells(
                "The spectral radius is 1.1; it must be below 1.",
                () -> Check.growsFirst(new double[][] {{1.1, 5}, {0, 0.2}}, 20));
        tells("W is normal", () -> Check.growsFirst(new double[][] {{0.5, 0.4}, {0.4, 0.5}}, 20));
        tells("No power is larger than 1", () -> Check.growsFirst(new double[][] {{0.5, 0.1}, {0, 0.5}}, 20));
        tells("The largest ‖Wⁿ‖ is 3", () -> Check.growsFirst(new double[][] {{0.1, 3}, {0, 0.1}}, 20));
        tells("W must be square", () -> Check.growsFirst(new double[][] {{0.1, 3}}, 20));
        tells("W has NaN in it", () -> Check.growsFirst(new double[][] {{Double.NaN}}, 20));
        tells("W is missing", () -> Check.growsFirst(null, 20));
    }

    @Test
    void eachWrongForgetBiasIsCalledByItsName() {
        double f = Math.pow(0.5, 1.0 / 200);
        double bias = Math.log(f / (1 - f));
        assertThatCode(() -> Check.forgetBias(bias, 200, 0.5)).doesNotThrowAnyException();
        assertThatCode(() -> Check.forgetBias(5.66, 200, 0.5)).doesNotThrowAnyException();
        tells("This is the gate f", () -> Check.forgetBias(f, 200, 0.5));
        tells("The sign is turned round", () -> Check.forgetBias(-bias, 200, 0.5));
        tells("log(200) keeps about 1/e", () -> Check.forgetBias(Math.log(200), 200, 0.5));
        tells("This is log f", () -> Check.forgetBias(Math.log(f), 200, 0.5));
        tells("With b_f = 3 the share", () -> Check.forgetBias(3, 200, 0.5));
        tells("The bias is NaN", () -> Check.forgetBias(Double.NaN, 200, 0.5));
    }

    /** Differences as a student writes them: from s + up to s − down, divided by {@code over}. */
    private static Written.Differences differences(double up, double down, double over) {
        return (g, s) -> {
            double[][] jacobian = new double[g.apply(s).length][s.length];
            for (int j = 0; j < s.length; j++) {
                double[] above = moved(g, s, j, up);
                double[] below = moved(g, s, j, -down);
                for (int i = 0; i < above.length; i++) {
                    jacobian[i][j] = (above[i] - below[i]) / over;
                }
            }
            return jacobian;
        };
    }

    private static double[] moved(UnaryOperator<double[]> g, double[] s, int j, double by) {
        double[] point = s.clone();
        point[j] += by;
        return g.apply(point);
    }

    private static void check(Written.Differences written) {
        Check.differences(written, 3);
    }

    @Test
    void eachWrongDifferenceIsCalledByItsName() {
        Written.Differences good = differences(1e-5, 1e-5, 2e-5);
        assertThatCode(() -> check(good)).doesNotThrowAnyException();
        assertThatCode(() -> check(differences(1e-4, 1e-4, 2e-4))).doesNotThrowAnyException();
        tells("Twice too large", () -> check(differences(1e-5, 1e-5, 1e-5)));
        tells("Half of what it should be", () -> check(differences(1e-5, 0, 2e-5)));
        tells("Near, but not near enough", () -> check(differences(1e-3, 0, 1e-3)));
        tells("The Jacobian is transposed", () -> check((g, s) -> Grids.transposed(good.jacobian(g, s))));
        tells(
                "The point s was moved and not put back",
                () -> check((g, s) -> {
                    double[][] jacobian = good.jacobian(g, s);
                    s[0] += 1e-5;
                    return jacobian;
                }));
        tells("Not right yet", () -> check((g, s) -> new double[2][3]));
    }
}
