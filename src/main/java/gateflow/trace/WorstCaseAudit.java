package gateflow.trace;

import gateflow.cell.Part;
import gateflow.cell.StepJacobian;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The exact ds_t/ds_{t−1} beside the carry alone, ∂s_t/∂s_{t−1} = diag(f_t), for t = 2..T; claim B4.
 *
 * <p>Lecture B holds the gates and the candidate still, calls diag(f_t) the worst case and says that the dropped term
 * can only add. In an LSTM the gates read h_{t−1} = o_{t−1} ⊙ φ(s_{t−1}), so the exact derivative is
 *
 * <pre>  ds_t/ds_{t−1} = ∂s_t/∂s_{t−1} + ∂s_t/∂h_{t−1} · ∂h_{t−1}/∂s_{t−1} = carry + dropped.  </pre>
 *
 * In a cell with s alone it is the step Jacobian itself, and what is dropped is all of it but the carry. s_0 is given,
 * with h_0 beside it and not made from it, hence t ≥ 2.
 *
 * <p>For unit j the carry passes |f_j| of the gradient back, and the exact derivative ‖column j‖, the norm of how all of
 * s_t moves with s_{t−1, j}. The dropped term helps unit j where it makes that larger and hurts where it makes it
 * smaller; a change by less than 1e−12 relative is neither. "On the diagonal" compares unit j's hold on itself alone,
 * |ds_{t, j}/ds_{t−1, j}|, with |f_j|: smaller where the dropped term has the other sign. Nothing is trained or changed, so
 * the audit can be taken at any moment of training, after a forward pass. ∂h/∂s within a step is what the cell gave to
 * {@link StepJacobian#passOn}.
 */
public final class WorstCaseAudit {
    private static final int FIRST = 2;

    private final CarryComparison[] steps; // [t − 2]

    private WorstCaseAudit(CarryComparison[] steps) {
        this.steps = steps;
    }

    static WorstCaseAudit trace(Trajectory trajectory, String part) {
        Block block = Block.of(trajectory.cell(), part);
        Require.that(
                trajectory.last() >= FIRST,
                trajectory,
                "The sample has %d step; the worst-case audit compares s_t with s_{t-1} from t = 2 on.",
                trajectory.last());
        requireSplit(trajectory);
        return new WorstCaseAudit(IntStream.rangeClosed(FIRST, trajectory.last())
                .mapToObj(t -> compare(trajectory, t, block))
                .toArray(CarryComparison[]::new));
    }

    /** Off a backward step it can't be read how h_t hangs on s_t, so a cell of several parts must have said it. */
    private static void requireSplit(Trajectory trajectory) {
        List<Part> parts = trajectory.cell().state();
        Require.that(
                parts.size() == 1 || trajectory.step(1).paths().contains(StepJacobian.CARRY),
                trajectory,
                "%s does not split its step Jacobian into paths; the worst-case audit must know how its parts %s hang together.",
                trajectory.cell().name(),
                parts.stream().map(Part::name).toList());
    }

    private static CarryComparison compare(Trajectory trajectory, int t, Block part) {
        int n = trajectory.cell().stateSize();
        Block rows = new Block(part.row(), part.rows(), 0, n);
        Block cols = new Block(0, n, part.col(), part.cols());
        DMatrixRMaj moved = cols.of(trajectory.step(t - 1).withinStep()); // how the other parts move with s_{t−1}
        StepJacobian step = trajectory.step(t);
        DMatrixRMaj carry = part.of(step.path(StepJacobian.CARRY));
        DMatrixRMaj dropped = part.of(step.detours());
        CommonOps_DDRM.multAdd(rows.of(step.total()), moved, dropped);
        return CarryComparison.of(carry, dropped);
    }

    /** 2..T. */
    public int[] times() {
        return IntStream.range(FIRST, FIRST + steps.length).toArray();
    }

    /** T − t for t = 2..T. */
    public int[] lags() {
        return IntStream.range(0, steps.length).map(k -> steps.length - 1 - k).toArray();
    }

    /** ‖diag(f_t)‖, the lecture's worst case, for each of the times. */
    public double[] carryNorms() {
        return each(CarryComparison::carryNorm);
    }

    /** ‖ds_t/ds_{t−1} − diag(f_t)‖ for each of the times. */
    public double[] droppedNorms() {
        return each(CarryComparison::droppedNorm);
    }

    /** ‖ds_t/ds_{t−1}‖ for each of the times. */
    public double[] totalNorms() {
        return each(CarryComparison::totalNorm);
    }

    /** The dropped norm over the carry's, for each of the times; 0 where the lecture is exact, ∞ without a carry. */
    public double[] sizeRatios() {
        return each(step -> step.droppedNorm() / step.carryNorm());
    }

    /** The cosine between diag(f_t) and ds_t/ds_{t−1} as Frobenius vectors; 1 where the lecture is exact, NaN without a carry. */
    public double[] cosines() {
        return each(CarryComparison::cosine);
    }

    /** The share of units, 0..1, whose gradient the dropped term makes larger, for each of the times. */
    public double[] helped() {
        return each(CarryComparison::helped);
    }

    /** The share of units, 0..1, whose gradient the dropped term makes smaller: against the lecture's claim. */
    public double[] hurt() {
        return each(CarryComparison::hurt);
    }

    /** The share of units, 0..1, whose hold on themselves the dropped term makes larger, for each of the times. */
    public double[] helpedOnDiagonal() {
        return each(CarryComparison::helpedOnDiagonal);
    }

    /** The share of units, 0..1, whose hold on themselves the dropped term makes smaller, for each of the times. */
    public double[] hurtOnDiagonal() {
        return each(CarryComparison::hurtOnDiagonal);
    }

    private double[] each(ToDoubleFunction<CarryComparison> value) {
        return Arrays.stream(steps).mapToDouble(value).toArray();
    }
}
