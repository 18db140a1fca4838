package gateflow.cell;

import gateflow.math.Require;

/**
 * One named part of a cell's state, such as an LSTM's {@code s} or {@code h}.
 *
 * @param name the lecture's letter
 * @param size how many numbers it holds for one sample
 */
public record Part(String name, int size) {
    public Part {
        Require.given("name", name);
        Require.positive("size of the state part " + name, size);
    }
}
