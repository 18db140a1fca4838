package gateflow.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class MergeTest {
    private static final Experiment TINY = new TinyExperiment();

    @TempDir
    Path folder;

    /** What one task of a cluster leaves: all settings with one seed. */
    private Path piece(int seed) throws InterruptedException {
        Path piece = folder.resolve("piece-" + seed);
        new Runner(new Results(piece, "abc123"), 1, Watch.silent()).run(TINY, seed, seed, setting -> true);
        return piece;
    }

    private Results results() {
        return new Results(folder.resolve("all"), "def456");
    }

    private int merge(Path... pieces) {
        var merge = new Merge(TINY, results());
        List.of(pieces).forEach(merge::add);
        return merge.write();
    }

    private void change(Path piece, String from, String to) throws IOException {
        Path file = piece.resolve("T0.csv");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void piecesGiveWhatOneRunGives() throws InterruptedException {
        assertThat(merge(piece(2), piece(1), piece(3))).isEqualTo(6);
        var together = new Results(folder.resolve("together"), "def456");
        new Runner(together, 1, Watch.silent()).run(TINY, 3);
        assertThat(sorted(results().trials(TINY))).isEqualTo(sorted(together.trials(TINY)));
        assertThat(sorted(results().curves(TINY))).isEqualTo(sorted(together.curves(TINY)));
        assertThat(results().trials(TINY).stringColumn("commit").asList()).containsOnly("abc123");
    }

    /** All but what differs from run to run. */
    private static String sorted(Table table) {
        Table same = table.sortOn("setting", "seed", "sequences");
        for (String name : List.of("seconds", "commit")) {
            same = same.containsColumn(name) ? same.rejectColumns(name) : same;
        }
        return same.printAll();
    }

    @Test
    void whatIsThereAlreadyIsNotTakenTwice() throws InterruptedException {
        Path first = piece(1);
        merge(first);
        assertThat(merge(first, piece(2), first)).isEqualTo(2);
        assertThat(results().load(TINY).size()).isEqualTo(4);
        assertThat(results().curves(TINY).rowCount())
                .isEqualTo(2 * new Results(first, "x").curves(TINY).rowCount());
    }

    @Test
    void aPieceThatWasMadeElsewhereAndAgreesIsNoContradiction() throws Exception {
        Path first = piece(1);
        merge(first);
        change(first, "abc123", "another");
        assertThat(merge(first)).isZero();
    }

    @Test
    void theSameSeedWithOtherNumbersIsRefusedInASentenceAndNothingIsWritten() throws Exception {
        Path first = piece(1);
        merge(first);
        change(first, "large,1,1000", "large,1,990");
        Path second = piece(2);
        assertThatThrownBy(() -> merge(second, first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("T0, large, seed 1: " + first + " has loss ")
                .hasMessageContaining("after 990 sequences")
                .hasMessageContaining("after 1000 sequences")
                .hasMessageEndingWith("nothing was merged.");
        assertThat(results().load(TINY).size()).isEqualTo(2);
    }

    @Test
    void anotherLossIsAContradictionToo() throws Exception {
        Path first = piece(1);
        merge(first);
        double loss = new Results(first, "x").load(TINY).all().get(0).loss();
        change(first, Double.toString(loss), Double.toString(loss * 1.001));
        assertThatThrownBy(() -> merge(first)).hasMessageContaining("has loss");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> merge(nowhere))
                .hasMessage("There is no folder " + nowhere + " with results to merge.");
    }
}
