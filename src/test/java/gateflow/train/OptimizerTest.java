package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Parameters;
import gateflow.cell.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    // The quadratic of make_training_golden.py, whose gradient is A w − b.
    private static final double[][] A = {{3, 0.5, -0.2}, {0.5, 1, 0.3}, {-0.2, 0.3, 0.05}};
    private static final double[] B = {1, -2, 0.5};
    private static final double[] START = {1, -1.5, 4};

    private static final Map<String, Optimizer> OPTIMIZERS = Map.of(
            "sgd", new Sgd(0.1),
            "momentum", new Sgd(0.1, 0.9),
            "nesterov", new Sgd(0.1, 0.9, true),
            "rmsprop", new RmsProp(0.05),
            "adam", new Adam(0.05));

    private final Parameters w = Parameters.zeros(List.of(new Shape("w", 3, 1)));
    private final Parameters gradient = w.zerosLike();

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam"})
    void tenStepsOnAQuadraticAgreeWithPyTorch(String name) {
        w.set("w", START);
        OptimizerState optimizer = OPTIMIZERS.get(name).over(w, gradient);
        List<Golden> golden = Golden.rows("optimizers.csv").stream()
                .filter(row -> row.name().equals(name))
                .toList();
        assertThat(golden).hasSize(10);
        for (Golden row : golden) {
            writeGradient();
            optimizer.step(OPTIMIZERS.get(name).learningRate());
            for (int k = 0; k < 3; k++) {
                assertThat(w.get("w").data[k])
                        .as("%s, step %d, w%d", name, optimizer.steps(), k)
                        .isCloseTo(row.numbers()[1 + k], within(1e-12));
            }
        }
    }

    @Test
    void plainGradientDescentGoesDownTheGradient() {
        assertThat(afterTwoSteps(new Sgd(0.5))).isCloseTo(-0.5 * 2 - 0.5 * 4, within(1e-15));
    }

    @Test
    void momentumAddsWhatWasGathered() {
        // v = 2, w = −1; v = 0.5 · 2 + 4 = 5, w = −1 − 2.5
        assertThat(afterTwoSteps(new Sgd(0.5, 0.5))).isCloseTo(-3.5, within(1e-15));
    }

    @Test
    void nesterovLooksAhead() {
        // v = 2, w = −0.5 (2 + 1) = −1.5; v = 5, w = −1.5 − 0.5 (4 + 2.5)
        assertThat(afterTwoSteps(new Sgd(0.5, 0.5, true))).isCloseTo(-4.75, within(1e-15));
    }

    @Test
    void adamsFirstStepIsTheLearningRateWhateverTheGradient() {
        Parameters one = Parameters.zeros(List.of(new Shape("w", 1, 1)));
        Parameters huge = one.zerosLike().set("w", 1e6);
        new Adam(0.25).over(one, huge).step(0.25);
        assertThat(one.get("w").data[0]).isCloseTo(-0.25, within(1e-12));
    }

    @Test
    void theLearningRateOfAStepIsTheOneHandedIn() {
        gradient.set("w", 1, 1, 1);
        new Sgd(0.5).over(w, gradient).step(0.125);
        assertThat(w.get("w").data).containsExactly(new double[] {-0.125, -0.125, -0.125}, within(1e-15));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Sgd(0)).hasMessage("learningRate is 0.0; it must be a finite number above 0.");
        assertThatThrownBy(() -> new Sgd(0.1, 1)).hasMessage("momentum is 1.0; it must be from 0 to below 1.");
        assertThatThrownBy(() -> new RmsProp(0.1, -0.5)).hasMessage("decay is -0.5; it must be from 0 to below 1.");
        assertThatThrownBy(() -> new RmsProp(0.1, 0.5, 0)).hasMessageStartingWith("epsilon is 0.0;");
        assertThatThrownBy(() -> new Adam(Double.NaN)).hasMessageStartingWith("learningRate is NaN;");
        assertThatThrownBy(() -> new Adam(0.1, 1, 0.9, 1e-8)).hasMessageStartingWith("beta1 is 1.0;");
        assertThatThrownBy(() -> new Adam(0.1, 0.9, 1, 1e-8)).hasMessageStartingWith("beta2 is 1.0;");
    }

    @Test
    void refusesAGradientOfOtherParameters() {
        Parameters other = Parameters.zeros(List.of(new Shape("u", 3, 1)));
        assertThatThrownBy(() -> new Adam(0.1).over(w, other)).hasMessage("gradient has [u]; the parameters are [w].");
        Parameters wide = Parameters.zeros(List.of(new Shape("w", 1, 3)));
        assertThatThrownBy(() -> new Adam(0.1).over(w, wide))
                .hasMessage("the gradient of w is 1 × 3; it must be 3 × 1.");
    }

    private double afterTwoSteps(Optimizer rule) {
        OptimizerState optimizer = rule.over(w, gradient);
        gradient.set("w", 2, 0, 0);
        optimizer.step(rule.learningRate());
        gradient.set("w", 4, 0, 0);
        optimizer.step(rule.learningRate());
        return w.get("w").data[0];
    }

    private void writeGradient() {
        for (int i = 0; i < 3; i++) {
            double sum = -B[i];
            for (int k = 0; k < 3; k++) {
                sum += A[i][k] * w.get("w").data[k];
            }
            gradient.get("w").data[i] = sum;
        }
    }

    @Test
    void averagesMayForgetAtOnceButNotNever() {
        assertThat(new Adam(0.1, 0, 0, 1e-8).beta1()).isCloseTo(0, within(0.0));
        assertThat(new RmsProp(0.1, 0, 1e-8).decay()).isCloseTo(0, within(0.0));
        assertThatThrownBy(() -> new Adam(0.1, 0.9, 1, 1e-8)).hasMessageStartingWith("beta2 is 1.0;");
        assertThatThrownBy(() -> new RmsProp(0.1, 1)).hasMessageStartingWith("decay is 1.0;");
    }
}
