package gateflow.trace;

import gateflow.math.Require;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The Lyapunov exponents of the run: at what rate, in nats a step, the directions of the state grow or shrink; claim B2.
 *
 * <p>By QR: Q_t R_t = J_t Q_{t−1} from Q_0 = I, and exponent k is the mean of ln |R_t[k, k]| over the steps. Their sum is
 * the mean of ln |det J_t|, exactly for every T; each one is the limit's only up to O(1/T). A linear net has ln |λ_k|. All n
 * are accurate, also where the smallest singular value of the product itself is lost in rounding. Source: Benettin et
 * al. 1980, doi:10.1007/BF02128236; for recurrent nets Engelken et al. 2023, doi:10.1103/PhysRevResearch.5.043044.
 */
public final class LyapunovExponents {
    private final double[] values;
    private final int steps;

    private LyapunovExponents(double[] values, int steps) {
        this.values = values;
        this.steps = steps;
    }

    static LyapunovExponents trace(Trajectory trajectory, int burnIn) {
        int last = trajectory.last();
        Require.between("burnIn", burnIn, 0, last - 1);
        int n = trajectory.cell().stateSize();
        DMatrixRMaj q = CommonOps_DDRM.identity(n);
        double[] sums = new double[n];
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, n);
        for (int t = 1; t <= last; t++) {
            qr.decompose(CommonOps_DDRM.mult(trajectory.step(t).total(), q, null));
            q = qr.getQ(null, false);
            if (t > burnIn) {
                addLogDiagonal(qr.getR(null, false), sums);
            }
        }
        int steps = last - burnIn;
        return new LyapunovExponents(
                Arrays.stream(sums)
                        .map(sum -> -sum / steps)
                        .sorted()
                        .map(x -> -x)
                        .toArray(),
                steps);
    }

    private static void addLogDiagonal(DMatrixRMaj r, double[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += Math.log(Math.abs(r.get(k, k)));
        }
    }

    /** The exponents in nats a step, the largest first; −∞ for a direction that a step wipes out. */
    public double[] values() {
        return values.clone();
    }

    /** The largest exponent: above 0, some gradient explodes in the long run; below 0, all vanish. */
    public double largest() {
        return values[0];
    }

    /** Over how many steps the mean goes. */
    public int steps() {
        return steps;
    }
}
