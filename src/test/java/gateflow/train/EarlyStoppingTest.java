package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.RnnCell;
import gateflow.task.AddingProblem;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private static final AddingProblem ADDING = AddingProblem.modern(6);

    @Test
    void patienceCountsEvaluationsWithoutANewBest() {
        EarlyStopping patience = EarlyStopping.patience(2);
        assertThat(patience.stop(evaluated(3, 2, 1))).isFalse();
        assertThat(patience.stop(evaluated(3, 1, 2))).isFalse();
        assertThat(patience.stop(evaluated(3, 1, 2, 1))).isTrue(); // as good as the best is not better
        assertThat(patience.stop(evaluated(3, 1, 2, 0.5))).isFalse();
        LearningCurve notEvaluatedLast = evaluated(1, 2, 3);
        notEvaluatedLast.add(1, 1, 1, 1);
        assertThat(patience.stop(notEvaluatedLast)).isFalse();
    }

    @Test
    void aGoalIsMetByAnErrorBelowIt() {
        EarlyStopping goal = EarlyStopping.errorBelow(0.1);
        assertThat(goal.stop(evaluated(0.5, 0.1))).isFalse();
        assertThat(goal.stop(evaluated(0.5, 0.09))).isTrue();
        LearningCurve notEvaluated = new LearningCurve(1, 1);
        notEvaluated.add(0, 0, 0, 0);
        assertThat(goal.stop(notEvaluated)).isFalse();
    }

    @Test
    void aLossGoalIsMetByAnEvaluationLossBelowIt() {
        EarlyStopping goal = EarlyStopping.lossBelow(0.1);
        assertThat(goal.stop(evaluated(0.5, 0.1))).isFalse();
        assertThat(goal.stop(evaluated(0.5, 0.09))).isTrue();
        assertThat(goal.needsEvaluation()).isTrue();
    }

    @Test
    void theLastSequencesMustAllBeRightAndTheirLossSmall() {
        EarlyStopping rule = EarlyStopping.lastRight(6, 0.1); // three rows of two sequences
        assertThat(rule.stop(trained(0, 0))).isFalse();
        assertThat(rule.stop(trained(0, 0, 0))).isTrue();
        assertThat(rule.stop(trained(1, 0, 0, 0))).isTrue();
        assertThat(rule.stop(trained(0, 0.5, 0, 0))).isFalse();
        assertThat(EarlyStopping.lastRight(6, 0.01).stop(trained(0, 0, 0))).isFalse(); // the mean loss is 0.05
        assertThat(rule.needsEvaluation()).isFalse();
    }

    /** A curve of steps with two sequences each, with these errors and losses of 0.05. */
    private static LearningCurve trained(double... errors) {
        LearningCurve curve = new LearningCurve(errors.length, 2);
        for (double error : errors) {
            curve.add(0.05, error, 1, 1);
        }
        return curve;
    }

    @Test
    void aTrainingStopsAtItsGoal() {
        ToySet toySet = new ToySet();
        LearningCurve curve = new Trainer(new Sgd(0.1, 0.9))
                .progress(Progress.none())
                .evaluateEvery(10, 4)
                .stop(EarlyStopping.errorBelow(0.1))
                .fit(TrainerTest.model(new RnnCell(1, 2), toySet, 3, 4), toySet, 1000);
        int last = curve.size() - 1;
        assertThat(curve.size()).isBetween(20, 990);
        assertThat(curve.end()).isEqualTo(LearningCurve.End.STOPPED);
        assertThat(curve.evaluationError(last)).isLessThan(0.1);
        assertThat(curve.evaluationError(last - 10)).isGreaterThanOrEqualTo(0.1);
    }

    @Test
    void keepBestLeavesTheParametersOfTheLowestEvaluationLoss() {
        Model model = TrainerTest.model(new RnnCell(2, 4), ADDING, 6, 4);
        LearningCurve curve = new Trainer(new Sgd(0.3)) // too fast, so that the loss goes up and down
                .progress(Progress.none())
                .clip(GradientClipping.byNorm(1))
                .evaluateEvery(1, 64)
                .keepBest()
                .fit(model, ADDING, 50);
        double best = Double.POSITIVE_INFINITY;
        for (double loss : curve.evaluationLosses()) {
            best = Math.min(best, loss);
        }
        double kept = Evaluation.of(model, ADDING, 64, new Random(TrainingRun.EVALUATION_SEED))
                .loss();
        assertThat(kept).isCloseTo(best, within(1e-12));
        assertThat(curve.evaluationLoss(49)).isGreaterThan(best);
    }

    @Test
    void aRuleOfOnesOwnReadsTheCurve() {
        LearningCurve curve = new Trainer(new Sgd(0.01))
                .progress(Progress.none())
                .stop(soFar -> soFar.size() == 7)
                .fit(TrainerTest.model(new RnnCell(2, 4), ADDING, 6, 4), ADDING, 50);
        assertThat(curve.size()).isEqualTo(7);
    }

    @Test
    void refusesBadSettings() {
        assertThatThrownBy(() -> EarlyStopping.patience(0)).hasMessage("evaluations is 0; it must be 1 or more.");
        assertThatThrownBy(() -> EarlyStopping.errorBelow(0)).hasMessageStartingWith("goal is 0.0;");
    }

    /** A curve whose every row has an evaluation with these numbers as loss and error. */
    private static LearningCurve evaluated(double... values) {
        LearningCurve curve = new LearningCurve(values.length + 1, 1);
        for (double value : values) {
            curve.add(value, value, 1, 1);
            curve.evaluated(value, value);
        }
        return curve;
    }
}
