package gateflow.cell;

import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Parameters whose rows serve several units each: row r of a matrix with fewer rows than its {@link #repeated} twin
 * stands there once for each unit that it serves, one after the other.
 */
final class SharedRows {
    private final List<String> names;
    private final Parameters parameters;
    private final Parameters repeated;
    private final Parameters gradient; // of the repeated rows

    SharedRows(Parameters parameters, Collection<Shape> repeated) {
        this.parameters = parameters;
        this.repeated = Parameters.zeros(repeated);
        this.gradient = this.repeated.zerosLike();
        this.names = List.copyOf(this.repeated.names());
    }

    /** The parameters with a row for each unit; {@link #load} fills them. */
    Parameters repeated() {
        return repeated;
    }

    /** Zeros in the shapes of {@link #repeated}, to add a gradient to. */
    Parameters clearedGradient() {
        gradient.setZero();
        return gradient;
    }

    void load() {
        for (int n = 0; n < names.size(); n++) {
            DMatrixRMaj from = parameters.get(names.get(n));
            DMatrixRMaj to = repeated.get(names.get(n));
            int times = to.numRows / from.numRows;
            for (int row = 0; row < to.numRows; row++) {
                System.arraycopy(from.data, row / times * from.numCols, to.data, row * to.numCols, to.numCols);
            }
        }
    }

    /** Adds the gradient to {@code into}: a shared row's is the sum over the units that it serves. */
    void addTo(Parameters into) {
        for (int n = 0; n < names.size(); n++) {
            DMatrixRMaj from = gradient.get(names.get(n));
            DMatrixRMaj to = into.get(names.get(n));
            int times = from.numRows / to.numRows;
            for (int row = 0; row < from.numRows; row++) {
                for (int col = 0; col < from.numCols; col++) {
                    to.data[row / times * to.numCols + col] += from.data[row * from.numCols + col];
                }
            }
        }
    }
}
