package gateflow.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A progress bar of one line. A carriage return goes back to the line's start: terminals and JupyterLab then write over
 * it. Plain ASCII, so that no console garbles it.
 */
final class ProgressBar implements Progress {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastShown;
    private int shownLength;

    ProgressBar(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastShown = start;
    }

    @Override
    public void step(int step, int steps, double loss) {
        long now = nanoTime.getAsLong();
        if (now - lastShown >= EVERY) {
            lastShown = now;
            show(line(step, steps, loss, now - start));
        }
    }

    @Override
    public void end() {
        if (shownLength > 0) {
            show("");
            out.print("\r");
            out.flush();
        }
    }

    private static String line(int step, int steps, double loss, long elapsed) {
        int full = (int) ((long) WIDTH * step / steps);
        double secondsLeft = elapsed / 1e9 * (steps - step) / step;
        return String.format(
                Locale.ROOT,
                "[%s%s] step %d of %d, loss %.4g, %.0f s left",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                step,
                steps,
                loss,
                secondsLeft);
    }

    /** Writes over the last line, and over what stands out of it if it was longer. */
    private void show(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
        out.flush();
        shownLength = line.length();
    }
}
