package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.StepJacobian;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * ∂state_T/∂state_t taken apart by the number of detours of a path through time; claims B4, B7, C4.
 *
 * <p>A path takes, at each step, the carry C or the rest R of the step Jacobian. The paths with exactly m steps on the
 * rest sum to P_t^(m), with P_T^(0) = I and
 *
 * <pre>  P_{t−1}^(m) = P_t^(m) C_t + P_t^(m−1) R_t  </pre>
 *
 * and Σ_m P_t^(m) is the Jacobian, exactly. m = 0 is the product of the carries, the lecture's ∏ f_t. In a residual net a
 * detour is a pass through a weight matrix, so that m is the path's length in the sense of Veit et al. 2016
 * (arXiv:1605.06431); so it is in a skip net, whose carry is the shift of what is kept for later. Paths of more than
 * {@code max} detours are summed, exactly, into the remainder.
 *
 * <p>Two kinds of share. By norm: ‖P^(m)‖ / Σ ‖P^(k)‖, never negative, blind to cancelling. By projection:
 * ⟨P^(m), J⟩ / ‖J‖² with the Frobenius inner product, which sums to 1, is negative for what works against the whole, and
 * goes above 1 where other paths cancel it. Both are NaN where J is zero.
 */
public final class Detours {
    private final int max;
    private final int[] times;
    private final int[] lags;
    private final double[][] log10Norms; // [m, the remainder last][t]
    private final double[][] projections; // the same
    private final double[] log10Totals; // [t]
    private final double[] errors; // [t]
    private final ScaledMatrix[] contributions; // [m, the remainder last], P_0

    private Detours(Trajectory trajectory, int max) {
        this.max = max;
        this.times = trajectory.times();
        this.lags = trajectory.lags();
        this.log10Norms = new double[max + 2][times.length];
        this.projections = new double[max + 2][times.length];
        this.log10Totals = new double[times.length];
        this.errors = new double[times.length];
        this.contributions = new ScaledMatrix[max + 2];
    }

    /** Rows and columns of {@code block} of the full state. */
    static Detours trace(Trajectory trajectory, Block block, int max) {
        Require.between("max", max, 0, trajectory.last());
        Cell cell = trajectory.cell();
        Heap.require(
                "detours(" + max + ")",
                2L * (max + 2),
                (long) block.rows() * cell.stateSize(),
                "a smaller max, whose remainder is exact");
        Detours detours = new Detours(trajectory, max);
        Block rows = new Block(block.row(), block.rows(), 0, cell.stateSize());
        Block cols = new Block(0, block.rows(), block.col(), block.cols());
        detours.walk(trajectory, ScaledMatrix.identity(cell.stateSize()).block(rows), cols);
        return detours;
    }

    private void walk(Trajectory trajectory, ScaledMatrix start, Block cols) {
        ScaledMatrix total = start;
        ScaledMatrix[] parts = new ScaledMatrix[max + 2]; // [m, the remainder last], P_t of the time at hand
        Arrays.fill(parts, ScaledMatrix.zeros(start.rows(), start.cols()));
        parts[0] = start;
        read(trajectory.last(), parts, total, cols);
        for (int t = trajectory.last(); t >= 1; t--) {
            StepJacobian step = trajectory.step(t);
            total = total.times(step::totalProduct);
            parts = before(parts, step, trajectory.last() - t + 1);
            read(t - 1, parts, total, cols);
        }
        Arrays.setAll(contributions, blocks(parts, cols)::get);
    }

    /** P_{t−1} from P_t, of which only m = 0..lag differ from zero after {@code lag} steps. */
    private ScaledMatrix[] before(ScaledMatrix[] parts, StepJacobian step, int lag) {
        DMatrixRMaj rest = step.detours();
        ScaledMatrix[] before = parts.clone();
        before[max + 1] = parts[max + 1].times(step.total()).plus(parts[max].times(rest));
        for (int m = Math.min(max, lag); m >= 1; m--) {
            Interruption.check();
            before[m] = parts[m].times(step::carryProduct).plus(parts[m - 1].times(rest));
        }
        before[0] = parts[0].times(step::carryProduct);
        return before;
    }

    private void read(int t, ScaledMatrix[] fullParts, ScaledMatrix fullTotal, Block cols) {
        List<ScaledMatrix> parts = blocks(fullParts, cols);
        ScaledMatrix total = fullTotal.block(cols);
        ScaledNumber square = total.inner(total);
        for (int m = 0; m < parts.size(); m++) {
            log10Norms[m][t] = parts.get(m).log10Norm();
            projections[m][t] = parts.get(m).inner(total).dividedBy(square);
        }
        log10Totals[t] = square.log10() / 2;
        ScaledMatrix sum = parts.stream().reduce(ScaledMatrix::plus).orElseThrow();
        errors[t] = Math.pow(10, sum.minus(total).log10Norm() - log10Totals[t]);
    }

    private static List<ScaledMatrix> blocks(ScaledMatrix[] parts, Block cols) {
        return Arrays.stream(parts).map(part -> part.block(cols)).toList();
    }

    /** The largest number of detours that is told apart. */
    public int max() {
        return max;
    }

    /** 0..T. */
    public int[] times() {
        return times.clone();
    }

    /** T − t for t = 0..T. */
    public int[] lags() {
        return lags.clone();
    }

    /** log10 ‖P_t^(m)‖ for each of the times; m = 0 is the product of the carries. */
    public double[] log10Norms(int m) {
        return log10Norms[detour(m)].clone();
    }

    /** log10 of the norm of what paths with more than {@link #max} detours sum to, for each of the times. */
    public double[] log10Remainders() {
        return log10Norms[max + 1].clone();
    }

    /** log10 ‖∂state_T/∂state_t‖ for each of the times, by the plain product. */
    public double[] log10Totals() {
        return log10Totals.clone();
    }

    /** ⟨P_t^(m), J⟩ / ‖J‖² for each of the times. */
    public double[] sharesByProjection(int m) {
        return projections[detour(m)].clone();
    }

    /** The share by projection of paths with more than {@link #max} detours, for each of the times. */
    public double[] remainderByProjection() {
        return projections[max + 1].clone();
    }

    /** ‖P_t^(m)‖ / Σ ‖P_t^(k)‖, the remainder counted as one of the k, for each of the times. */
    public double[] sharesByNorm(int m) {
        return shareByNorm(detour(m));
    }

    /** The share by norm of paths with more than {@link #max} detours, for each of the times. */
    public double[] remainderByNorm() {
        return shareByNorm(max + 1);
    }

    /** ‖Σ_m P_t^(m) − J‖ / ‖J‖ for each of the times: how exact the account is; 1e−12 and less unless paths cancel, NaN if J is zero. */
    public double[] relativeErrors() {
        return errors.clone();
    }

    /** P_0^(m), over the whole run, as plain numbers. */
    public DMatrixRMaj contribution(int m) {
        return contributions[detour(m)].values();
    }

    private int detour(int m) {
        return Require.between("m", m, 0, max);
    }

    private double[] shareByNorm(int m) {
        return Arrays.stream(times)
                .mapToDouble(t -> {
                    double largest = Arrays.stream(log10Norms)
                            .mapToDouble(norms -> norms[t])
                            .max()
                            .orElseThrow();
                    double sum = Arrays.stream(log10Norms)
                            .mapToDouble(norms -> Math.pow(10, norms[t] - largest))
                            .sum();
                    return Math.pow(10, log10Norms[m][t] - largest) / sum;
                })
                .toArray();
    }
}
