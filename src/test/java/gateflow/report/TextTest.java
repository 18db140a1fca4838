package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, indices and lines of text as a reader sees them. */
class TextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-0.0 | 0",
                "181 | 181",
                "74000 | 74,000",
                "-2.5 | −2.5",
                "0.30000000000000004 | 0.3",
                "12345.678 | 12,346",
                "0.00015 | 1.5×10⁻⁴",
                "1e-12 | 10⁻¹²",
                "7.9e-31 | 7.9×10⁻³¹",
                "2.5e12 | 2.5×10¹²",
                "9.99996 | 10",
                "NaN | NaN",
                "-Infinity | −∞"
            })
    void numbersReadAsPeopleWriteThem(double value, String expected) {
        assertThat(Numbers.format(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "s_t, s<sub>t</sub>, s_t",
        "h_{t-1}, h<sub>t−1</sub>, h_(t−1)",
        "10^{-3}, 10<sup>−3</sup>, 10⁻³",
        "s_1 + s_2, s<sub>1</sub> + s<sub>2</sub>, s₁ + s₂",
        "weight_hh, weight_hh, weight_hh",
        "a<b, a&lt;b, a<b",
        "∂s_T/∂s_t, ∂s<sub>T</sub>/∂s<sub>t</sub>, ∂s_T/∂s_t"
    })
    void indicesAreSetAsOnTheSlide(String source, String html, String plain) {
        assertThat(MathText.html(source)).isEqualTo(html);
        assertThat(MathText.plain(source)).isEqualTo(plain);
    }

    @Test
    void linesBreakBetweenWordsAndKeepEachWord() {
        String text = "The gradient dies in the RNN within 60 steps and lives in the LSTM for a thousand";

        assertThat(SvgText.wrapBold(text, 17, 300))
                .hasSizeGreaterThan(2)
                .allMatch(line -> SvgText.width(line, 17) < 300);
        assertThat(String.join(" ", SvgText.wrapBold(text, 17, 300))).isEqualTo(text);
    }
}
