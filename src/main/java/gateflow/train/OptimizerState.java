package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.math.Require;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** An optimizer at work on one set of parameters: what it remembers, and its step. After construction nothing allocates. */
public abstract class OptimizerState {
    private final List<DMatrixRMaj> parameters;
    private final List<DMatrixRMaj> gradient;
    private int steps;

    OptimizerState(Parameters parameters, Parameters gradient) {
        this.parameters = Require.given("parameters", parameters).matrices();
        this.gradient = Require.given("gradient", gradient).matrices();
        Require.that(
                parameters.names().equals(gradient.names()),
                gradient,
                "gradient has %s; the parameters are %s.",
                gradient.names(),
                parameters.names());
        for (String name : parameters.names()) {
            DMatrixRMaj matrix = parameters.get(name);
            Require.shape("the gradient of " + name, gradient.get(name), matrix.numRows, matrix.numCols);
        }
    }

    /** How many steps it has taken. */
    public final int steps() {
        return steps;
    }

    /** Changes the parameters once, by what the gradient holds now and with this learning rate η. */
    public final void step(double learningRate) {
        steps++;
        for (int m = 0; m < parameters.size(); m++) {
            update(m, parameters.get(m).data, gradient.get(m).data, learningRate);
        }
    }

    /** Changes matrix {@code m} of the parameters, whose entries are {@code w}, by its gradient {@code g}. */
    abstract void update(int m, double[] w, double[] g, double learningRate);
}
