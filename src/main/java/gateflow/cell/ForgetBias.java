package gateflow.cell;

import gateflow.math.Require;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;

/**
 * Sets the biases that decide how long a fresh gated cell remembers; {@link Cell#memoryBiases} says which they are. In a
 * stack every layer is set; a cell that has no such bias, such as an RNN, is refused.
 */
public final class ForgetBias {
    private ForgetBias() {}

    /**
     * Sets the bias of the gate that keeps the state to {@code value}; a common choice is 1. For a GRU, which keeps 1 − i_t,
     * b_i becomes −value. No other bias is touched. Source: Gers et al. 2000, doi:10.1162/089976600300015015; Jozefowicz
     * et al. 2015, https://proceedings.mlr.press/v37/jozefowicz15.html.
     */
    public static void constant(Cell cell, Parameters parameters, double value) {
        Require.finite("value", value);
        if (cell instanceof StackedCell stack) {
            stack.forEachLayer(parameters, (layer, ofLayer) -> constant(layer, ofLayer, value));
            return;
        }
        set(parameters, memoryBiases(cell, parameters).subList(0, 1), cell.units(), () -> value);
    }

    /**
     * Chrono initialization for dependencies over up to {@code longest} = T steps: every unit draws u evenly from [1, T − 1] and
     * takes log u as the bias of the gate that keeps (b_f), −log u as that of the gate that writes (b_i), so that its
     * memory lasts about u steps. Source: Tallec &amp; Ollivier 2018, arXiv:1804.11188.
     *
     * @param longest T, 3 or more
     */
    public static void chrono(Cell cell, Parameters parameters, int longest, Random random) {
        Require.atLeast("longest", longest, 3);
        Require.given("random", random);
        if (cell instanceof StackedCell stack) {
            stack.forEachLayer(parameters, (layer, ofLayer) -> chrono(layer, ofLayer, longest, random));
            return;
        }
        DoubleSupplier logLifetime = () -> Math.log(1 + (longest - 2) * random.nextDouble());
        set(parameters, memoryBiases(cell, parameters), cell.units(), logLifetime);
    }

    private static List<MemoryBias> memoryBiases(Cell cell, Parameters parameters) {
        Require.given("parameters", parameters).requireFor(Require.given("cell", cell));
        return Require.that(
                !cell.memoryBiases().isEmpty(),
                cell.memoryBiases(),
                "%s has no gate that keeps its state, so it has no forget bias.",
                cell.name());
    }

    /** Each unit takes one value, for all the biases. */
    private static void set(Parameters parameters, List<MemoryBias> biases, int units, DoubleSupplier values) {
        for (int unit = 0; unit < units; unit++) {
            double value = values.getAsDouble();
            for (MemoryBias bias : biases) {
                DMatrixRMaj vector = parameters.get(bias.name());
                vector.set(unit, 0, bias.sign() * value);
            }
        }
    }
}
