package gateflow.cell;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A recurrent cell: its equations and sizes, and no numbers.
 *
 * <p>A cell is an immutable value. Its numbers are {@link Parameters}; its run over time is an {@link UnrolledCell},
 * which owns every buffer. To add a cell, write one class: a record that implements this interface, with its
 * {@code UnrolledCell} nested in it.
 */
public interface Cell {
    /** Its name on charts and in tables, such as {@code LSTM}. */
    String name();

    /** The size of x_t. */
    int inputs();

    /** The size of the output, H. */
    int units();

    /** The parts of the full state, in the order in which Jacobians stack them: for an LSTM s, then h. */
    List<Part> state();

    /** The part of the state that the next layer and the readout see. */
    default String output() {
        return state().get(state().size() - 1).name();
    }

    /** The names and shapes of its parameters. */
    List<Shape> shapes();

    /** Its equations, one TeX formula each, in the letters of the course. */
    List<String> equations();

    /**
     * Sets buffers up for {@code batch} sequences of {@code steps} time steps.
     *
     * <p>The run reads {@code parameters} anew at every forward pass, so an optimizer may change them in between.
     *
     * @throws IllegalArgumentException if the parameters' names or shapes are not those of this cell, or a size is below 1
     */
    UnrolledCell unroll(Parameters parameters, int steps, int batch);

    /** The biases that set how long it remembers, the gate that keeps the state first; none for a cell without gates. */
    default List<MemoryBias> memoryBiases() {
        return List.of();
    }

    /** Cells in layers, the lowest first: each one's output is the next one's input. */
    static StackedCell stacked(Cell... layers) {
        return new StackedCell(Arrays.asList(Require.given("layers", layers)));
    }

    /** Fresh parameters, each entry, biases too, drawn evenly from ±1/√units; the customary start, also PyTorch's. */
    default Parameters newParameters(Random random) {
        return Parameters.zeros(shapes()).fill(Initializer.uniform(1 / Math.sqrt(units())), random);
    }

    /** Fresh parameters: every bias zero, everything else drawn by {@code weights}. */
    default Parameters newParameters(Random random, Initializer weights) {
        return newParameters(random, weights, weights);
    }

    /**
     * Fresh parameters: every bias (letter b) zero, what multiplies the input (letter U) drawn by {@code input}, what
     * multiplies the state (all other letters) by {@code recurrent}.
     */
    default Parameters newParameters(Random random, Initializer recurrent, Initializer input) {
        Parameters parameters = Parameters.zeros(shapes());
        for (Shape shape : shapes()) {
            if (!shape.letter().equals("b")) {
                parameters.fill(shape.name(), shape.letter().equals("U") ? input : recurrent, random);
            }
        }
        return parameters;
    }

    /** The size of the full state: the sum over its parts. */
    default int stateSize() {
        return state().stream().mapToInt(Part::size).sum();
    }
}
