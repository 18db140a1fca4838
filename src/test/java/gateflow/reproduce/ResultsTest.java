package gateflow.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ResultsTest {
    private static final Experiment TINY = new TinyExperiment();

    @TempDir
    Path folder;

    private Results results() {
        return new Results(folder, "abc123");
    }

    private Trials run(int seeds, int threads) throws InterruptedException {
        return new Runner(results(), threads, Watch.silent()).run(TINY, seeds);
    }

    @Test
    void everySettingIsRunWithEverySeedAndKept() throws InterruptedException {
        Trials trials = run(3, 2);
        assertThat(trials.size()).isEqualTo(6);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(trials.has("small, 2 units", seed)).isTrue();
            assertThat(trials.has("large", seed)).isTrue();
        }
        assertThat(results().load(TINY).all()).isEqualTo(trials.all());
        assertThat(trials.all()).allMatch(trial -> trial.sequences() == 1_000);
        assertThat(results().trials(TINY).stringColumn("commit").asList()).containsOnly("abc123");
        assertThat(results().trials(TINY).stringColumn("success").asList()).containsOnly("yes");
    }

    @Test
    void onlyTheSettingsThatAreWantedAreRun() throws InterruptedException {
        Trials trials = new Runner(results(), 1, Watch.silent())
                .run(TINY, 1, 2, setting -> setting.name().contains("large"));
        assertThat(trials.all()).extracting(Trial::setting).containsExactly("large", "large");
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws Exception {
        run(1, 1);
        Files.writeString(
                folder.resolve("T0.csv"),
                Files.readString(folder.resolve("T0.csv")).replace("abc123", "earlier"));
        run(2, 1);
        List<String> commits = results().trials(TINY).stringColumn("commit").asList();
        assertThat(commits).containsExactly("earlier", "earlier", "abc123", "abc123");
    }

    @Test
    void aSeedGivesTheSameTrialInAnyOrderAndNumberOfThreads() throws InterruptedException {
        Trials together = run(2, 2);
        Setting large = TINY.settings().get(1);
        Trial alone = Trial.run(large, 2, gateflow.train.Progress.none()).trial();
        Trial beside =
                together.of("large").where(trial -> trial.seed() == 2).all().get(0);
        assertThat(beside.loss()).isCloseTo(alone.loss(), within(1e-5)); // a file has six digits
        assertThat(alone.loss())
                .isNotCloseTo(
                        together.of("large").all().get(0).seed() == 2
                                ? together.of("large").all().get(1).loss()
                                : together.of("large").all().get(0).loss(),
                        within(1e-6));
    }

    @Test
    void aCurveHasAtMostAHundredPointsThatEndAtTheLastSequence() throws InterruptedException {
        run(1, 1);
        Table curves = results().curves(TINY);
        Table ofLarge = curves.where(curves.stringColumn("setting").isEqualTo("large"));
        assertThat(ofLarge.rowCount()).isBetween(50, 100);
        assertThat(ofLarge.longColumn("sequences").get(ofLarge.rowCount() - 1)).isEqualTo(1_000);
    }

    @Test
    void whatIsPutAsideCanBeRenamedBack() throws Exception {
        run(1, 1);
        results().putAside(TINY);
        assertThat(results().load(TINY).isEmpty()).isTrue();
        Files.move(folder.resolve("T0.csv.before"), folder.resolve("T0.csv"));
        assertThat(results().load(TINY).size()).isEqualTo(2);
    }

    @Test
    void theReportSetsThePublishedFigureBesideOurs() throws InterruptedException {
        run(1, 1);
        String text = Report.markdown(List.of(TINY), results());
        assertThat(text.lines().toList()).hasSize(3);
        assertThat(text)
                .containsPattern(
                        "\\| T0 \\| loss \\| 1 \\| 0\\.\\d+ \\(0\\.\\d+ to 0\\.\\d+, 2 seeds\\) \\| partly: It is not published\\. \\|");
        assertThat(Report.markdown(List.of(Experiments.full().get(0)), results()))
                .contains("not run");
    }

    @Test
    void aTerminalShowsTheCurveOfWhatRunsAndWipesItAtTheEnd() throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        var watch = new Watch(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);
        watch.begin(TINY, 1, 0);
        var progress = watch.trial("large", 1);
        Thread.sleep(600); // a line is shown twice a second
        progress.step(1, 4, 2.5);
        Trial trial = new Trial("large", 1, 10, 1, 0.5, 0.25, gateflow.train.LearningCurve.End.ALL_STEPS);
        progress.end();
        watch.ended(trial, true);
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertThat(shown)
                .contains("large, seed 1  step 1 of at most 4, loss 2.5")
                .contains("\u001b[1A\u001b[J");
        assertThat(shown).contains("[1 of 1] large, seed 1: success, 10 sequences, loss 0.5000, error 0.2500");
    }

    @Test
    void aSparklineFallsWithItsValuesAndKeepsItsWidth() {
        var line = new Sparkline();
        for (int k = 0; k < 1_000; k++) {
            line.add(1_000 - k);
        }
        assertThat(line.toString()).hasSize(24).startsWith("█");
        assertThat(line.toString().strip()).endsWith("▁");
    }
}
