package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void theSlopeIsThatOfTheValueAndNeverAboveItsMaximum(Activation activation) {
        double steepest = 0;
        for (double z = -6.05; z < 6.1; z += 0.1) { // never at 0, where some have a corner
            double width = 1e-6;
            double difference = (activation.value(z + width) - activation.value(z - width)) / (2 * width);
            double slope = activation.slope(activation.value(z));
            assertThat(slope).isCloseTo(difference, within(1e-8)).isLessThanOrEqualTo(activation.maxSlope());
            steepest = Math.max(steepest, slope);
        }
        assertThat(steepest).isGreaterThan(0.99 * activation.maxSlope());
    }

    @Test
    void valuesAreTheKnownOnes() {
        assertThat(Activation.TANH.value(0.5)).isCloseTo(0.46211715726000973, within(1e-15));
        assertThat(Activation.LOGISTIC.value(5.95)).isCloseTo(0.9974, within(5e-5)); // lecture D
        assertThat(Activation.LOGISTIC.value(-1000)).isZero();
        assertThat(Activation.LOGISTIC.value(1000)).isEqualTo(1);
        assertThat(Activation.RELU.value(-2)).isZero();
        assertThat(Activation.RELU.value(2)).isEqualTo(2);
        assertThat(Activation.LEAKY_RELU.value(-2)).isCloseTo(-0.02, within(1e-15));
        assertThat(Activation.IDENTITY.value(-2)).isEqualTo(-2);
    }

    @Test
    void aCornerTakesTheSlopeFromBelow() {
        assertThat(Activation.RELU.slope(Activation.RELU.value(0))).isZero();
        assertThat(Activation.LEAKY_RELU.slope(Activation.LEAKY_RELU.value(0))).isEqualTo(Activation.LEAK);
    }

    @Test
    void theyAreWrittenAsOnTheSlides() {
        assertThat(Activation.LOGISTIC.symbol()).isEqualTo("σ");
        assertThat(Activation.LOGISTIC.tex()).isEqualTo("\\sigma");
        assertThat(Activation.IDENTITY.tex()).isEmpty();
    }
}
