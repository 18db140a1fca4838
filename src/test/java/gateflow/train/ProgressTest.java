package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private long now;
    private final Progress bar = new ProgressBar(out, () -> now);

    @AfterEach
    void forget() {
        System.clearProperty("gateflow.progress");
    }

    @Test
    void writesOneLineOverAndOver() {
        now = SECOND;
        bar.step(10, 40, 0.5);
        now = 2 * SECOND;
        bar.step(20, 40, 0.125);
        String[] lines = text().split("\r");
        assertThat(lines).hasSize(3);
        assertThat(lines[1]).isEqualTo("[#######.......................] step 10 of 40, loss 0.5000, 3 s left");
        assertThat(lines[2]).isEqualTo("[###############...............] step 20 of 40, loss 0.1250, 2 s left");
        assertThat(text()).doesNotContain("\n");
    }

    @Test
    void writesAtMostTwiceASecond() {
        for (int step = 1; step <= 1000; step++) {
            now += SECOND / 1000;
            bar.step(step, 1000, 1);
        }
        assertThat(text().chars().filter(c -> c == '\r').count()).isEqualTo(2);
    }

    @Test
    void aShorterLineLeavesNothingOfALongerOne() {
        now = SECOND;
        bar.step(1, 1000, 1.25e-5);
        int longer = text().length() - 1;
        now = 2 * SECOND;
        bar.step(999, 1000, 1);
        assertThat(text().split("\r")[2]).hasSize(longer).matches(".* 0 s left +");
    }

    @Test
    void wipesItsLineAtTheEnd() {
        now = SECOND;
        bar.step(1, 4, 1);
        int length = text().length() - 1;
        bar.end();
        assertThat(text()).endsWith("\r" + " ".repeat(length) + "\r");
    }

    @Test
    void aTrainingTooShortToWatchWritesNothing() {
        bar.step(1, 1, 1);
        bar.end();
        assertThat(text()).isEmpty();
    }

    @Test
    void thePropertyTurnsItOffAndOn() {
        System.setProperty("gateflow.progress", "off");
        assertThat(Progress.standard()).isNotInstanceOf(ProgressBar.class);
        System.setProperty("gateflow.progress", "on");
        assertThat(Progress.standard()).isInstanceOf(ProgressBar.class);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
