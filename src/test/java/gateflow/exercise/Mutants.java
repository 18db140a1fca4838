package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

/** Collects, for one question, which of its known mistakes a wrong solution has triggered. */
final class Mutants {
    private final List<String> sentences;
    private final List<String> triggered = new ArrayList<>();

    private Mutants(List<String> sentences) {
        this.sentences = sentences;
    }

    static Mutants of(Question<?> question) {
        return new Mutants(question.mistakes().stream().map(Mistake::sentence).toList());
    }

    /** The check must throw the mistake that begins so, and go on with the place. */
    Mutants isTold(String beginning, Runnable check) {
        List<String> fitting =
                sentences.stream().filter(each -> each.startsWith(beginning)).toList();
        assertThat(fitting)
                .as("known mistakes that begin with \"%s\"", beginning)
                .hasSize(1);
        assertThatThrownBy(check::run)
                .as(beginning)
                .isInstanceOf(CheckFailed.class)
                .hasMessageStartingWith(fitting.get(0) + " First wrong: ");
        triggered.addAll(fitting);
        return this;
    }

    Mutants isSilentAbout(Runnable... rightOnes) {
        for (Runnable right : rightOnes) {
            assertThatCode(right::run).doesNotThrowAnyException();
        }
        return this;
    }

    /** Every mistake in the list has its mutant. */
    void coverAll() {
        assertThat(triggered).containsExactlyInAnyOrderElementsOf(sentences);
    }
}
