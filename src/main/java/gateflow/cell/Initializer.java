package gateflow.cell;

import gateflow.math.Require;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** Fills a fresh parameter matrix with numbers. All randomness comes from the generator that is handed in. */
@FunctionalInterface
public interface Initializer {
    /** Overwrites {@code matrix}. */
    void fill(DMatrixRMaj matrix, Random random);

    /** Every entry drawn evenly from −limit to limit. */
    static Initializer uniform(double limit) {
        Require.notNegative("limit", limit);
        return (matrix, random) -> {
            for (int k = 0; k < matrix.getNumElements(); k++) {
                matrix.data[k] = limit * (2 * random.nextDouble() - 1);
            }
        };
    }

    /** Every entry the same number: a forget bias, for example. */
    static Initializer constant(double value) {
        Require.finite("value", value);
        return (matrix, random) -> matrix.fill(value);
    }
}
