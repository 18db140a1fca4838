package gateflow.cell;

import gateflow.math.Require;

/**
 * A bias that sets how long a cell remembers: that of a gate which keeps the old state (an LSTM's f), or of a gate
 * which lets the new one in (an LSTM's i, a GRU's i). {@link ForgetBias} sets these.
 *
 * @param name the parameter, units × 1
 * @param keeps whether a larger bias keeps more of the old state; if not, it keeps less
 */
public record MemoryBias(String name, boolean keeps) {
    public MemoryBias {
        Require.given("name", name);
    }

    /** The bias of a gate that multiplies s_{t−1}. */
    public static MemoryBias keeps(String name) {
        return new MemoryBias(name, true);
    }

    /** The bias of a gate that multiplies the candidate. */
    public static MemoryBias writes(String name) {
        return new MemoryBias(name, false);
    }

    /** +1 if a larger bias remembers longer, −1 if shorter. */
    double sign() {
        return keeps ? 1 : -1;
    }
}
