package gateflow.exercise;

import java.util.EnumSet;
import java.util.Set;

/** An RNN as a student writes it, loop by loop, with the errors that a student makes. */
final class StudentRnn {
    enum Bug {
        W_TRANSPOSED,
        NO_BIAS,
        FROM_START,
        OLD_INPUT,
        NO_TANH,
        LOGISTIC,
        WEIGHTS_OVERWRITTEN,
        STATE_OVERWRITTEN,
        FIRST_LOSS_LOST,
        BACK_BY_W,
        NO_SLOPE,
        SLOPE_OF_STATE,
        SLOPE_BEFORE,
        SLOPE_AFTER_PRODUCT,
        WRONG_STATE,
        NO_FLOW,
        STOPS_EARLY,
        GRADIENT_TRANSPOSED,
        SIGN,
        MEAN
    }

    private final Set<Bug> bugs;

    StudentRnn(Bug... bugs) {
        this.bugs = EnumSet.noneOf(Bug.class);
        this.bugs.addAll(Set.of(bugs));
    }

    private boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    double[][] forward(double[][] w, double[][] u, double[] b, double[] s0, double[][] x) {
        double[][] s = new double[x.length][b.length];
        s[0] = s0;
        for (int t = 1; t < x.length; t++) {
            double[] before = has(Bug.FROM_START) ? s[0] : s[t - 1];
            double[] in = has(Bug.OLD_INPUT) ? x[t - 1] : x[t];
            for (int i = 0; i < b.length; i++) {
                double z = has(Bug.NO_BIAS) ? 0 : b[i];
                for (int j = 0; j < b.length; j++) {
                    z += (has(Bug.W_TRANSPOSED) ? w[j][i] : w[i][j]) * before[j];
                }
                for (int j = 0; j < in.length; j++) {
                    z += u[i][j] * in[j];
                }
                s[t][i] = has(Bug.NO_TANH) ? z : has(Bug.LOGISTIC) ? 1 / (1 + Math.exp(-z)) : Math.tanh(z);
            }
        }
        return s;
    }

    RnnGradient backward(double[][] w, double[][] s, double[][] x, double[][] dL) {
        int units = w.length;
        int steps = x.length - 1;
        double[][] dW = new double[units][units];
        double[][] dU = new double[units][x[1].length];
        double[] db = new double[units];
        double[][] ds = new double[steps + 1][];
        for (int t = 0; t <= steps; t++) {
            ds[t] = dL[t].clone();
        }
        if (has(Bug.FIRST_LOSS_LOST)) {
            ds[0] = new double[units];
        }
        for (int t = steps; t >= (has(Bug.STOPS_EARLY) ? 2 : 1); t--) {
            if (has(Bug.WEIGHTS_OVERWRITTEN)) {
                dW = new double[units][units];
                dU = new double[units][x[1].length];
                db = new double[units];
            }
            double[] dz = new double[units];
            for (int i = 0; i < units; i++) {
                dz[i] = ds[t][i] * slope(s, t, i, steps);
                for (int j = 0; j < units; j++) {
                    dW[i][j] += dz[i] * (has(Bug.WRONG_STATE) ? s[t][j] : s[t - 1][j]);
                }
                for (int j = 0; j < x[t].length; j++) {
                    dU[i][j] += dz[i] * x[t][j];
                }
                db[i] += dz[i];
            }
            passBack(w, s, ds, dz, t);
        }
        if (has(Bug.STOPS_EARLY)) { // the first step back is done for the state alone
            double[] dz = new double[units];
            for (int i = 0; i < units; i++) {
                dz[i] = ds[1][i] * slope(s, 1, i, steps);
            }
            passBack(w, s, ds, dz, 1);
        }
        return finished(dW, dU, db, ds[0], steps);
    }

    private double slope(double[][] s, int t, int i, int steps) {
        if (has(Bug.NO_SLOPE) || (has(Bug.SLOPE_AFTER_PRODUCT) && t < steps)) {
            return 1;
        }
        if (has(Bug.SLOPE_OF_STATE)) {
            return 1 - Math.tanh(s[t][i]) * Math.tanh(s[t][i]);
        }
        double value = has(Bug.SLOPE_BEFORE) ? s[t - 1][i] : s[t][i];
        return 1 - value * value;
    }

    private void passBack(double[][] w, double[][] s, double[][] ds, double[] dz, int t) {
        double[] back = new double[dz.length];
        for (int i = 0; i < dz.length; i++) {
            for (int j = 0; j < dz.length; j++) {
                back[j] += (has(Bug.BACK_BY_W) ? w[j][i] : w[i][j]) * dz[i];
            }
        }
        for (int j = 0; j < dz.length; j++) {
            if (has(Bug.SLOPE_AFTER_PRODUCT) && t > 1) {
                back[j] *= 1 - s[t - 1][j] * s[t - 1][j];
            }
            if (has(Bug.NO_FLOW)) {
                back[j] = 0;
            }
            ds[t - 1][j] = (has(Bug.STATE_OVERWRITTEN) ? 0 : ds[t - 1][j]) + back[j];
        }
    }

    private RnnGradient finished(double[][] dW, double[][] dU, double[] db, double[] ds0, int steps) {
        double factor = has(Bug.SIGN) ? -1 : has(Bug.MEAN) ? 1.0 / steps : 1;
        for (int i = 0; i < db.length; i++) {
            for (int j = 0; j < db.length; j++) {
                dW[i][j] *= factor;
            }
            for (int j = 0; j < dU[i].length; j++) {
                dU[i][j] *= factor;
            }
            db[i] *= factor;
            ds0[i] *= has(Bug.SIGN) ? -1 : 1;
        }
        return new RnnGradient(has(Bug.GRADIENT_TRANSPOSED) ? Grids.transposed(dW) : dW, dU, db, ds0);
    }
}
