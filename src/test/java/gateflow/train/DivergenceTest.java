package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.math.Activation;
import gateflow.task.AddingProblem;
import java.util.Arrays;
import java.util.Random;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** A linear net whose W makes the state half as large again at every step (claims B2, B3, E6): it explodes, and clipping cures it. */
class DivergenceTest {
    private static final int STEPS = 10;
    private static final AddingProblem ADDING = AddingProblem.modern(STEPS);
    private static final Trainer SGD = new Trainer(new Sgd(0.01)).progress(Progress.none());

    @Test
    void withoutClippingItStopsAndSaysWhatToTry() {
        TrainingDiverged diverged =
                catchThrowableOfType(TrainingDiverged.class, () -> SGD.fit(exploding(), ADDING, 3000));
        int made = diverged.curve().size();
        assertThat(made).isBetween(1, 100);
        assertThat(diverged.curve().end()).isEqualTo(LearningCurve.End.DIVERGED);
        assertThat(Arrays.stream(diverged.curve().losses())).hasSize(made).allMatch(Double::isFinite);
        assertThat(diverged)
                .hasMessageMatching(
                        "The (loss|gradient) is not finite any more at step " + (made + 1)
                                + "\\. Until then the gradient's norm was .* in the median, at most .*\\."
                                + " Try clip\\(GradientClipping\\.byNorm\\(1\\.0\\)\\), or a learning rate of 0\\.0010 in place of 0\\.010\\.");
    }

    @Test
    void withClippingTheSameNetLearns() {
        LearningCurve curve =
                SGD.clip(GradientClipping.byNorm(1)).evaluateEvery(3000, 500).fit(exploding(), ADDING, 3000);
        assertThat(curve.loss(0)).isGreaterThan(100);
        assertThat(curve.evaluationLoss(2999)).isLessThan(0.9 * ADDING.memoryless());
    }

    @Test
    void aRunThatIsAlreadyClippedIsToldToClipHarder() {
        LearningCurve curve = new LearningCurve(1, 1);
        curve.add(1, 1, 50, 0.1);
        TrainingDiverged diverged = new TrainingDiverged("The loss", curve, SGD.clip(GradientClipping.byNorm(10)));
        assertThat(diverged)
                .hasMessageEndingWith(
                        "Try clip(GradientClipping.byNorm(1.0)) in place of 10, or a learning rate of 0.0010 in place of 0.010.");
    }

    @Test
    void theAdviceKnowsTheMedianAndTheLargestNormInWhateverOrderTheyCame() {
        LearningCurve curve = new LearningCurve(3, 1);
        curve.add(1, 1, 50, 0.1);
        curve.add(1, 1, 1, 0.1);
        curve.add(1, 1, 3, 0.1);
        TrainingDiverged diverged = new TrainingDiverged("The loss", curve, SGD.clip(GradientClipping.byNorm(1)));
        assertThat(diverged)
                .hasMessageContaining("was 3.0 in the median, at most 50.")
                .hasMessageContaining("Try clip(GradientClipping.byNorm(0.10)) in place of 1.0,");
    }

    @Test
    void weightsThatOverflowInTheFirstPassAreNamedAsTheCause() {
        Model model = exploding();
        CommonOps_DDRM.scale(1e200, model.parameters().get("W"));
        assertThatThrownBy(() -> SGD.fit(model, ADDING, 10))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessage("The loss is not finite any more at step 1."
                        + " No step had been made: try smaller initial weights or shorter sequences.");
    }

    @Test
    void aStateThatOverflowsBetweenSegmentsIsCaughtToo() {
        Cell cell = new RnnCell(2, 4, Activation.IDENTITY);
        Parameters parameters = cell.newParameters(new Random(1));
        CommonOps_DDRM.setIdentity(parameters.get("W"));
        CommonOps_DDRM.scale(1e100, parameters.get("W"));
        Model model = new Model(cell.unroll(parameters, 5, 8), ADDING, new Random(2));
        assertThatThrownBy(() -> SGD.truncated().fit(model, ADDING, 10))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageStartingWith("The state is not finite any more at step 1.");
        assertThat(Evaluation.of(model, ADDING, 8, new Random(1)).loss()).isNaN();
    }

    @Test
    void aGradientThatOverflowsBehindAFiniteLossIsCaughtToo() {
        Model model = exploding();
        model.run().parameters().setZero(); // so that y = c, whatever V
        model.parameters().get("V").fill(1e200);
        model.parameters().set("c", 1e120);
        assertThatThrownBy(() -> SGD.clip(GradientClipping.byNorm(1)).fit(model, ADDING, 10))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageStartingWith("The gradient is not finite any more at step 1.");
        Batch batch = ADDING.newBatch(8);
        ADDING.fill(batch, new Random(0));
        model.forward(batch);
        assertThatThrownBy(() -> model.backward(batch))
                .hasMessage("The loss gives the cell a gradient that is not finite.");
    }

    private static Model exploding() {
        Cell cell = new RnnCell(2, 4, Activation.IDENTITY);
        Parameters parameters = cell.newParameters(new Random(1));
        CommonOps_DDRM.setIdentity(parameters.get("W"));
        CommonOps_DDRM.scale(1.5, parameters.get("W"));
        return new Model(cell.unroll(parameters, STEPS, 8), ADDING, new Random(2));
    }
}
