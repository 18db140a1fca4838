package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.math.Require;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What is done to a gradient that is too large, before the optimizer sees it (lecture B, claim B3).
 *
 * <p>The norm is {@link Parameters#norm()}, over all parameters together. It is not finite only if an entry is not, or if
 * it is above 1.8e308 itself; such a gradient can't be clipped.
 */
public sealed interface GradientClipping {
    /** Clips {@code gradient} in place and returns its norm from before. */
    double clip(Parameters gradient);

    /** Leaves every gradient as it is. */
    static GradientClipping none() {
        return new None();
    }

    /** Rescales a gradient whose norm is above {@code limit} to that norm; its direction stays. */
    static GradientClipping byNorm(double limit) {
        return new ByNorm(limit);
    }

    /** Cuts every entry to −limit..limit on its own; the direction may change. */
    static GradientClipping byValue(double limit) {
        return new ByValue(limit);
    }

    /** No clipping. */
    record None() implements GradientClipping {
        @Override
        public double clip(Parameters gradient) {
            return gradient.norm();
        }
    }

    /**
     * g ← g · limit / ‖g‖ where ‖g‖ &gt; limit. Source: Pascanu et al. 2013, algorithm 1, arXiv:1211.5063.
     *
     * @param limit the largest norm that passes unchanged
     */
    record ByNorm(double limit) implements GradientClipping {
        public ByNorm {
            Require.positive("limit", limit);
        }

        @Override
        public double clip(Parameters gradient) {
            double norm = gradient.norm();
            if (norm > limit && Double.isFinite(norm)) {
                List<DMatrixRMaj> matrices = gradient.matrices();
                for (int m = 0; m < matrices.size(); m++) {
                    double[] g = matrices.get(m).data;
                    for (int k = 0; k < g.length; k++) {
                        g[k] = g[k] / norm * limit; // not g · (limit / norm): that quotient can underflow
                    }
                }
            }
            return norm;
        }
    }

    /**
     * g_k ← min(max(g_k, −limit), limit). Source: Mikolov 2012, "Statistical language models based on neural networks",
     * section 3.2.2, who cut the errors of the hidden units to −15..15; here it is the parameters' gradient.
     *
     * @param limit the largest entry that passes unchanged
     */
    record ByValue(double limit) implements GradientClipping {
        public ByValue {
            Require.positive("limit", limit);
        }

        @Override
        public double clip(Parameters gradient) {
            double norm = gradient.norm();
            List<DMatrixRMaj> matrices = gradient.matrices();
            for (int m = 0; m < matrices.size(); m++) {
                double[] g = matrices.get(m).data;
                for (int k = 0; k < g.length; k++) {
                    g[k] = Math.max(-limit, Math.min(limit, g[k]));
                }
            }
            return norm;
        }
    }
}
