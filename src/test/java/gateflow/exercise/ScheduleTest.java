package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lecture's expression on a board of three, scheduled rightly, rightly in another way, and wrongly. */
class ScheduleTest {
    private static void check(String... lines) {
        Check.schedule(
                "ac(bd + a) + ad",
                Map.of("a", 1, "b", 3, "c", 5, "d", 11),
                3,
                lines == null ? null : Arrays.asList(lines));
    }

    private static void tells(String message, String... lines) {
        assertThatThrownBy(() -> check(lines)).isInstanceOf(CheckFailed.class).hasMessage(message);
    }

    @Test
    void anyScheduleThatFitsIsRight() {
        assertThatCode(() -> check(
                        "p = a * c",
                        "q = b * d",
                        "r = q + a",
                        "forget q",
                        "s = p * r",
                        "forget p",
                        "forget r",
                        "q = a * d",
                        "t = s + q"))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        check("x=b*d", "y=x+a", "forget x", "z=c*y", "forget y", "w=z*a", "forget z", "v=d*a", "u=v+w"))
                .doesNotThrowAnyException();
    }

    @Test
    void eachWrongScheduleIsToldByItsLine() {
        tells(
                "Line 4 (s = p * r): the board of 3 is full, it holds p, q, r; forget one before you write.",
                "p = a * c",
                "q = b * d",
                "r = q + a",
                "s = p * r");
        tells(
                "Line 4 (s = p * q): p was forgotten too early, in line 3.",
                "p = a * c",
                "q = b * d",
                "forget p",
                "s = p * q");
        tells("Line 1 (p = q * c): q was never written.", "p = q * c");
        tells("Line 1 (p = a): nothing is computed; what is given needs no place on the board.", "p = a");
        tells("Line 1 (p = b * d + a): a line is one operation, such as p = a * c, or forget p.", "p = b * d + a");
        tells("Line 1 (a = b * d): a is given; choose another name.", "a = b * d");
        tells("Line 2 (p = b * d): p is on the board already; forget it first.", "p = a * c", "p = b * d");
        tells("Line 1 (forget a): a is given; it has no place on the board.", "forget a");
        tells(
                "The schedule fits on the board, but what it writes last is 5; that is not the value of ac(bd + a) + ad.",
                "p = a * c");
        tells("The schedule has no line yet.");
        assertThatThrownBy(() -> Check.schedule("ab", Map.of("a", 1, "b", 2), 1, null))
                .hasMessage("The schedule has no line yet.");
        assertThatThrownBy(() -> Check.schedule("ab", Map.of("a", 1, "b", 2), 1, Arrays.asList((String) null)))
                .hasMessage("Line 1 (): a line is one operation, such as p = a * c, or forget p.");
        assertThatThrownBy(() -> Check.schedule("ab", Map.of("a", 1, "b", 2), 1, List.of("forget p", "p = a * b")))
                .hasMessage("Line 1 (forget p): p was never written.");
    }
}
