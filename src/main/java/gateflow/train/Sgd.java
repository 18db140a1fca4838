package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.math.Require;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Gradient descent with momentum μ: v ← μ v + g, w ← w − η v; with Nesterov's look-ahead w ← w − η (g + μ v).
 *
 * <p>With μ = 0 it is plain gradient descent, w ← w − η g. Sources: Polyak 1964, doi:10.1016/0041-5553(64)90137-5;
 * Sutskever et al. 2013, "On the importance of initialization and momentum in deep learning", ICML. As in PyTorch, η
 * stands outside v, so that a schedule also scales what was gathered before.
 *
 * @param learningRate η
 * @param momentum μ, from 0 to below 1
 * @param nesterov whether to look ahead
 */
public record Sgd(double learningRate, double momentum, boolean nesterov) implements Optimizer {
    public Sgd {
        Require.positive("learningRate", learningRate);
        Require.that(
                momentum >= 0 && momentum < 1, momentum, "momentum is %s; it must be from 0 to below 1.", momentum);
    }

    /** Gradient descent with momentum. */
    public Sgd(double learningRate, double momentum) {
        this(learningRate, momentum, false);
    }

    /** Plain gradient descent. */
    public Sgd(double learningRate) {
        this(learningRate, 0);
    }

    @Override
    public OptimizerState over(Parameters parameters, Parameters gradient) {
        return new State(this, parameters, gradient);
    }

    private static final class State extends OptimizerState {
        private final double momentum;
        private final boolean nesterov;
        private final List<DMatrixRMaj> velocity;

        State(Sgd sgd, Parameters parameters, Parameters gradient) {
            super(parameters, gradient);
            momentum = sgd.momentum;
            nesterov = sgd.nesterov;
            velocity = parameters.zerosLike().matrices();
        }

        @Override
        void update(int m, double[] w, double[] g, double learningRate) {
            double[] v = velocity.get(m).data;
            for (int k = 0; k < w.length; k++) {
                v[k] = momentum * v[k] + g[k];
                w[k] -= learningRate * (nesterov ? g[k] + momentum * v[k] : v[k]);
            }
        }
    }
}
