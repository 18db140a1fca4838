package gateflow.train;

import gateflow.math.Require;

/** What the optimizer's learning rate is multiplied by, step by step. */
@FunctionalInterface
public interface Schedule {
    /** The factor at {@code step} of {@code steps}, counted from 1. */
    double factor(int step, int steps);

    /** The same learning rate throughout. */
    static Schedule constant() {
        return (step, steps) -> 1;
    }

    /** Multiplied by {@code factor} after every {@code every} steps. */
    static Schedule stepwise(int every, double factor) {
        Require.positive("every", every);
        Require.positive("factor", factor);
        return (step, steps) -> Math.pow(factor, (step - 1) / every);
    }

    /** From 1 at the first step to {@code last} at the last, by the same ratio each step. */
    static Schedule exponential(double last) {
        Require.positive("last", last);
        return (step, steps) -> Math.pow(last, progress(step, steps));
    }

    /**
     * From 1 at the first step down to 0 at the last, along half a cosine. Source: Loshchilov &amp; Hutter 2017, eq. 5
     * without restarts, arXiv:1608.03983.
     */
    static Schedule cosine() {
        return (step, steps) -> (1 + Math.cos(Math.PI * progress(step, steps))) / 2;
    }

    /** This schedule, with a straight rise over the first {@code warmUp} steps: 1/n, 2/n, …, 1 of what it says. */
    default Schedule withWarmUp(int warmUp) {
        Require.positive("warmUp", warmUp);
        return (step, steps) -> Math.min(1, (double) step / warmUp) * factor(step, steps);
    }

    private static double progress(int step, int steps) {
        return steps == 1 ? 0 : (step - 1.0) / (steps - 1);
    }
}
