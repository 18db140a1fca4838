package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceSetTest {
    private static final Path FILE = Path.of("data/sentences.tsv");

    private final SentenceSet set = SentenceSet.read(FILE);

    private static Set<String> questions(SentenceSet set, boolean heldOut) {
        return set.rows().stream()
                .filter(row -> row.heldOut() == heldOut)
                .map(row -> row.frame().question())
                .collect(Collectors.toSet());
    }

    @Test
    void theShippedFileIsWhatTheGrammarAndSeedZeroGive() throws IOException {
        assertThat(Files.readString(FILE).replace("\r\n", "\n"))
                .isEqualTo(SentenceSet.make(0).text());
        assertThat(set).isEqualTo(SentenceSet.make(0));
    }

    @Test
    void everyConstructionHasEveryDistanceForTrainingAndForTesting() {
        for (boolean heldOut : new boolean[] {false, true}) {
            for (Construction construction : Construction.values()) {
                assertThat(set.rows().stream()
                                .filter(row -> row.heldOut() == heldOut && row.construction() == construction)
                                .map(row -> row.frame().distance())
                                .distinct())
                        .isEqualTo(SentenceSet.DISTANCES.stream()
                                .filter(distance -> distance >= construction.shortest())
                                .toList());
            }
        }
    }

    @Test
    void noHeldOutFrameIsSeenInTrainingButItsDecidingAndWantedWordsAre() {
        var seen = questions(set, false);
        assertThat(seen).doesNotContainAnyElementsOf(questions(set, true));
        var words = new HashSet<String>();
        set.training().sentences().forEach(sentence -> words.addAll(sentence.words()));
        for (Sentence sentence : set.heldOut().sentences()) {
            assertThat(words).contains(sentence.decides(), sentence.wanted());
        }
    }

    @Test
    void isWrittenAndReadBack(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("made.tsv");
        Files.writeString(file, SentenceSet.make(5).text());
        assertThat(SentenceSet.read(file)).isEqualTo(SentenceSet.make(5)).isNotEqualTo(SentenceSet.make(0));
    }

    @Test
    void refusesAFileThatIsNotASetOfSentences(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("other.tsv");
        Files.writeString(file, "some text\n");
        assertThatThrownBy(() -> SentenceSet.read(file))
                .hasMessage(file + " does not begin with the header of a set of sentences.");
        Files.writeString(
                file, SentenceSet.make(0).text().lines().findFirst().orElseThrow() + "\nheld-out\tverse\t1\tx\n");
        assertThatThrownBy(() -> SentenceSet.read(file)).hasMessageStartingWith("construction is \"verse\"");
        assertThatThrownBy(() -> SentenceSet.read(folder.resolve("none.tsv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The sentences can't be read from " + folder.resolve("none.tsv"));
    }
}
