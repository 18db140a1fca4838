package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void aFindingThatHoldsShowsWhatWasMeasuredAndHasNoId() {
        Finding finding = Finding.check("s_1 moves & stays", true, "1 < 2");
        assertThat(finding.html())
                .contains("Found ✓", "s<sub>1</sub> moves &amp; stays", "1 &lt; 2")
                .doesNotContain("data-claim");
        assertThat(finding).hasToString("Found ✓ s₁ moves & stays\n  measured: 1 < 2");
    }

    @Test
    void aFindingThatDoesNotHoldStopsTheNotebook() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Finding.check("It holds", false, "0 of 3"))
                .withMessage("The finding does not hold: It holds (0 of 3).");
    }
}
