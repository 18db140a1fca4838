package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {
    private final Frame frame = new Frame("{This|Last} year, because of the rent, we {need|needed} help.");

    @Test
    void givesASentenceForEachChoice() {
        assertThat(frame.sentences())
                .containsExactly(
                        new Sentence("This year, because of the rent, we need help.", 1, 8),
                        new Sentence("Last year, because of the rent, we needed help.", 1, 8));
    }

    @Test
    void aSentenceKnowsWhichWordDecidesAndWhichIsWanted() {
        Sentence last = frame.sentences().get(1);
        assertThat(last.decides()).isEqualTo("Last");
        assertThat(last.wanted()).isEqualTo("needed");
        assertThat(last.distance()).isEqualTo(frame.distance()).isEqualTo(7);
        assertThat(last.read()).isEqualTo(List.of("Last", "year", "because", "of", "the", "rent", "we"));
    }

    @Test
    void theDecidingWordNeedNotBeTheFirst() {
        Sentence one = new Frame("All over {Kerala|Punjab}, {Malayalam|Punjabi} is spoken.")
                .sentences()
                .get(1);
        assertThat(one.decides()).isEqualTo("Punjab");
        assertThat(one.wanted()).isEqualTo("Punjabi");
        assertThat(one.distance()).isEqualTo(1);
    }

    @Test
    void refusesATextWithoutTwoPlacesOfEquallyManyChoices() {
        for (String text : List.of("We need help.", "{This|Last} year", "{a|b} {c|d|e}.", "{a|b} {c|d} {e|f}.")) {
            assertThatThrownBy(() -> new Frame(text))
                    .hasMessage(
                            "text is \"%s\"; it must have two places with equally many choices, such as {This|Last}."
                                    .formatted(text));
        }
    }

    @ParameterizedTest
    @EnumSource(Construction.class)
    void theGrammarKeepsTheDistanceThatIsAskedFor(Construction construction) {
        var random = new Random(7);
        for (int distance : SentenceSet.DISTANCES) {
            if (distance >= construction.shortest()) {
                for (int draw = 0; draw < 200; draw++) {
                    Frame drawn = construction.draw(distance, random);
                    assertThat(drawn.distance()).as(drawn.text()).isEqualTo(distance);
                }
            }
        }
    }

    @Test
    void refusesADistanceThatIsTooShort() {
        assertThatThrownBy(() -> Construction.TENSE.draw(1, new Random(0)))
                .hasMessage("distance is 1; it must be 2 or more.");
    }

    @Test
    void aListHasTheWantedWordsAndNoPhraseTwice() {
        var phrases = new Phrases(
                "my job / the rent\na broken roof\na hole in it\nthe illness of my father\na letter from the old bank");
        var random = new Random(1);
        for (int words = 2; words <= 20; words++) {
            for (int draw = 0; draw < 50; draw++) {
                String list = phrases.list(words, random);
                assertThat(list.split(" ")).hasSize(words);
                assertThat(list.split(", | and ")).doesNotHaveDuplicates();
            }
        }
    }
}
