package gateflow.reproduce;

import gateflow.math.Require;
import java.util.function.LongFunction;

/**
 * One of the ways to train that an experiment compares.
 *
 * @param name such as {@code "LSTM, T = 200"}; no two settings of an experiment share one
 * @param training sets a training up from a seed, which decides its initial weights and its sequences
 */
public record Setting(String name, LongFunction<Training> training) {
    public Setting {
        Require.given("name", name);
        Require.given("training", training);
    }
}
