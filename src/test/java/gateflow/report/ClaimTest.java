package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {

    @Test
    void aClaimThatHoldsShowsWhatWasMeasured() {
        Claim claim = Claim.check("B5", "The share of s_1 is 0.5^{10}", 0.0009765625, 0.0009765625, 1e-12);

        assertThat(claim.html())
                .contains("B5 ✓", "The share of s<sub>1</sub> is 0.5<sup>10</sup>", "9.76563×10⁻⁴ ± 10⁻¹²")
                .contains(
                        "data-claim=\"B5\"",
                        "data-ok=\"true\"",
                        "data-measured=\"9.765625E-4\"",
                        "data-tolerance=\"1.0E-12\"");
        assertThat(claim.text()).startsWith("B5 ✓ The share of s₁ is 0.5¹⁰");
    }

    @Test
    void aClaimThatDoesNotHoldThrows() {
        assertThatExceptionOfType(Claim.NotHeld.class)
                .isThrownBy(() -> Claim.check("A3", "The answer is 181", 180, 181, 0.5))
                .withMessage("Claim A3 does not hold: The answer is 181: measured 180.0, expected 181 ± 0.5.");
    }

    @Test
    void nanHoldsNoClaim() {
        assertThatExceptionOfType(Claim.NotHeld.class).isThrownBy(() -> Claim.check("X", "s", Double.NaN, 1, 1));
        assertThatExceptionOfType(Claim.NotHeld.class).isThrownBy(() -> Claim.check("X", "s", 1, Double.NaN, 1));
        assertThatExceptionOfType(Claim.NotHeld.class)
                .isThrownBy(() -> Claim.checkRelative("X", "s", Double.NaN, 1, 1));
        assertThatExceptionOfType(Claim.NotHeld.class).isThrownBy(() -> Claim.checkAtMost("X", "s", Double.NaN, 1));
        assertThatExceptionOfType(Claim.NotHeld.class).isThrownBy(() -> Claim.checkAtLeast("X", "s", Double.NaN, 1));
        assertThatExceptionOfType(Claim.NotHeld.class)
                .isThrownBy(() -> Claim.check("X", "s", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1));
    }

    @Test
    void aRelativeToleranceCountsInProportion() {
        assertThat(Claim.checkRelative("C2", "s", 1010, 1000, 0.01).text()).contains("1,000 ± 1 %");
        assertThatExceptionOfType(Claim.NotHeld.class)
                .isThrownBy(() -> Claim.checkRelative("C2", "s", 1011, 1000, 0.01));
    }

    @Test
    void boundsIncludeTheLimit() {
        assertThat(Claim.checkAtMost("E3", "s", 1, 1).html()).contains("at most 1", "data-kind=\"at-most\"");
        assertThat(Claim.checkAtLeast("E3", "s", 1, 1).text()).contains("at least 1");
        assertThatExceptionOfType(Claim.NotHeld.class).isThrownBy(() -> Claim.checkAtMost("E3", "s", 1.1, 1));
        assertThatExceptionOfType(Claim.NotHeld.class).isThrownBy(() -> Claim.checkAtLeast("E3", "s", 0.9, 1));
    }

    @Test
    void aConditionNamesWhatWasLookedAt() {
        assertThat(Claim.checkTrue("B7", "s", true, "all 100 seeds").text()).contains("checked: all 100 seeds");
        assertThatExceptionOfType(Claim.NotHeld.class)
                .isThrownBy(() -> Claim.checkTrue("B7", "A path stays", false, "all 100 seeds"))
                .withMessage("Claim B7 does not hold: A path stays: measured false, expected true (all 100 seeds).");
    }

    @Test
    void stepsMustBeTheSame() {
        assertThat(Claim.checkSame("A3", "s", List.of("ac = 5"), List.of("ac = 5"))
                        .html())
                .contains("data-measured=\"ac = 5\"");
        assertThatExceptionOfType(Claim.NotHeld.class)
                .isThrownBy(() -> Claim.checkSame("A3", "The steps", List.of("ac = 5"), List.of("ac = 6")))
                .withMessage("Claim A3 does not hold: The steps: measured ac = 5, expected the same as ac = 6.");
    }

    @Test
    void aClaimCanBeTrueAndNotTheWholeTruth() {
        assertThat(Claim.checkTrue("B4", "s", true, "x")
                        .butNote("The rest is 3 %.")
                        .html())
                .contains("Not the whole truth:", "The rest is 3 %.");
    }

    @Test
    void textCannotBecomeMarkup() {
        assertThat(Claim.checkTrue("<i>", "<script>", true, "<b>")
                        .butNote("<u>")
                        .html())
                .doesNotContain("<script>", "<i>", "<b>", "<u>");
    }

    @Test
    void aNegativeToleranceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Claim.check("A3", "s", 1, 1, -1))
                .withMessage("tolerance is -1.0; it must be a finite number, 0 or more.");
    }
}
