package gateflow.cell;

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
     */
    UnrolledCell unroll(Parameters parameters, int steps, int batch);

    /** Fresh parameters, each entry drawn evenly from ±1/√units; the customary start, also PyTorch's. */
    default Parameters newParameters(Random random) {
        return newParameters(random, Initializer.uniform(1 / Math.sqrt(units())));
    }

    /** Fresh parameters, every matrix and bias drawn by {@code initializer}. */
    default Parameters newParameters(Random random, Initializer initializer) {
        return Parameters.zeros(shapes()).fill(initializer, random);
    }

    /** The size of the full state: the sum over its parts. */
    default int stateSize() {
        return state().stream().mapToInt(Part::size).sum();
    }
}
