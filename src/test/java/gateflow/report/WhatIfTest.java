package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateflow.cell.ForgetBias;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import gateflow.trace.GradientTracer;
import gateflow.trace.UnitMemory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhatIfTest {

    private enum Question {
        POWERS(WhatIf::powers),
        FORGET_BIAS(WhatIf::forgetBias),
        LSTM_UNIT(WhatIf::lstmUnit),
        CLIPPING(WhatIf::clipping),
        DETOURS(WhatIf::detours);

        private final Supplier<Shown> view;

        Question(Supplier<Shown> view) {
            this.view = view;
        }
    }

    private static Values at(WhatIfModel model) {
        return new Widget(model).at(Values.none());
    }

    @ParameterizedTest
    @EnumSource
    void eachIsAPictureItsWordsAndATableWithoutAScript(Question question) {
        Shown view = question.view.get();

        assertThat(view.html())
                .contains("<img class=\"gf-static\" src=\"data:image/svg+xml;base64,", "<figcaption>", "<table")
                .contains(Html.escape(view.text().substring(view.text().indexOf("? ") + 2)));
        assertThat(Examples.count(view.html(), "<tr>")).isGreaterThan(5);
        assertThat(view.html()).doesNotContain("<input", "<button", "http://www.w3.org/1999");
    }

    @ParameterizedTest
    @EnumSource
    void eachIsSmallAndItsSpecificationIsJson(Question question) throws Exception {
        String html = question.view.get().html();
        Matcher spec = Pattern.compile("class=\"gf-spec\">(.*?)</script>").matcher(html);

        assertThat(html).hasSizeLessThan(24_000);
        assertThat(spec.find()).isTrue();
        JsonNode json = new ObjectMapper().readTree(spec.group(1));
        assertThat(json.at("/controls")).isNotEmpty().allMatch(control -> control.has("value"));
        assertThat(html.replace(spec.group(1), "")).doesNotContain("NaN", "{{");
    }

    @Test
    void whatIsOutsideASlidersRangeIsRefused() {
        refused(() -> WhatIf.powers(0.3, 0.9, 100).html(), "f is 0.3; it must be from 0.5 to 1.");
        refused(() -> WhatIf.powers(0.9, 0.9, 5).html(), "T is 5; it must be from 10 to 500.");
        refused(() -> WhatIf.forgetBias(9, 100).html(), "b is 9; it must be from −4 to 8.");
        refused(() -> WhatIf.lstmUnit(2, 1, Double.NaN).html(), "x is NaN; it must be from −10 to 10.");
        refused(() -> WhatIf.clipping(0, 0.1).html(), "limit is 0; it must be from 0.01 to 1,000.");
        refused(() -> WhatIf.detours(8, 7, 0), "steps is 7; it must be 8 or more.");
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(sentence);
    }

    @Test
    void theForgetBiasIsThatOfAnLstm() {
        var cell = new LstmCell(1, 1);
        Parameters parameters = Parameters.zeros(cell.shapes());
        ForgetBias.constant(cell, parameters, 3);
        UnrolledCell run = cell.unroll(parameters, 200, 1);
        run.forward();
        UnitMemory memory = GradientTracer.of(run).unitMemory("s", 0);

        Values found = at(new ForgetBiasWhatIf(3, 100));

        assertThat(found.number("halfLife")).isCloseTo(memory.halfLives()[0], within(1e-9));
        assertThat(Math.log10(found.number("left"))).isCloseTo(memory.log10Left(0)[200], within(1e-9));
    }

    @Test
    void chronoDrawsInsideTheRangeThatIsShown() {
        var cell = new LstmCell(1, 2_000);
        Parameters parameters = Parameters.zeros(cell.shapes());
        ForgetBias.chrono(cell, parameters, 100, new Random(0));

        double high = at(new ForgetBiasWhatIf(1, 100)).number("chronoHigh");

        double[] biases = parameters.get("b_f").data;
        assertThat(Arrays.stream(biases).min().getAsDouble()).isNotNegative();
        assertThat(Arrays.stream(biases).max().getAsDouble()).isBetween(high - 0.01, high);
    }

    @Test
    void theUnitGivesTheLecturesNumbers() {
        Values d4 = at(new LstmUnitWhatIf(2, 1, 1));
        Values d6 = at(new LstmUnitWhatIf(2, 1, -10));

        assertThat(d4.number("zf")).isCloseTo(5.95, within(1e-9));
        assertThat(d4.number("kept")).isCloseTo(1.99, within(0.005));
        assertThat(d4.number("sNew")).isCloseTo(2.9476, within(0.00005));
        assertThat(d4.number("hNew")).isCloseTo(0.9862, within(0.00005));
        assertThat(d4.number("o") * d4.number("shown")).isCloseTo(d4.number("hNew"), within(1e-9));
        assertThat(d4.number("kept") + d4.number("written")).isCloseTo(d4.number("sNew"), within(1e-9));
        assertThat(d6.number("f")).isLessThan(1e-5);
        assertThat(d6.number("c")).isCloseTo(-1, within(1e-6));
    }

    @Test
    void theDescentLeavesTheCliffOnlyWithoutClipping() {
        Values found = at(new ClippingWhatIf(0.1, 0.3));

        assertThat(found.number("freeLargest")).isGreaterThan(100);
        assertThat(found.number("freeLoss")).isGreaterThan(0.08);
        assertThat(found.number("normLoss")).isLessThan(0.02);
        assertThat(found.number("valueLoss")).isLessThan(0.02);
    }

    @Test
    void theSharesOfAllDetoursAreOne() {
        var widget = new Widget(new DetoursWhatIf(4, 12, 0));
        for (int bias = -2; bias <= 6; bias++) {
            Values found = widget.at(Values.none().with("b", bias));
            assertThat(found.number("carry") + found.number("one") + found.number("rest"))
                    .isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void theFormulasStandInTheScriptUnderTheirNames() {
        String script = new String(Page.bytes("whatif-twins.js"), StandardCharsets.UTF_8);

        for (WhatIfModel model : WhatIfPages.MODELS) {
            assertThat(script).contains("function " + model.twin() + "(");
        }
    }
}
