package gateflow.reproduce;

import gateflow.train.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Shows how trials go: a line for each that has ended and, on a terminal, a line for each that runs, with the curve of its loss
 * so far, written over twice a second.
 */
public final class Watch {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Line> running = new TreeMap<>();
    private long lastShown = System.nanoTime();
    private int linesShown;
    private int wanted;
    private int ended;

    /** A line that is written over needs a {@code terminal}; elsewhere only trials that have ended are told of. */
    public Watch(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows nothing. */
    public static Watch silent() {
        return new Watch(new PrintStream(PrintStream.nullOutputStream()), false);
    }

    synchronized void begin(Experiment experiment, int trials, int before) {
        wanted = trials;
        ended = 0;
        out.println(experiment.id() + "  " + experiment.title());
        if (before > 0) {
            out.printf(Locale.ROOT, "    %d trials were made before and are kept.%n", before);
        }
    }

    /** Progress of one trial. */
    synchronized Progress trial(String setting, long seed) {
        String name = setting + ", seed " + seed;
        Line line = new Line(name);
        running.put(name, line);
        return line;
    }

    synchronized void ended(Trial trial, boolean success) {
        wipe();
        ended++;
        out.printf(
                Locale.ROOT,
                "    [%d of %d] %s, seed %d: %s, %,d sequences, loss %.4g, error %.4g, %.1f s%n",
                ended,
                wanted,
                trial.setting(),
                trial.seed(),
                success ? "success" : "no success",
                trial.sequences(),
                trial.loss(),
                trial.error(),
                trial.seconds());
        out.flush();
    }

    synchronized void end() {
        wipe();
        running.clear();
    }

    private synchronized void show() {
        long now = System.nanoTime();
        if (!terminal || now - lastShown < EVERY) {
            return;
        }
        lastShown = now;
        wipe();
        for (Line line : running.values()) {
            out.println("    " + line);
        }
        out.flush();
        linesShown = running.size();
    }

    /** Goes back over the lines of the running trials and clears them. */
    private void wipe() {
        if (linesShown > 0) {
            out.print("\u001b[" + linesShown + "A\u001b[J");
            linesShown = 0;
        }
    }

    private synchronized void remove(String name) {
        running.remove(name);
    }

    /** One trial that runs. */
    private final class Line implements Progress {
        private final String name;
        private final Sparkline curve = new Sparkline();
        private int step;
        private int steps = 1;
        private double loss;

        Line(String name) {
            this.name = name;
        }

        @Override
        public void step(int step, int steps, double loss) {
            synchronized (Watch.this) {
                this.step = step;
                this.steps = steps;
                this.loss = loss;
                curve.add(loss);
            }
            show();
        }

        @Override
        public void end() {
            remove(name);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s  %s  step %,d of at most %,d, loss %.4g", curve, name, step, steps, loss);
        }
    }
}
