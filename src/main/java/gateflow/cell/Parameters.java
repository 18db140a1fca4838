package gateflow.cell;

import gateflow.math.Require;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * Named matrices in a fixed order: a cell's weights, and equally their gradients and an optimizer's moments.
 *
 * <p>{@link #get} hands out the matrix itself, so that writing to it changes the parameters.
 */
public final class Parameters {
    private final Map<String, DMatrixRMaj> matrices;
    private final List<DMatrixRMaj> inOrder; // the same matrices, for loops that must not allocate

    private Parameters(Map<String, DMatrixRMaj> matrices) {
        this.matrices = matrices;
        this.inOrder = List.copyOf(matrices.values());
    }

    /** Zeros of the given shapes. */
    public static Parameters zeros(Collection<Shape> shapes) {
        Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            DMatrixRMaj before = matrices.put(shape.name(), new DMatrixRMaj(shape.rows(), shape.cols()));
            Require.that(before == null, shape, "The parameter %s is declared twice.", shape.name());
        }
        return new Parameters(matrices);
    }

    /** The names, in their fixed order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(matrices.keySet());
    }

    /** The matrix of that name, to read and to write. */
    public DMatrixRMaj get(String name) {
        return matrices.get(Require.oneOf("parameter", name, matrices.keySet()));
    }

    /** All matrices, to read and to write, in the order of {@link #names()}. */
    public List<DMatrixRMaj> matrices() {
        return inOrder;
    }

    /** These parameters and those of {@code other} as one; the matrices are shared, not copied. */
    public Parameters joinedWith(Parameters other) {
        Map<String, DMatrixRMaj> joined = new LinkedHashMap<>(matrices);
        other.matrices.forEach((name, matrix) ->
                Require.that(joined.put(name, matrix) == null, name, "Both sides have a parameter %s.", name));
        return new Parameters(joined);
    }

    /** Copies {@code value} into the matrix of that name and returns these parameters. */
    public Parameters set(String name, DMatrixRMaj value) {
        DMatrixRMaj matrix = get(name);
        matrix.setTo(Require.finite(name, Require.shape(name, value, matrix.numRows, matrix.numCols)));
        return this;
    }

    /** Copies {@code value}, row by row, into the matrix of that name and returns these parameters. */
    public Parameters set(String name, double... value) {
        DMatrixRMaj matrix = get(name);
        Require.that(
                value.length == matrix.getNumElements(),
                value,
                "%s is given %d numbers; it is %d × %d and wants %d.",
                name,
                value.length,
                matrix.numRows,
                matrix.numCols,
                matrix.getNumElements());
        return set(name, new DMatrixRMaj(matrix.numRows, matrix.numCols, true, value));
    }

    /** Fills every matrix by {@code initializer}, in order, and returns these parameters. */
    public Parameters fill(Initializer initializer, Random random) {
        matrices.values().forEach(matrix -> initializer.fill(matrix, random));
        return this;
    }

    /** Fills the matrix of that name by {@code initializer} and returns these parameters. */
    public Parameters fill(String name, Initializer initializer, Random random) {
        initializer.fill(get(name), random);
        return this;
    }

    /** Sets every entry to zero. */
    public void setZero() {
        for (DMatrixRMaj matrix : matrices.values()) {
            matrix.zero();
        }
    }

    /** New parameters of the same names and shapes, all zero. */
    public Parameters zerosLike() {
        Map<String, DMatrixRMaj> zeros = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> zeros.put(name, new DMatrixRMaj(matrix.numRows, matrix.numCols)));
        return new Parameters(zeros);
    }

    /** A deep copy. */
    public Parameters copy() {
        Map<String, DMatrixRMaj> copies = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> copies.put(name, matrix.copy()));
        return new Parameters(copies);
    }

    /** How many numbers there are in all. */
    public int count() {
        return matrices.values().stream().mapToInt(DMatrixRMaj::getNumElements).sum();
    }

    /** Checks that the names and shapes are those of {@code cell} and returns these parameters. */
    Parameters requireFor(Cell cell) {
        for (Shape shape : cell.shapes()) {
            Require.that(
                    matrices.containsKey(shape.name()),
                    shape,
                    "The parameters %s lack %s, which %s needs.",
                    matrices.keySet(),
                    shape.name(),
                    cell.name());
            Require.shape(shape.name(), get(shape.name()), shape.rows(), shape.cols());
        }
        return this;
    }
}
