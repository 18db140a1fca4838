package gateflow.bench;

import gateflow.cell.LstmCell;
import gateflow.cell.UnrolledCell;
import gateflow.trace.GradientTracer;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * How time and memory grow with the number of steps T and of units H: prints CSV, a line for each measurement. Started
 * with a heap of 1 GiB, it also shows that a trace of 10,000 steps fits into that.
 */
public final class Growth {
    private static final int INPUTS = 8;
    private static final int[] STEPS = {10, 100, 1_000, 10_000};
    private static final int[] UNITS = {8, 16, 32, 64, 128};
    private static final int UNITS_OVER_STEPS = 16;
    private static final int STEPS_OVER_UNITS = 100;
    private static final long WARM_UP = 12_000_000_000L; // nanoseconds
    private static final long EACH = 1_000_000_000L;
    private static final double MEBIBYTE = 1 << 20;

    /** What is measured: its name, and how it comes to the result that stays in memory. */
    private enum Work {
        GRADIENT("gradient", run -> {
            run.forward();
            run.backward();
            return run.gradient();
        }),
        NORMS("norms", run -> GradientTracer.of(run).jacobianNorms()),
        JACOBIANS("jacobians", run -> GradientTracer.of(run).jacobians());

        private final String label;
        private final Function<UnrolledCell, Object> once;

        Work(String label, Function<UnrolledCell, Object> once) {
            this.label = label;
            this.once = once;
        }
    }

    private Growth() {}

    public static void main(String[] arguments) {
        for (Work work : Work.values()) {
            median(work, run(UNITS_OVER_STEPS, STEPS_OVER_UNITS), WARM_UP / Work.values().length);
        }
        System.out.println("workload,units,steps,median_ms,us_per_step,mib");
        for (Work work : Work.values()) {
            for (int steps : STEPS) {
                print(work, UNITS_OVER_STEPS, steps);
            }
            for (int units : UNITS) {
                print(work, units, STEPS_OVER_UNITS);
            }
        }
    }

    private static void print(Work work, int units, int steps) {
        long before = used();
        UnrolledCell run = run(units, steps);
        double milliseconds = median(work, run, EACH) / 1e6;
        Object result = work.once.apply(run);
        double mebibytes = (used() - before) / MEBIBYTE; // of the run's buffers and what the trace keeps
        Reference.reachabilityFence(result);
        Reference.reachabilityFence(run);
        System.out.printf(
                Locale.ROOT,
                "%s,%d,%d,%.4g,%.4g,%.4g%n",
                work.label,
                units,
                steps,
                milliseconds,
                1e3 * milliseconds / steps,
                mebibytes);
    }

    private static UnrolledCell run(int units, int steps) {
        var cell = new LstmCell(INPUTS, units);
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(0)), steps, 1);
        var random = new Random(1);
        for (int t = 1; t <= steps; t++) {
            for (int k = 0; k < INPUTS; k++) {
                run.input(t).set(k, 0, random.nextGaussian());
            }
        }
        run.lossGradient("h", steps).set(0, 0, 1);
        run.forward();
        return run;
    }

    private static double median(Work work, UnrolledCell run, long nanoseconds) {
        var times = new ArrayList<Long>();
        long end = System.nanoTime() + nanoseconds;
        do {
            long start = System.nanoTime();
            work.once.apply(run);
            times.add(System.nanoTime() - start);
        } while (System.nanoTime() < end);
        times.sort(null);
        return times.get(times.size() / 2);
    }

    private static long used() {
        System.gc();
        Runtime machine = Runtime.getRuntime();
        return machine.totalMemory() - machine.freeMemory();
    }
}
