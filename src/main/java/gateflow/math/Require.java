package gateflow.math;

import java.util.Collection;
import org.ejml.data.DMatrixRMaj;

/** Refuses bad arguments at the door: one sentence that names the argument, what came and what was wanted. */
public final class Require {
    private Require() {}

    /** Returns {@code value} if it is 1 or more. */
    public static int positive(String name, int value) {
        return atLeast(name, value, 1);
    }

    /** Returns {@code value} if it is {@code least} or more. */
    public static int atLeast(String name, int value, int least) {
        return that(value >= least, value, "%s is %d; it must be %d or more.", name, value, least);
    }

    /** Returns {@code value} if it lies in {@code least..most}, both included; allocates nothing if it does. */
    public static int between(String name, int value, int least, int most) {
        return value >= least && value <= most
                ? value
                : that(false, value, "%s is %d; it must be from %d to %d.", name, value, least, most);
    }

    /** Returns {@code value} if it is a finite number; allocates nothing if it is. */
    public static double finite(String name, double value) {
        return Double.isFinite(value)
                ? value
                : that(false, value, "%s is %s; it must be a finite number.", name, value);
    }

    /** Returns {@code value} if it is finite and above zero. */
    public static double positive(String name, double value) {
        return that(
                Double.isFinite(value) && value > 0,
                value,
                "%s is %s; it must be a finite number above 0.",
                name,
                value);
    }

    /** Returns {@code value} if it is finite and not below zero. */
    public static double notNegative(String name, double value) {
        return that(
                Double.isFinite(value) && value >= 0,
                value,
                "%s is %s; it must be a finite number, 0 or more.",
                name,
                value);
    }

    /** Returns {@code value} if there is one; allocates nothing if there is. */
    public static <T> T given(String name, T value) {
        return value != null ? value : that(false, value, "%s is missing (null).", name);
    }

    /** Returns {@code value} if it is one of {@code known}. */
    public static String oneOf(String name, String value, Collection<String> known) {
        return that(known.contains(value), value, "%s is \"%s\"; it must be one of %s.", name, value, known);
    }

    /** Returns {@code matrix} if it has the shape rows × cols. */
    public static DMatrixRMaj shape(String name, DMatrixRMaj matrix, int rows, int cols) {
        given(name, matrix);
        return that(
                matrix.numRows == rows && matrix.numCols == cols,
                matrix,
                "%s is %d × %d; it must be %d × %d.",
                name,
                matrix.numRows,
                matrix.numCols,
                rows,
                cols);
    }

    /** Returns {@code matrix} if all its entries are finite. */
    public static DMatrixRMaj finite(String name, DMatrixRMaj matrix) {
        given(name, matrix);
        for (int k = 0; k < matrix.getNumElements(); k++) {
            double value = matrix.data[k];
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("%s[%d, %d] is %s; all entries must be finite numbers."
                        .formatted(name, k / matrix.numCols, k % matrix.numCols, value));
            }
        }
        return matrix;
    }

    /** Returns {@code value} if {@code holds}; otherwise refuses it with the formatted sentence. */
    public static <T> T that(boolean holds, T value, String sentence, Object... arguments) {
        if (!holds) {
            throw new IllegalArgumentException(sentence.formatted(arguments));
        }
        return value;
    }
}
