package gateflow.reproduce;

import gateflow.math.Require;
import gateflow.train.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Runs the trials of an experiment that have not been made yet, several at a time, each in a thread of its own. */
public final class Runner {
    private final Results results;
    private final int threads;
    private final Watch watch;

    /** Writes to {@code results}; {@code watch} is told how it goes. */
    public Runner(Results results, int threads, Watch watch) {
        this.results = Require.given("results", results);
        this.threads = Require.positive("threads", threads);
        this.watch = Require.given("watch", watch);
    }

    /** All settings with the seeds 1..{@code seeds}. */
    public Trials run(Experiment experiment, int seeds) throws InterruptedException {
        return run(experiment, 1, seeds, setting -> true);
    }

    /**
     * The settings that are {@code wanted} with the seeds {@code first}..{@code last}. What is there already is not made again.
     *
     * @return all trials of the experiment, the earlier ones too
     */
    public Trials run(Experiment experiment, int first, int last, Predicate<Setting> wanted)
            throws InterruptedException {
        Require.positive("seeds", last);
        Trials before = results.load(experiment);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        var running = new ArrayList<Future<?>>();
        try {
            for (long seed = first; seed <= last; seed++) {
                for (Setting setting : experiment.settings()) {
                    if (wanted.test(setting) && !before.has(setting.name(), seed)) {
                        long itsSeed = seed;
                        running.add(pool.submit(() -> runOne(experiment, setting, itsSeed)));
                    }
                }
            }
            watch.begin(experiment, running.size(), before.size());
            waitFor(running);
        } finally {
            pool.shutdownNow();
            watch.end();
        }
        return results.load(experiment);
    }

    private void runOne(Experiment experiment, Setting setting, long seed) {
        Trial.WithCurve made = Trial.run(setting, seed, watch.trial(setting.name(), seed));
        if (made.trial().end() != LearningCurve.End.INTERRUPTED) {
            results.add(experiment, made.trial(), made.curve());
            watch.ended(made.trial(), experiment.succeeded(made.trial()));
        }
    }

    private static void waitFor(List<Future<?>> running) throws InterruptedException {
        for (Future<?> trial : running) {
            try {
                trial.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            }
        }
    }
}
