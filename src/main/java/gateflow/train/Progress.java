package gateflow.train;

import java.io.PrintStream;

/** Is told how a training goes on, and may show it. */
public interface Progress {
    /** After each step: {@code step} of {@code steps} is made, with this loss. Called often, so it must be quick. */
    void step(int step, int steps, double loss);

    /** Once, when the training has ended, for whatever reason. */
    void end();

    /** Shows nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void step(int step, int steps, double loss) {}

            @Override
            public void end() {}
        };
    }

    /** A line on {@code out} that is written over twice a second and wiped at the end. */
    static Progress bar(PrintStream out) {
        return new ProgressBar(out, System::nanoTime);
    }

    /**
     * A bar on standard output in a notebook or a terminal, and nothing elsewhere. The system property
     * {@code gateflow.progress}, or else the environment variable {@code GATEFLOW_PROGRESS}, decides otherwise:
     * {@code off} for handouts, {@code on} for everywhere.
     */
    static Progress standard() {
        String wanted = System.getProperty("gateflow.progress", System.getenv("GATEFLOW_PROGRESS"));
        boolean shown = wanted == null ? Surroundings.someoneLooks() : wanted.equalsIgnoreCase("on");
        return shown ? bar(System.out) : none();
    }
}
