package gateflow.trace;

import gateflow.cell.StepJacobian;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Unit by unit: how much of s_a is left in s_t going forward, how much gradient of s_T reaches s_t going back; B5, B6.
 *
 * <p>a is the step {@code from} and f_t the diagonal of the carry, the forget gate in an LSTM, 1 − i_t in a GRU, 1 in a
 * residual net, 0 in a plain one. Forward, s_a leaves f_t … f_{a+1} s_a in s_t; backward, the carry brings f_{t+1} … f_T of
 * ∂L/∂s_T to s_t. Over the whole way from a to T both are the same product, which is why a gradient vanishes along the
 * carry only where the contribution vanished (B6). Beside it stands the exact gradient, in which detours count too.
 * Logarithms are base 10, one number for each unit, and have no lower end; −∞ where a gate is exactly 0.
 */
public final class UnitMemory {
    private static final double LOG10_OF_HALF = Math.log10(0.5);

    private final int from;
    private final double[][] left; // [t − from][unit], log10 |f_t … f_{from+1}|
    private final double[][] reaching; // [t − from][unit], log10 |f_{t+1} … f_T|
    private final double[] shares; // [unit]
    private final ScaledMatrix exact; // ∂s_T/∂s_from

    private UnitMemory(int from, double[][] left, double[][] reaching, double[] shares, ScaledMatrix exact) {
        this.from = from;
        this.left = left;
        this.reaching = reaching;
        this.shares = shares;
        this.exact = exact;
    }

    static UnitMemory trace(Trajectory trajectory, String part, int from) {
        int last = trajectory.last();
        Require.between("from", from, 0, last - 1);
        int n = trajectory.cell().stateSize();
        Block block = Block.of(trajectory.cell(), part);
        Block cols = new Block(0, block.rows(), block.col(), block.cols());
        double[][] gates = new double[last - from + 1][]; // [t − from], none at t = from
        ScaledMatrix exact = ScaledMatrix.identity(n).block(new Block(block.row(), block.rows(), 0, n));
        for (int t = last; t > from; t--) {
            StepJacobian step = trajectory.step(t);
            DMatrixRMaj carry = block.of(step.path(StepJacobian.CARRY));
            gates[t - from] = CommonOps_DDRM.extractDiag(carry, null).data;
            exact = exact.times(step::totalProduct);
        }
        double[] shares = IntStream.range(0, block.rows())
                .mapToDouble(unit -> shareOfState(trajectory, part, from, unit, gates))
                .toArray();
        return new UnitMemory(
                from, forward(gates, block.rows()), backward(gates, block.rows()), shares, exact.block(cols));
    }

    private static double[][] forward(double[][] gates, int units) {
        double[][] left = new double[gates.length][units];
        for (int k = 1; k < gates.length; k++) {
            for (int unit = 0; unit < units; unit++) {
                left[k][unit] = Math.log10(Math.abs(gates[k][unit])) + left[k - 1][unit];
            }
        }
        return left;
    }

    private static double[][] backward(double[][] gates, int units) {
        double[][] reaching = new double[gates.length][units];
        for (int k = gates.length - 1; k >= 1; k--) {
            for (int unit = 0; unit < units; unit++) {
                reaching[k - 1][unit] = reaching[k][unit] + Math.log10(Math.abs(gates[k][unit]));
            }
        }
        return reaching;
    }

    /** What the carry leaves of s_from in s_T, over s_T. */
    private static double shareOfState(Trajectory trajectory, String part, int from, int unit, double[][] gates) {
        ScaledNumber rest = ScaledNumber.of(trajectory.state(part, from, unit));
        for (int k = 1; k < gates.length; k++) {
            rest = rest.times(ScaledNumber.of(gates[k][unit]));
        }
        return rest.dividedBy(ScaledNumber.of(trajectory.state(part, trajectory.last(), unit)));
    }

    /** The number of units. */
    public int units() {
        return shares.length;
    }

    /** from..T. */
    public int[] times() {
        return IntStream.range(from, from + left.length).toArray();
    }

    /** T − t for t = from..T. */
    public int[] lags() {
        return IntStream.range(0, left.length).map(k -> left.length - 1 - k).toArray();
    }

    /** log10 of the share of s_from that the carry leaves in s_t, for each of the times; falls from 0. */
    public double[] log10Left(int unit) {
        return ofUnit(left, unit);
    }

    /** log10 of the share of ∂L/∂s_T that the carry brings to s_t, for each of the times; rises to 0. */
    public double[] log10Reaching(int unit) {
        return ofUnit(reaching, unit);
    }

    /** How much of s_T is what is left of s_from, unit by unit: above 1 or negative if later writing took off from it. */
    public double[] sharesOfState() {
        return shares.clone();
    }

    /** log10 |∂s_T,j/∂s_from,j| with all detours, unit by unit; other parts of the state at {@code from} held still. */
    public double[] log10ExactOwn() {
        return units(unit -> exact.get(unit, unit).log10());
    }

    /** log10 ‖∂s_T/∂s_from,j‖, what reaches unit j from all of s_T with all detours, unit by unit. */
    public double[] log10ExactAll() {
        return units(unit -> exact.log10Norm(new Block(0, exact.rows(), unit, 1)));
    }

    /** The half-life in steps, unit by unit, by the mean gate: ln 2 / −mean ln f; ∞ where nothing is lost. */
    public double[] halfLives() {
        int span = left.length - 1;
        return units(unit -> left[span][unit] < 0 ? span * LOG10_OF_HALF / left[span][unit] : Double.POSITIVE_INFINITY);
    }

    /** After how many steps from {@code from} on half of s_from was left, unit by unit, along the gates as they were; ∞ if never. */
    public double[] measuredHalfLives() {
        return units(unit -> {
            int k = 0;
            while (k < left.length && left[k][unit] > LOG10_OF_HALF) {
                k++;
            }
            return k == left.length ? Double.POSITIVE_INFINITY : crossing(left[k - 1][unit], left[k][unit]) + k - 1;
        });
    }

    /** Where between 0 and 1 a line of logarithms from {@code before} to {@code after} reaches a half. */
    private static double crossing(double before, double after) {
        return (before - LOG10_OF_HALF) / (before - after);
    }

    private double[] units(IntToDoubleFunction value) {
        return IntStream.range(0, shares.length).mapToDouble(value).toArray();
    }

    private double[] ofUnit(double[][] values, int unit) {
        Require.between("unit", unit, 0, shares.length - 1);
        return Arrays.stream(values).mapToDouble(atTime -> atTime[unit]).toArray();
    }
}
