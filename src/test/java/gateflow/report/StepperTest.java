package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class StepperTest {

    private static final Stepper TWO = Stepper.of("The <board>")
            .frame("<p>ac = 5</p>", "Write ac & forget a_1.")
            .picture("<svg xmlns='http://www.w3.org/2000/svg'/>", "Read it.", "A board with \"5\"");

    @Test
    void withoutAScriptAllFramesStandInAList() {
        assertThat(TWO.html())
                .contains(
                        "<ol",
                        "<p>ac = 5</p>",
                        "Write ac &amp; forget a<sub>1</sub>.",
                        "The &lt;board&gt;",
                        "role=\"group\"")
                .contains("src=\"data:image/svg+xml;base64,", "alt=\"A board with &quot;5&quot;\"");
        assertThat(Examples.count(TWO.html(), "<li")).isEqualTo(2);
    }

    @Test
    void asTextItNumbersItsSteps() {
        assertThat(TWO.text()).isEqualTo("The <board>\n1. Write ac & forget a₁.\n2. Read it.");
    }

    @Test
    void aChartsFrameHasANameOfItsOwn() {
        Stepper stepper = Stepper.of("Norms").frame("T = <40> & more", Examples.norms());

        assertThat(stepper.html())
                .contains("<strong class=\"gf-frame-label\">T = &lt;40&gt; &amp; more</strong>")
                .contains("<span class=\"gf-frame-text\">The gradient dies in the RNN</span>")
                .contains("alt=\"The gradient dies in the RNN.");
        assertThat(stepper.text()).isEqualTo("Norms\n1. T = <40> & more: The gradient dies in the RNN");
    }

    @Test
    void addingAFrameLeavesTheFirstStepperAsItWas() {
        TWO.frame("<p>x</p>", "One more.");

        assertThat(TWO.size()).isEqualTo(2);
    }

    @Test
    void withoutFramesThereIsNothingToShow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Stepper.of("Empty").html())
                .withMessage("stepper \"Empty\" is without frames; it must have at least one.");
    }
}
