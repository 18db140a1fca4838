package gateflow.math;

/**
 * An activation φ, applied entry by entry.
 *
 * <p>Each slope φ′(z) is written by the value y = φ(z), so that a backward pass needs to keep y alone.
 */
public enum Activation {
    /** tanh z, slope 1 − y². */
    TANH("tanh", "\\tanh", 1) {
        @Override
        public double value(double z) {
            return Math.tanh(z);
        }

        @Override
        public double slope(double y) {
            return 1 - y * y;
        }
    },

    /** The logistic function σ(z) = 1 / (1 + e^−z), slope y (1 − y), which is never above 1/4. */
    LOGISTIC("σ", "\\sigma", 0.25) {
        @Override
        public double value(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        public double slope(double y) {
            return y * (1 - y);
        }
    },

    /** max(z, 0); the slope at 0 is taken as 0. */
    RELU("ReLU", "\\mathrm{ReLU}", 1) {
        @Override
        public double value(double z) {
            return Math.max(z, 0);
        }

        @Override
        public double slope(double y) {
            return y > 0 ? 1 : 0;
        }
    },

    /** z above 0 and {@value #LEAK} z below; the slope at 0 is taken as {@value #LEAK}. */
    LEAKY_RELU("leaky ReLU", "\\mathrm{LeakyReLU}", 1) {
        @Override
        public double value(double z) {
            return z > 0 ? z : LEAK * z;
        }

        @Override
        public double slope(double y) {
            return y > 0 ? 1 : LEAK;
        }
    },

    /** z itself: a linear net, in which the gradient is a product of weights and of nothing else. */
    IDENTITY("identity", "", 1) {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double slope(double y) {
            return 1;
        }
    };

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

    /** φ(z). */
    public abstract double value(double z);

    /** φ′(z), given y = φ(z). */
    public abstract double slope(double y);

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
