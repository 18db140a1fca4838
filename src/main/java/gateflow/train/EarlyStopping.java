package gateflow.train;

import gateflow.math.Require;

/** When a training has done enough. It is asked after each step and reads the curve so far; it keeps nothing itself. */
@FunctionalInterface
public interface EarlyStopping {
    /** Whether to stop after the last row of {@code soFar}. */
    boolean stop(LearningCurve soFar);

    /** Whether the rule is about evaluations, so that a training without any is refused. */
    default boolean needsEvaluation() {
        return false;
    }

    /** Never: all steps are made. */
    static EarlyStopping never() {
        return soFar -> false;
    }

    /** As soon as an evaluation's error is below {@code goal}. */
    static EarlyStopping errorBelow(double goal) {
        return new ErrorBelow(goal);
    }

    /** As soon as an evaluation's loss is below {@code goal}. */
    static EarlyStopping lossBelow(double goal) {
        return new LossBelow(goal);
    }

    /**
     * As soon as none of the last {@code sequences} training sequences was wrong and their mean loss is below {@code goal}.
     * Each was predicted before the net learned from it.
     */
    static EarlyStopping lastRight(int sequences, double goal) {
        return new LastRight(sequences, goal);
    }

    /** When {@code evaluations} evaluations in a row have not brought the evaluation loss below its best. */
    static EarlyStopping patience(int evaluations) {
        return new Patience(evaluations);
    }

    /**
     * Stops as soon as an evaluation's error is below a goal.
     *
     * @param goal the error, in the task's measure
     */
    record ErrorBelow(double goal) implements EarlyStopping {
        public ErrorBelow {
            Require.positive("goal", goal);
        }

        @Override
        public boolean stop(LearningCurve soFar) {
            return soFar.evaluationError(soFar.size() - 1) < goal; // false for NaN, where nothing was evaluated
        }

        @Override
        public boolean needsEvaluation() {
            return true;
        }
    }

    /**
     * Stops as soon as an evaluation's loss is below a goal.
     *
     * @param goal the loss
     */
    record LossBelow(double goal) implements EarlyStopping {
        public LossBelow {
            Require.positive("goal", goal);
        }

        @Override
        public boolean stop(LearningCurve soFar) {
            return soFar.evaluationLoss(soFar.size() - 1) < goal; // false for NaN, where nothing was evaluated
        }

        @Override
        public boolean needsEvaluation() {
            return true;
        }
    }

    /**
     * Stops when the most recent training sequences were all right. Source: the rule of Hochreiter &amp; Schmidhuber 1997,
     * doi:10.1162/neco.1997.9.8.1735, with 2,000 sequences.
     *
     * @param sequences how many in a row must be right
     * @param goal what their mean loss must be below
     */
    record LastRight(int sequences, double goal) implements EarlyStopping {
        public LastRight {
            Require.positive("sequences", sequences);
            Require.positive("goal", goal);
        }

        @Override
        public boolean stop(LearningCurve soFar) {
            int rows = (sequences + soFar.batch() - 1) / soFar.batch();
            int last = soFar.size() - 1;
            if (rows > soFar.size()) {
                return false;
            }
            double loss = 0;
            for (int row = last; row > last - rows; row--) {
                if (soFar.error(row) > 0) {
                    return false;
                }
                loss += soFar.loss(row);
            }
            return loss / rows < goal;
        }
    }

    /**
     * Stops when the evaluation loss no longer falls. Source: Prechelt 1998, "Early stopping – but when?",
     * doi:10.1007/3-540-49430-8_3, whose UP criteria count rises in a row; here any evaluation that is not the best counts.
     *
     * @param evaluations how many evaluations in a row may pass without a new best
     */
    record Patience(int evaluations) implements EarlyStopping {
        public Patience {
            Require.positive("evaluations", evaluations);
        }

        @Override
        public boolean stop(LearningCurve soFar) {
            return soFar.isEvaluated(soFar.size() - 1) && evaluationsSinceBest(soFar) >= evaluations;
        }

        @Override
        public boolean needsEvaluation() {
            return true;
        }

        private static int evaluationsSinceBest(LearningCurve curve) {
            double best = Double.POSITIVE_INFINITY;
            int since = 0;
            for (int row = 0; row < curve.size(); row++) {
                if (curve.isEvaluated(row)) {
                    since = curve.evaluationLoss(row) < best ? 0 : since + 1;
                    best = Math.min(best, curve.evaluationLoss(row));
                }
            }
            return since;
        }
    }
}
