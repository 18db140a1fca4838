package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantTest {
    @Test
    void theSameStudentGetsTheSameNumbersInAnyOrder() {
        Variant first = Variant.of("ana", "01");
        Variant again = Variant.of(" Ana ", "01");
        int a = first.integer("a", 1, 1000);
        first.number("w", 0, 1, 3);
        assertThat(again.number("w", 0, 1, 3)).isEqualTo(first.number("w", 0, 1, 3));
        assertThat(again.integer("a", 1, 1000)).isEqualTo(a);
        assertThat(again.seed("check")).isEqualTo(first.seed("check"));
    }

    @Test
    void studentsAndAssignmentsDiffer() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(k -> Variant.of("student" + k, "01").integer("a", 1, 1_000_000)))
                .doesNotHaveDuplicates();
        assertThat(Variant.of("ana", "01").seed("a"))
                .isNotEqualTo(Variant.of("ana", "02").seed("a"));
    }

    @Test
    void numbersStayInTheirRangeWithTheirDecimals() {
        for (int k = 0; k < 200; k++) {
            double value = Variant.of("s" + k, "03").number("w", -0.5, 0.75, 2);
            assertThat(value).isBetween(-0.5, 0.75);
            assertThat(value * 100).isCloseTo(Math.rint(value * 100), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(Variant.of("s" + k, "03").integer("n", 2, 4)).isBetween(2, 4);
        }
        assertThat(Variant.of("ana", "03").numbers("x", 4, 0, 1, 3)).hasSize(4);
    }

    @Test
    void aNotebookOfSomeoneElseIsRefusedWhileItIsGraded() {
        assertThat(Variant.of("ana", "01", "Ana").student()).isEqualTo("ana");
        assertThat(Variant.of("ana", "01", null).student()).isEqualTo("ana");
        assertThatThrownBy(() -> Variant.of("ana", "01", "bo"))
                .isInstanceOf(CheckFailed.class)
                .hasMessage("This notebook has the numbers of \"ana\", but it was handed in by \"bo\". "
                        + "Put your own student id between the quotes of Variant.of(\"…\"), near the top, "
                        + "and run the notebook again.");
    }

    @Test
    void aBlankIdIsRefused() {
        assertThatThrownBy(() -> Variant.of("  ", "01"))
                .hasMessage("student is blank; it must have at least one letter.");
        assertThatThrownBy(() -> Variant.of(null, "01")).hasMessage("student is missing (null).");
    }
}
