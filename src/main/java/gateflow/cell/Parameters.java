package gateflow.cell;

import gateflow.math.Require;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * Named matrices in a fixed order: a cell's weights, and equally their gradients and an optimizer's moments.
 *
 * <p>{@link #get} hands out the matrix itself, so that writing to it changes the parameters.
 */
public final class Parameters {
    private final Map<String, DMatrixRMaj> matrices;
    private final DMatrixRMaj[] inOrder; // the same matrices
    private final List<DMatrixRMaj> list; // and the same again, to hand out
    private final Map<String, Parameters> layers = new HashMap<>(); // the views that layer() has handed out

    private Parameters(Map<String, DMatrixRMaj> matrices) {
        this.matrices = matrices;
        this.inOrder = matrices.values().toArray(DMatrixRMaj[]::new);
        this.list = List.of(inOrder);
    }

    /** Zeros of the given shapes. */
    public static Parameters zeros(Collection<Shape> shapes) {
        Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
        for (Shape shape : Require.given("shapes", shapes)) {
            DMatrixRMaj before = matrices.put(shape.name(), new DMatrixRMaj(shape.rows(), shape.cols()));
            Require.that(before == null, shape, "The parameter %s is declared twice.", shape.name());
        }
        return new Parameters(matrices);
    }

    /**
     * Reads what {@link #save} wrote. A file that is truncated, damaged, of another kind or of a later version is
     * refused.
     */
    public static Parameters load(Path file) {
        return ParameterFile.read(Require.given("file", file));
    }

    /** Writes all names, shapes and numbers, exactly, to one file; an older file there is replaced in one move. */
    public void save(Path file) {
        ParameterFile.write(this, Require.given("file", file));
    }

    /** The names, in their fixed order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(matrices.keySet());
    }

    /** The matrix of that name, to read and to write. */
    public DMatrixRMaj get(String name) {
        DMatrixRMaj matrix = matrices.get(name);
        if (matrix == null) {
            Require.oneOf("parameter", name, matrices.keySet());
        }
        return matrix;
    }

    /**
     * The parameters whose names start with {@code prefix}, named without it: {@code layer("2.")} of a stack. They
     * share their matrices with these.
     */
    public Parameters layer(String prefix) {
        Parameters layer = layers.get(prefix);
        if (layer == null) {
            layer = viewOf(Require.given("prefix", prefix));
            layers.put(prefix, layer);
        }
        return layer;
    }

    private Parameters viewOf(String prefix) {
        Map<String, DMatrixRMaj> view = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> {
            if (name.startsWith(prefix)) {
                view.put(name.substring(prefix.length()), matrix);
            }
        });
        Require.that(!view.isEmpty(), prefix, "No parameter starts with \"%s\"; there are %s.", prefix, names());
        return new Parameters(view);
    }

    /** All matrices, to read and to write, in the order of {@link #names()}. */
    public List<DMatrixRMaj> matrices() {
        return list;
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
                Require.given(name, value).length == matrix.getNumElements(),
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
        names().forEach(name -> fill(name, initializer, random));
        return this;
    }

    /** Fills the matrix of that name by {@code initializer} and returns these parameters. */
    public Parameters fill(String name, Initializer initializer, Random random) {
        Require.given("initializer", initializer).fill(get(name), Require.given("random", random));
        return this;
    }

    /** Sets every entry to zero. */
    public void setZero() {
        for (DMatrixRMaj matrix : inOrder) {
            matrix.zero();
        }
    }

    /** Adds factor · other, matrix by matrix; {@code other} has the same names and shapes. */
    public void addScaled(double factor, Parameters other) {
        requireSameShapes(other);
        matrices.forEach((name, matrix) -> {
            double[] from = other.get(name).data;
            for (int k = 0; k < matrix.getNumElements(); k++) {
                matrix.data[k] += factor * from[k];
            }
        });
    }

    /** Multiplies every entry by {@code factor}. */
    public void scale(double factor) {
        for (DMatrixRMaj matrix : inOrder) {
            for (int k = 0; k < matrix.getNumElements(); k++) {
                matrix.data[k] *= factor;
            }
        }
    }

    /** The Euclidean norm of all entries together; squares that would overflow or underflow do no harm. */
    public double norm() {
        double largest = 0;
        for (DMatrixRMaj matrix : inOrder) {
            for (int k = 0; k < matrix.getNumElements(); k++) {
                largest = Math.max(largest, Math.abs(matrix.data[k])); // NaN stays NaN
            }
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (DMatrixRMaj matrix : inOrder) {
            for (int k = 0; k < matrix.getNumElements(); k++) {
                double share = matrix.data[k] / largest;
                sum += share * share;
            }
        }
        return largest * Math.sqrt(sum);
    }

    /** New parameters of the same names and shapes, all zero. */
    public Parameters zerosLike() {
        return mapped(matrix -> new DMatrixRMaj(matrix.numRows, matrix.numCols));
    }

    /** A deep copy. */
    public Parameters copy() {
        return mapped(DMatrixRMaj::copy);
    }

    private Parameters mapped(UnaryOperator<DMatrixRMaj> made) {
        Map<String, DMatrixRMaj> mapped = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> mapped.put(name, made.apply(matrix)));
        return new Parameters(mapped);
    }

    /** How many numbers there are in all. */
    public int count() {
        return matrices.values().stream().mapToInt(DMatrixRMaj::getNumElements).sum();
    }

    /** Checks that the names and shapes are those of {@code cell} and returns these parameters. */
    Parameters requireFor(Cell cell) {
        Parameters wanted = zeros(cell.shapes());
        for (String name : wanted.names()) {
            Require.that(
                    matrices.containsKey(name),
                    name,
                    "The parameters %s lack %s, which %s needs.",
                    names(),
                    name,
                    cell.name());
        }
        wanted.requireSameShapes(this);
        return this;
    }

    void requireSameShapes(Parameters other) {
        Require.that(
                names().equals(Require.given("parameters", other).names()),
                other,
                "The parameters are %s; they must be %s.",
                other.names(),
                names());
        matrices.forEach((name, matrix) -> Require.shape(name, other.get(name), matrix.numRows, matrix.numCols));
    }
}
