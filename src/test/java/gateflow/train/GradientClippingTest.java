package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Parameters;
import gateflow.cell.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientClippingTest {
    private final Parameters gradient = Parameters.zeros(List.of(new Shape("W", 1, 2), new Shape("b", 1, 1)))
            .set("W", 2, -3)
            .set("b", 6); // norm 7

    @Test
    void rescalesByTheNormOverAllParameters() {
        assertThat(GradientClipping.byNorm(3.5).clip(gradient)).isCloseTo(7, within(1e-12));
        assertGradient(1, -1.5, 3);
    }

    @Test
    void leavesASmallerGradientAlone() {
        assertThat(GradientClipping.byNorm(7.1).clip(gradient)).isCloseTo(7, within(1e-12));
        assertGradient(2, -3, 6);
        assertThat(GradientClipping.none().clip(gradient)).isCloseTo(7, within(1e-12));
        assertGradient(2, -3, 6);
    }

    @Test
    void clippingTwiceIsClippingOnce() {
        GradientClipping.byNorm(2).clip(gradient);
        assertThat(GradientClipping.byNorm(2).clip(gradient)).isCloseTo(2, within(1e-12));
    }

    @Test
    void cutsEveryEntryByValue() {
        assertThat(GradientClipping.byValue(2.5).clip(gradient)).isCloseTo(7, within(1e-12));
        assertGradient(2, -2.5, 2.5);
    }

    @Test
    void anExplodingGradientIsRescaledThoughItsSquareOverflows() {
        gradient.set("W", 2e307, -3e307).set("b", 6e307);
        double norm = GradientClipping.byNorm(7).clip(gradient);
        assertThat(norm / 1e307).isCloseTo(7, within(1e-12));
        assertGradient(2, -3, 6);
    }

    @Test
    void aVanishingGradientHasANormThoughItsSquareUnderflows() {
        gradient.set("W", 2e-300, -3e-300).set("b", 6e-300);
        assertThat(GradientClipping.none().clip(gradient) / 1e-300).isCloseTo(7, within(1e-12));
    }

    @Test
    void aGradientOfZerosStaysZero() {
        gradient.setZero();
        assertThat(GradientClipping.byNorm(1).clip(gradient)).isZero();
        assertGradient(0, 0, 0);
    }

    @Test
    void aGradientThatIsNotFiniteHasNoFiniteNorm() {
        gradient.get("b").data[0] = Double.NaN;
        assertThat(GradientClipping.byNorm(1).clip(gradient)).isNaN();
        gradient.get("b").data[0] = Double.NEGATIVE_INFINITY;
        assertThat(GradientClipping.byNorm(1).clip(gradient)).isInfinite();
    }

    @Test
    void refusesALimitThatIsNotAboveZero() {
        assertThatThrownBy(() -> GradientClipping.byNorm(0))
                .hasMessage("limit is 0.0; it must be a finite number above 0.");
        assertThatThrownBy(() -> GradientClipping.byValue(Double.NaN)).hasMessageStartingWith("limit is NaN;");
    }

    private void assertGradient(double... expected) {
        double[] actual = {gradient.get("W").data[0], gradient.get("W").data[1], gradient.get("b").data[0]};
        assertThat(actual).containsExactly(expected, within(1e-12));
    }
}
