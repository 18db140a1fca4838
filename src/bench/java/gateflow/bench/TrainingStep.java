package gateflow.bench;

import gateflow.math.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Forward and all gradients, 100 steps: with JMH's profiler "gc", the bytes that it allocates.
 *
 * <p>The profiler counts the bytes of every thread, so that the library's own warm-up has to be over before it begins.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class TrainingStep {
    @Param({"lstm", "gru", "rnn"})
    public String cell;

    @Param({"16", "128"})
    public int units;

    @Param({"1", "32"})
    public int batch;

    private static final String WARM_UP = "gateflow-warm-up"; // the thread in which the library warms up
    private static final long LONGEST = 120_000_000_000L; // nanoseconds

    private Runnable step;

    @Setup
    public void prepare() {
        step = Work.of("gradient", cell, units, batch).once();
        long start = System.nanoTime();
        boolean seen = false;
        boolean runs = false;
        while ((!seen || runs) && Kernels.vectorized() && System.nanoTime() - start < LONGEST) {
            step.run();
            runs = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().equals(WARM_UP));
            seen |= runs;
        }
    }

    @Benchmark
    public void gradient() {
        step.run();
    }
}
