package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateflow.cell.RnnCell;
import gateflow.train.Batch;
import gateflow.train.LearningCurve;
import gateflow.train.Loss;
import gateflow.train.Model;
import gateflow.train.Sgd;
import gateflow.train.Task;
import gateflow.train.Trainer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LearningCurveTableTest {

    /** Repeat the one number that was read first. */
    private record FirstNumber(String name, int inputs, int outputs, int steps) implements Task {
        @Override
        public Loss loss() {
            return new Loss.SquaredError();
        }

        @Override
        public void fill(Batch batch, Random random) {
            for (int sample = 0; sample < batch.size(); sample++) {
                double number = random.nextDouble();
                batch.input(1).set(0, sample, number);
                batch.setTarget(steps, sample, 0, number);
            }
        }

        @Override
        public double error(Batch batch, int sample) {
            return batch.largestError(sample);
        }
    }

    private static LearningCurve curve() {
        var task = new FirstNumber("first number", 1, 1, 3);
        var cell = new RnnCell(1, 2);
        var random = new Random(0);
        var model = new Model(cell.unroll(cell.newParameters(random), 3, 4), task, random);
        return new Trainer(new Sgd(0.1)).evaluateEvery(2, 8).fit(model, task, 5);
    }

    @Test
    void aLearningCurveHasARowForEachStep() {
        LearningCurve curve = curve();
        Table table = Tables.learningCurve(curve);
        assertThat(table.columnNames())
                .containsExactly(
                        "step",
                        "sequences",
                        "loss",
                        "error",
                        "gradient norm",
                        "learning rate",
                        "evaluation loss",
                        "evaluation error",
                        "seconds");
        assertThat(table.intColumn("step").asObjectArray()).containsExactly(1, 2, 3, 4, 5);
        assertThat(table.longColumn("sequences").asObjectArray()).containsExactly(4L, 8L, 12L, 16L, 20L);
        assertThat(table.doubleColumn("loss").asDoubleArray()).isEqualTo(curve.losses());
        assertThat(table.doubleColumn("error").asDoubleArray()).isEqualTo(curve.errors());
        assertThat(table.doubleColumn("gradient norm").asDoubleArray()).isEqualTo(curve.gradientNorms());
        assertThat(table.doubleColumn("learning rate").asDoubleArray()).isEqualTo(curve.learningRates());
        assertThat(table.doubleColumn("seconds").asDoubleArray()).isEqualTo(curve.seconds());
    }

    @Test
    void stepsWithoutAnEvaluationAreMissingAndCanBeDropped() {
        LearningCurve curve = curve();
        Table evaluated = Tables.learningCurve(curve).dropRowsWithMissingValues();
        assertThat(evaluated.intColumn("step").asObjectArray()).containsExactly(2, 4, 5);
        assertThat(evaluated.doubleColumn("evaluation loss").get(1)).isEqualTo(curve.evaluationLoss(3));
        assertThat(evaluated.doubleColumn("evaluation error").get(1)).isEqualTo(curve.evaluationError(3));
    }

    @Test
    void noCurveIsRefused() {
        assertThatThrownBy(() -> Tables.learningCurve(null)).hasMessage("curve is missing (null).");
    }
}
