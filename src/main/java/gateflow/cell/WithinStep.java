package gateflow.cell;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/** How the parts of one state depend on one another within a step, as {@link StepJacobian#passOn} was told. */
final class WithinStep {
    /** ∂to_t/∂from_t without a detour by a third part: a diagonal, from the places (row, col) on. */
    private record Link(int row, int col, double[] diagonal, DMatrixRMaj matrix) {
        void addTo(DMatrixRMaj sum) {
            for (int i = 0; diagonal != null && i < diagonal.length; i++) {
                sum.add(row + i, col + i, diagonal[i]);
            }
            if (matrix != null) {
                JacobianBlock.add(matrix, sum, row, col);
            }
        }

        Link at(int offset) {
            return new Link(offset + row, offset + col, diagonal, matrix);
        }
    }

    private final int stateSize;
    private final List<Link> links = new ArrayList<>(); // kept as they came: most tracers never ask

    WithinStep(int stateSize) {
        this.stateSize = stateSize;
    }

    void setZero() {
        links.clear();
    }

    void add(int row, int col, double[] diagonal) {
        links.add(new Link(row, col, diagonal, null));
    }

    void add(int row, int col, DMatrixRMaj matrix) {
        links.add(new Link(row, col, null, matrix));
    }

    /** Adds another one, of the parts that begin at {@code offset}. */
    void addBlock(WithinStep layer, int offset) {
        layer.links.forEach(link -> links.add(link.at(offset)));
    }

    /** L + L² + …, with L what was added: by any number of parts in between. It ends, for no part leads back to itself. */
    DMatrixRMaj chained() {
        DMatrixRMaj direct = new DMatrixRMaj(stateSize, stateSize);
        links.forEach(link -> link.addTo(direct));
        DMatrixRMaj sum = direct.copy();
        DMatrixRMaj power = direct;
        while (!MatrixFeatures_DDRM.isZeros(power, 0)) {
            power = CommonOps_DDRM.mult(direct, power, null);
            CommonOps_DDRM.addEquals(sum, power);
        }
        return sum;
    }
}
