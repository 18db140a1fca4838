package gateflow.report;

/**
 * Questions that a reader answers by moving a slider, in a notebook and in a handout, without a kernel.
 *
 * <p>Each shows itself when it is the last expression of a cell. Where no script runs, in print, and in a notebook that is not
 * trusted, it is a picture at the settings given here and a table of values at others.
 *
 * <pre>{@code
 * WhatIf.powers(0.99, 0.9, 100)
 * }</pre>
 */
public final class WhatIf {

    private WhatIf() {}

    /** f^t against λ^t, with f = 0.99, λ = 0.9 and T = 100. */
    public static Shown powers() {
        return powers(0.99, 0.9, 100);
    }

    /**
     * How fast a gradient fades or grows by a forget gate's factor and by a weight's; claims B2, B5, C2.
     *
     * @param f what the forget gate keeps at each step, 0.5 to 1
     * @param lambda the recurrent weight's factor at each step, 0.5 to 1.5
     * @param steps T, 10 to 500
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static Shown powers(double f, double lambda, int steps) {
        return new Widget(new PowersWhatIf(f, lambda, steps));
    }
}
