package gateflow.exercise;

import java.util.function.IntPredicate;

/** Walks back through an RNN as its equations say, with each place at which students are known to err left open. */
final class RnnWalk {
    /** A factor for unit i at step t. */
    interface Factor {
        double of(double[][] s, int t, int i);
    }

    private final RnnProblem problem;
    private final double[][] s;
    private Factor slope = (s, t, i) -> 1 - s[t][i] * s[t][i];
    private Factor slopeBack = (s, t, i) -> 1;
    private double[][] back;
    private int older = 1;
    private IntPredicate counted = t -> true;
    private IntPredicate lossAdded = t -> true;
    private double flow = 1;

    RnnWalk(RnnProblem problem) {
        this.problem = problem;
        this.s = problem.states();
        this.back = Grids.transposed(problem.w());
    }

    /** ∂s_t/∂z_t is taken for this. */
    RnnWalk slope(Factor factor) {
        slope = factor;
        return this;
    }

    /** The gradient that goes back to s_{t−1} is multiplied by this once more. */
    RnnWalk slopeBack(Factor factor) {
        slopeBack = factor;
        return this;
    }

    /** The gradient is sent back by W, not by Wᵀ. */
    RnnWalk notTransposed() {
        back = problem.w();
        return this;
    }

    /** ∂L/∂W is made with s_{t−lag}. */
    RnnWalk lag(int lag) {
        older = lag;
        return this;
    }

    /** Only these steps count in ∂L/∂W, ∂L/∂U and ∂L/∂b. */
    RnnWalk counting(IntPredicate steps) {
        counted = steps;
        return this;
    }

    /** Only at these steps what the loss gives is added. */
    RnnWalk lossAt(IntPredicate steps) {
        lossAdded = steps;
        return this;
    }

    /** Nothing goes back from one step to the one before. */
    RnnWalk withoutFlow() {
        flow = 0;
        return this;
    }

    Answer gradient() {
        int units = problem.w().length;
        double[][] dW = new double[units][units];
        double[][] dU = new double[units][problem.u()[0].length];
        double[] db = new double[units];
        double[] ds = problem.dL()[problem.steps()].clone();
        for (int t = problem.steps(); t >= 1; t--) {
            double[] before = lossAdded.test(t - 1) ? problem.dL()[t - 1].clone() : new double[units];
            for (int i = 0; i < units; i++) {
                double dz = ds[i] * slope.of(s, t, i);
                for (int j = 0; j < units; j++) {
                    before[j] += flow * back[j][i] * dz * slopeBack.of(s, t - 1, j);
                }
                if (counted.test(t)) {
                    addScaled(dz, s[t - older], dW[i]);
                    addScaled(dz, problem.x()[t], dU[i]);
                    db[i] += dz;
                }
            }
            ds = before;
        }
        return RnnQuestions.answer(new RnnGradient(dW, dU, db, ds));
    }

    private static void addScaled(double factor, double[] from, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[j];
        }
    }
}
