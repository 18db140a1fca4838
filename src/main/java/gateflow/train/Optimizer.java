package gateflow.train;

import gateflow.cell.Parameters;

/**
 * How a gradient becomes a change of the parameters: a rule and its settings, and no numbers of its own.
 *
 * <p>An optimizer is an immutable value, as a cell is; what it remembers between two steps is an {@link OptimizerState}.
 */
public sealed interface Optimizer permits Sgd, RmsProp, Adam {
    /** The learning rate η, which a {@link Schedule} may scale step by step. */
    double learningRate();

    /** Sets the memory up that this rule needs to change {@code parameters} by {@code gradient}. */
    OptimizerState over(Parameters parameters, Parameters gradient);
}
