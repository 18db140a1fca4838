package gateflow.whiteboard;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionErrorsTest {

    @ParameterizedTest
    @CsvSource({"a $ b, 3, $, 0024", "a+#, 3, #, 0023", "a²,2,²,00B2", "a + 😀, 5, 😀, 1F600"})
    void anUnknownCharacterIsNamed(String text, int column, String character, String code) {
        String problem = "'" + character + "' (U+" + code + ") is unknown; ";

        assertRefused(text, column, problem + "letters, numbers, + - × / and parentheses were wanted");
    }

    @ParameterizedTest
    @CsvSource({"(a + b, 1", "((((a)), 2", "a(b, 2", "(a + (b + c), 1"})
    void theParenthesisThatIsNeverClosedIsPointedAt(String text, int column) {
        assertRefused(text, column, "this opening parenthesis is never closed");
    }

    @ParameterizedTest
    @CsvSource({"a + b), 6", "(a)) + (b, 4", "a)(b, 2"})
    void theParenthesisThatWasNeverOpenedIsPointedAt(String text, int column) {
        assertRefused(text, column, "this closing parenthesis has no opening one before it");
    }

    @ParameterizedTest
    @CsvSource({
        "a +,           4, ' after +', the text ends",
        "a + * b,       5, ' after +', * came",
        "* a,           1, '',         * came",
        "),             1, '',         ) came",
        "(),            2, ' after (', ) came",
        "a(b - ),       7, ' after -', ) came",
        "a + + b,       5, ' after +', + came",
        "+a,            1, '',         + came",
        "-,             2, ' after -', the text ends",
        "a - -,         6, ' after -', the text ends",
    })
    void aMissingValueIsAskedForAtItsColumn(String text, int column, String after, String came) {
        String wanted = "a value (a letter, a number or an opening parenthesis) was wanted" + after;

        assertRefused(text, column, wanted + ", but " + came);
    }

    @ParameterizedTest
    @CsvSource({"a 2, 3", "(a)2, 4", "3 2, 3"})
    void aNumberNeedsAnOperatorBeforeIt(String text, int column) {
        assertRefused(text, column, "an operator was wanted before the number 2");
    }

    @ParameterizedTest
    @CsvSource({"2., 2", ".5, 1", "1.5.2, 4", "a + 1.b, 6"})
    void aPointNeedsDigitsOnBothSides(String text, int column) {
        assertRefused(text, column, "a decimal point needs a digit on each side, as in 0.5");
    }

    @Test
    void aNumberBeyondDoublePrecisionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("a + " + "9".repeat(400)))
                .withMessageStartingWith("Column 5 of \"a + 999")
                .withMessageEndingWith("...\": this number is too large; at most 1.8 × 10^308 was wanted.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
    void anEmptyTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse(text))
                .withMessage("The expression is empty; a text such as ac(bd + a) + ad was wanted.");
    }

    @ParameterizedTest
    @NullSource
    void aMissingTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse(text))
                .withMessage("The expression is null; a text such as ac(bd + a) + ad was wanted.");
    }

    @Test
    void aLongTextIsShownAroundTheColumn() {
        String text = "a + ".repeat(100) + "$" + " + a".repeat(100);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse(text))
                .withMessageStartingWith("Column 401 of \"... a + a + ")
                .withMessageContaining("a + $ + a")
                .withMessageContaining("...\": '$' (U+0024) is unknown");
    }

    @Test
    void aVariableWithoutAValueIsNamedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("ac + b").value(Map.of("b", 2.0, "a", 1.0)))
                .withMessage("The variable c of ac + b has no value; values were given for a and b.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("q").value(Map.of()))
                .withMessage("The variable q of q has no value; values were given for nothing.");
    }

    @Test
    void aNullValueCountsAsNoValue() {
        Map<String, Double> values = new HashMap<>(Collections.singletonMap("a", null));
        values.put(null, 2.0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("a").value(values))
                .withMessage("The variable a of a has no value; values were given for null.");
    }

    @Test
    void aMissingMapIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("a").value(null))
                .withMessage("The map of values is null; a map such as Map.of(\"a\", 1, \"b\", 3) was wanted.");
    }

    @Test
    void aValueThatIsNotFiniteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("a + b").value(Map.of("a", 1.0, "b", Double.NaN)))
                .withMessage("The value of b is NaN; a finite number was wanted.");
    }

    @Test
    void divisionByZeroNamesTheDivisor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("c + a / (b - 3)").value(Map.of("a", 1, "b", 3, "c", 0)))
                .withMessage("Division by zero in a / (b - 3): the divisor b - 3 is 0;"
                        + " a value other than 0 was wanted.");
    }

    @Test
    void aResultThatIsTooLargeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse("1 + ab").value(Map.of("a", 1e200, "b", -1e200)))
                .withMessage("The value of ab is too large: 1E+200 × -1E+200 is beyond 1.8E308;"
                        + " a finite value was wanted.");
    }

    private static void assertRefused(String text, int column, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse(text))
                .withMessage("Column " + column + " of \"" + text + "\": " + problem + ".");
    }
}
