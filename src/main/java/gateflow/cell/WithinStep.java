package gateflow.cell;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/** How the parts of one state depend on one another within a step, as {@link StepJacobian#passOn} was told. */
final class WithinStep {
    private final DMatrixRMaj direct; // ∂to_t/∂from_t, n × n, from part to part without a detour by a third

    WithinStep(int stateSize) {
        direct = new DMatrixRMaj(stateSize, stateSize);
    }

    void setZero() {
        direct.zero();
    }

    void add(int row, int col, double value) {
        direct.add(row, col, value);
    }

    /** Adds another one, of the parts that begin at {@code offset}. */
    void addBlock(WithinStep layer, int offset) {
        int n = layer.direct.numRows;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                direct.add(offset + i, offset + j, layer.direct.get(i, j));
            }
        }
    }

    /** L + L² + …, with L what was added: by any number of parts in between. It ends, for no part leads back to itself. */
    DMatrixRMaj chained() {
        DMatrixRMaj sum = direct.copy();
        DMatrixRMaj power = direct;
        while (!MatrixFeatures_DDRM.isZeros(power, 0)) {
            power = CommonOps_DDRM.mult(direct, power, null);
            CommonOps_DDRM.addEquals(sum, power);
        }
        return sum;
    }
}
