package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    private static final double[] POINTS = {-30, -2, -0.7, 0.4, 1.1, 30};

    @ParameterizedTest
    @EnumSource
    void slopeIsTheDerivative(Activation activation) {
        double width = 1e-6;
        for (double z : POINTS) {
            double difference = (activation.value(z + width) - activation.value(z - width)) / (2 * width);
            assertThat(activation.slope(activation.value(z))).as("φ′(%s)", z).isCloseTo(difference, within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSlopeIsAboveTheLargest(Activation activation) {
        double largest = 0;
        for (double z = -10; z <= 10; z += 0.001) {
            largest = Math.max(largest, activation.slope(activation.value(z)));
        }
        assertThat(largest).isCloseTo(activation.maxSlope(), within(1e-6));
    }

    @Test
    void theLogisticFunctionStaysFiniteFarOut() {
        assertThat(Activation.LOGISTIC.value(-1000)).isZero();
        assertThat(Activation.LOGISTIC.value(1000)).isCloseTo(1, within(0.0));
    }

    @Test
    void theLecturesForgetGate() {
        assertThat(Activation.LOGISTIC.value(2.70 + 1.63 + 1.62))
                .as("D4: σ(5.95)")
                .isCloseTo(0.997, within(5e-4));
    }
}
