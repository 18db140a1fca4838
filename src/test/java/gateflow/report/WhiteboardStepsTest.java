package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import gateflow.whiteboard.Expression;
import gateflow.whiteboard.Forgetting;
import gateflow.whiteboard.Plan;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhiteboardStepsTest {
    private static final Map<String, Integer> GIVEN = Map.of("a", 1, "b", 3, "c", 5, "d", 11);

    private static Stepper steps(int places, Forgetting forgetting) {
        return WhiteboardSteps.of(Plan.of(Expression.parse("ac(bd + a) + ad"), GIVEN, places, forgetting));
    }

    /** The boards of all frames, each as its list items. */
    private static List<String> boards(Stepper stepper) {
        return Pattern.compile("<ul class=\"gf-board\">(.*?)</ul>")
                .matcher(stepper.html())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void theLecturesThirdStepHasAFullBoardAndStrikesOutWhatItErases() {
        Stepper stepper = steps(3, Forgetting.AFTER_WRITE);
        assertThat(stepper.size()).isEqualTo(6);
        assertThat(boards(stepper).get(2))
                .isEqualTo("<li>ac = 5</li><li class=\"gf-erased\"><del>bd = 33</del></li>"
                        + "<li class=\"gf-new\">bd + a = 34</li>");
        assertThat(boards(stepper).get(3)).contains("<li class=\"gf-new\">ac(bd + a) = 170</li>");
    }

    @Test
    void whereForgettingComesFirstTheNewStatementTakesTheFreedPlace() {
        Stepper stepper = steps(2, Forgetting.BEFORE_WRITE);
        assertThat(boards(stepper))
                .allMatch(board -> board.split("<li").length == 3)
                .noneMatch(b -> b.contains("del"));
        assertThat(boards(stepper).get(5)).contains("= 181");
    }

    @Test
    void captionsSayWhatIsReadWrittenAndErasedAndTheLastOneTheAnswer() {
        String text = steps(3, Forgetting.AFTER_WRITE).text();
        assertThat(text)
                .contains("1. Write ac = 5. Nothing is read from the board.")
                .contains("3. Write bd + a = 34. Read bd, and nothing else. Then erase bd: no later step reads it.")
                .contains("Then erase ac and bd + a: no later step reads them.")
                .endsWith("The answer is 181.");
    }
}
