package gateflow.math;

/**
 * An activation φ, applied entry by entry.
 *
 * <p>Each slope φ′(z) is written by the value y = φ(z), so that a backward pass needs to keep y alone.
 */
public enum Activation {
    /** tanh z, slope 1 − y². */
    TANH("tanh", "\\tanh", 1),

    /** The logistic function σ(z) = 1 / (1 + e^−z), slope y (1 − y), which is never above 1/4. */
    LOGISTIC("σ", "\\sigma", 0.25),

    /** max(z, 0); the slope at 0 is taken as 0. */
    RELU("ReLU", "\\mathrm{ReLU}", 1),

    /** z above 0 and {@value #LEAK} z below; the slope at 0 is taken as {@value #LEAK}. */
    LEAKY_RELU("leaky ReLU", "\\mathrm{LeakyReLU}", 1),

    /** z itself: a linear net, in which the gradient is a product of weights and of nothing else. */
    IDENTITY("identity", "", 1);

    /** The slope of the leaky ReLU below zero. */
    public static final double LEAK = 0.01;

    private final String symbol;
    private final String tex;
    private final double maxSlope;

    Activation(String symbol, String tex, double maxSlope) {
        this.symbol = symbol;
        this.tex = tex;
        this.maxSlope = maxSlope;
    }

    // Inner loops call the next two. They switch: a method of each constant would be a call for every number, where the
    // compiler has not seen in time which constant it is.

    /** φ(z). */
    public double value(double z) {
        return switch (this) {
            case TANH -> Math.tanh(z);
            case LOGISTIC -> 1 / (1 + Math.exp(-z));
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z > 0 ? z : LEAK * z;
            case IDENTITY -> z;
        };
    }

    /** φ′(z), given y = φ(z). */
    public double slope(double y) {
        return switch (this) {
            case TANH -> 1 - y * y;
            case LOGISTIC -> y * (1 - y);
            case RELU -> y > 0 ? 1 : 0;
            case LEAKY_RELU -> y > 0 ? 1 : LEAK;
            case IDENTITY -> 1;
        };
    }

    /** The largest slope that φ has anywhere: the factor in the textbook bound on a gradient through time. */
    public double maxSlope() {
        return maxSlope;
    }

    /** How charts and tables write it. */
    public String symbol() {
        return symbol;
    }

    /** How an equation in TeX writes it; empty for the identity. */
    public String tex() {
        return tex;
    }
}
