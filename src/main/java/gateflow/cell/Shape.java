package gateflow.cell;

import gateflow.math.Require;

/**
 * The name and shape of one parameter, such as {@code W_f}, units × units.
 *
 * @param name the lecture's letter: {@code W} for what multiplies the recurrent state, {@code U} the input, {@code b} a bias
 * @param rows its rows
 * @param cols its columns; 1 for a bias
 */
public record Shape(String name, int rows, int cols) {
    public Shape {
        Require.given("name", name);
        Require.positive("rows of " + name, rows);
        Require.positive("cols of " + name, cols);
    }
}
