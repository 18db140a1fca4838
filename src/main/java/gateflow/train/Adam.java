package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.math.Require;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Adam: running means of the gradient and of its square, each freed of the bias of starting from zero.
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g         m̂ = m / (1 − β₁ⁿ) at step n
 *   v ← β₂ v + (1 − β₂) g²        v̂ = v / (1 − β₂ⁿ)
 *   w ← w − η m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>Source: Kingma &amp; Ba 2015, algorithm 1, arXiv:1412.6980.
 *
 * @param learningRate η
 * @param beta1 β₁, from 0 to below 1
 * @param beta2 β₂, from 0 to below 1
 * @param epsilon ε, above 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
        Require.positive("learningRate", learningRate);
        Require.that(beta1 >= 0 && beta1 < 1, beta1, "beta1 is %s; it must be from 0 to below 1.", beta1);
        Require.that(beta2 >= 0 && beta2 < 1, beta2, "beta2 is %s; it must be from 0 to below 1.", beta2);
        Require.positive("epsilon", epsilon);
    }

    /** With the paper's β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public OptimizerState over(Parameters parameters, Parameters gradient) {
        return new State(this, parameters, gradient);
    }

    private static final class State extends OptimizerState {
        private final Adam adam;
        private final List<DMatrixRMaj> mean;
        private final List<DMatrixRMaj> meanSquare;

        State(Adam adam, Parameters parameters, Parameters gradient) {
            super(parameters, gradient);
            this.adam = adam;
            this.mean = parameters.zerosLike().matrices();
            this.meanSquare = parameters.zerosLike().matrices();
        }

        @Override
        void update(int i, double[] w, double[] g, double learningRate) {
            double[] m = mean.get(i).data;
            double[] v = meanSquare.get(i).data;
            double stepSize = learningRate / (1 - Math.pow(adam.beta1, steps()));
            double rootOfBias = Math.sqrt(1 - Math.pow(adam.beta2, steps()));
            for (int k = 0; k < w.length; k++) {
                m[k] = adam.beta1 * m[k] + (1 - adam.beta1) * g[k];
                v[k] = adam.beta2 * v[k] + (1 - adam.beta2) * g[k] * g[k];
                w[k] -= stepSize * m[k] / (Math.sqrt(v[k]) / rootOfBias + adam.epsilon);
            }
        }
    }
}
