package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.math.Require;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Each gradient divided by a running root of its mean square: v ← α v + (1 − α) g², w ← w − η g / (√v + ε).
 *
 * <p>Source: Tieleman &amp; Hinton 2012, lecture 6.5 of "Neural Networks for Machine Learning" (Coursera), which has
 * α = 0.9, the default here; PyTorch's default is 0.99.
 *
 * @param learningRate η
 * @param decay α, from 0 to below 1
 * @param epsilon ε, above 0: keeps the quotient finite where g stays 0
 */
public record RmsProp(double learningRate, double decay, double epsilon) implements Optimizer {
    public RmsProp {
        Require.positive("learningRate", learningRate);
        Require.that(decay >= 0 && decay < 1, decay, "decay is %s; it must be from 0 to below 1.", decay);
        Require.positive("epsilon", epsilon);
    }

    /** With ε = 1e-8. */
    public RmsProp(double learningRate, double decay) {
        this(learningRate, decay, 1e-8);
    }

    /** With α = 0.9 and ε = 1e-8. */
    public RmsProp(double learningRate) {
        this(learningRate, 0.9);
    }

    @Override
    public OptimizerState over(Parameters parameters, Parameters gradient) {
        return new State(this, parameters, gradient);
    }

    private static final class State extends OptimizerState {
        private final double decay;
        private final double epsilon;
        private final List<DMatrixRMaj> meanSquare;

        State(RmsProp rule, Parameters parameters, Parameters gradient) {
            super(parameters, gradient);
            decay = rule.decay;
            epsilon = rule.epsilon;
            meanSquare = parameters.zerosLike().matrices();
        }

        @Override
        void update(int m, double[] w, double[] g, double learningRate) {
            double[] v = meanSquare.get(m).data;
            for (int k = 0; k < w.length; k++) {
                v[k] = decay * v[k] + (1 - decay) * g[k] * g[k];
                w[k] -= learningRate * g[k] / (Math.sqrt(v[k]) + epsilon);
            }
        }
    }
}
