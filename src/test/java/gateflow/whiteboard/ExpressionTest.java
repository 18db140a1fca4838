package gateflow.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Map<String, Double> VALUES = Map.of("a", 1.0, "b", 3.0, "c", 5.0, "d", 11.0, "x1", 7.0);

    @ParameterizedTest
    @CsvSource({
        "ac(bd + a) + ad, 181",
        "a + b × c, 16",
        "(a + b)c, 20",
        "d - b - a, 7",
        "d - (b - a), 9",
        "d / b / c, 0.7333333333333333",
        "d/bc, 18.333333333333332",
        "-bc, -15",
        "-b + c, 2",
        "d / -b c, -18.333333333333332",
        "d × -b - c, -38",
        "c--b, 8",
        "--b, 3",
        "2.5c, 12.5",
        "2x1c, 70",
        "c·d*b×a, 165",
        "d − b ÷ c, 10.4",
        "((((b)))), 3",
        "(a+b)(c+d), 64",
        "3(4), 12",
    })
    void theValueFollowsTheUsualRules(String text, double value) {
        assertThat(Expression.parse(text).value(VALUES)).isCloseTo(value, within(1e-12));
    }

    @Test
    void wholeNumbersMayBeGiven() {
        assertThat(Expression.parse("a / b").value(Map.of("a", 1, "b", 4))).isCloseTo(0.25, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ac(bd + a) + ad",
                "a - (b - c)",
                "a - b - c",
                "a(bc)",
                "(a / b)c",
                "a / b / c",
                "a / (bc)",
                "(a + b)(c - d)",
                "-ab",
                "(-a)b",
                "a(-b)",
                "a + (-b)",
                "-a + b",
                "-(a + b)",
                "-(-a)",
                "-(3)",
                "-(3a)",
                "-3a",
                "a - (-3a)",
                "a × 2",
                "2 × 3",
                "2a(b + 1) × 5",
                "0.000001a",
                "x1x2",
                "σ(μ + 1)",
            })
    void theLecturesFormIsPrintedAsItWasTyped(String text) {
        assertThat(Expression.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "(((a)))*((b)), ab",
        "a*b+c*(d), ab + cd",
        "a/bc, (a / b)c",
        "(a)-(-(b)), a - (-b)",
        "a*2, a × 2",
        "a - 2, a - 2",
        "a*(b/c), a(b / c)",
        "(ab)c, abc",
        "1.50, 1.5",
        "-0, 0",
    })
    void onlyParenthesesThatMatterArePrinted(String text, String printed) {
        assertThat(Expression.parse(text)).hasToString(printed);
    }

    @Test
    void tabsLineEndsAndNoBreakSpacesAreBlanks() {
        assertThat(Expression.parse("\ta\u00a0+\n b ")).hasToString("a + b");
    }

    @Test
    void expressionsAreEqualIfTheyDoTheSameInTheSameOrder() {
        Expression product = Expression.parse("a*(b+c)");

        assertThat(product).isEqualTo(Expression.parse("a(b + c)")).hasSameHashCodeAs(Expression.parse("a(b + c)"));
        assertThat(product).isNotEqualTo(Expression.parse("(b + c)a"));
        assertThat(Expression.parse("(ab)c")).isNotEqualTo(Expression.parse("a(bc)"));
        assertThat(product.equals(null)).isFalse();
    }

    @Test
    void aSubexpressionThatOccursTwiceIsOneOperation() {
        assertThat(Expression.parse("(a + b)(a + b)").operations()).isEqualTo(2);
        assertThat(Expression.parse("(a + b)(b + a)").operations()).isEqualTo(3);
        assertThat(Expression.parse("a").operations()).isZero();
    }

    @Test
    void variablesComeInTheOrderInWhichTheyAreRead() {
        assertThat(Expression.parse("2dx1 + a(d - x1)").variables()).containsExactly("d", "x1", "a");
    }

    @Test
    void whatIsPrintedIsReadAsAnEqualExpression() {
        var texts = new RandomExpressions(7);
        for (int i = 0; i < 2000; i++) {
            Expression expression = Expression.parse(texts.tree(i % 14));

            assertThat(Expression.parse(expression.toString()))
                    .as("round trip of %s", expression)
                    .isEqualTo(expression);
        }
    }
}
