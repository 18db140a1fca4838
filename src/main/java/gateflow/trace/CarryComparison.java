package gateflow.trace;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/** One step of the {@link WorstCaseAudit}: the carry beside carry + dropped, both units × units. */
record CarryComparison(
        double carryNorm,
        double droppedNorm,
        double totalNorm,
        double cosine,
        double helped,
        double hurt,
        double helpedOnDiagonal,
        double hurtOnDiagonal) {
    private static final double TIE = 1e-12;

    static CarryComparison of(DMatrixRMaj carry, DMatrixRMaj dropped) {
        DMatrixRMaj total = CommonOps_DDRM.add(carry, dropped, null);
        double carryNorm = NormOps_DDRM.normF(carry);
        double totalNorm = NormOps_DDRM.normF(total);
        double inner = CommonOps_DDRM.elementSum(CommonOps_DDRM.elementMult(carry, total, null));
        double[] inNorm = gains(carry.numCols, j -> columnNorm(total, j), j -> columnNorm(carry, j));
        double[] onDiagonal = gains(carry.numCols, j -> Math.abs(total.get(j, j)), j -> Math.abs(carry.get(j, j)));
        return new CarryComparison(
                carryNorm,
                NormOps_DDRM.normF(dropped),
                totalNorm,
                inner / (carryNorm * totalNorm),
                shareAbove(TIE, inNorm, 1),
                shareAbove(TIE, inNorm, -1),
                shareAbove(TIE, onDiagonal, 1),
                shareAbove(TIE, onDiagonal, -1));
    }

    /** By what share of it each unit's number grew; ∞ where it was zero, NaN where it is still. */
    private static double[] gains(int units, IntToDoubleFunction after, IntToDoubleFunction before) {
        return IntStream.range(0, units)
                .mapToDouble(j -> after.applyAsDouble(j) / before.applyAsDouble(j) - 1)
                .toArray();
    }

    private static double shareAbove(double limit, double[] gains, int sign) {
        return IntStream.range(0, gains.length)
                        .filter(j -> sign * gains[j] > limit)
                        .count()
                / (double) gains.length;
    }

    private static double columnNorm(DMatrixRMaj matrix, int col) {
        return NormOps_DDRM.normF(CommonOps_DDRM.extractColumn(matrix, col, null));
    }
}
