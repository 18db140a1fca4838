package gateflow.cell;

import gateflow.math.Require;

/**
 * The name and shape of one parameter, such as {@code W_f}, units × units.
 *
 * @param name the lecture's letter: {@code W} for what multiplies the recurrent state, {@code U} the input, {@code b} a
 *     bias; then, after an underscore, the gate. A layer of a stack puts its number in front: {@code 2.W_f}
 * @param rows its rows
 * @param cols its columns; 1 for a bias
 */
public record Shape(String name, int rows, int cols) {
    public Shape {
        Require.given("name", name);
        Require.positive("rows of " + name, rows);
        Require.positive("cols of " + name, cols);
    }

    /** The letter alone: {@code W} of {@code 2.W_f}. */
    public String letter() {
        String withoutLayer = name.substring(name.lastIndexOf('.') + 1);
        int gate = withoutLayer.indexOf('_');
        return gate < 0 ? withoutLayer : withoutLayer.substring(0, gate);
    }
}
