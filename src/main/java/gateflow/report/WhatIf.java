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

    /** The forget bias, set to 1. */
    public static Shown forgetBias() {
        return forgetBias(1, 100);
    }

    /**
     * How long a forget bias lets a memory last, beside the range that chrono initialization draws from.
     *
     * @param bias b_f, −4 to 8
     * @param longest T of chrono initialization, 10 to 1,000
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static Shown forgetBias(double bias, int longest) {
        return new Widget(new ForgetBiasWhatIf(bias, longest));
    }

    /** One LSTM unit with the weights of D4, at D4's memories and input. */
    public static Shown lstmUnit() {
        return lstmUnit(2, 1, 1);
    }

    /**
     * One LSTM unit with the weights of D4: every sum, gate and memory while input and memories move, or while D5's two sequences
     * are played; claims D3 to D6.
     *
     * @param longTerm s_{t−1}, −5 to 5
     * @param shortTerm h_{t−1}, −1 to 1
     * @param input x_t, −10 to 10
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static Shown lstmUnit(double longTerm, double shortTerm, double input) {
        return new Widget(new LstmUnitWhatIf(longTerm, shortTerm, input));
    }

    /** Gradient descent at a cliff, with the limit 0.1 and the learning rate 0.3. */
    public static Shown clipping() {
        return clipping(0.1, 0.3);
    }

    /**
     * Gradient descent on the loss of a one-unit recurrent net beside its cliff: without clipping, clipped by norm and by value;
     * claims B3, E6.
     *
     * @param limit of the gradient's norm, and of each entry, 0.01 to 1,000
     * @param learningRate 0.01 to 1
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static Shown clipping(double limit, double learningRate) {
        return new Widget(new ClippingWhatIf(limit, learningRate));
    }

    /** Detours of an LSTM of 8 units over 20 steps, seed 0. */
    public static Shown detours() {
        return detours(8, 20, 0);
    }

    /**
     * How much of ∂s_T/∂s_1 in a fresh LSTM comes by how many detours, as the forget bias changes; claims B4, B7, C4. The numbers
     * are those of {@link gateflow.trace.Detours}, traced when this is called, at 17 biases.
     *
     * @param units 1 or more
     * @param steps T, 8 or more
     * @param seed of the weights and inputs
     * @throws IllegalArgumentException if an argument is too small
     */
    public static Shown detours(int units, int steps, long seed) {
        return new Widget(new DetoursWhatIf(units, steps, seed));
    }
}
