package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.LstmCell;
import gateflow.cell.RnnCell;
import gateflow.math.Activation;
import gateflow.task.TemporalOrder;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VanishingGradientRegularizerTest {
    private static final TemporalOrder TASK = TemporalOrder.modern(10);

    private static Model trained(RnnCell cell, int batch) {
        var model = new Model(cell.unroll(cell.newParameters(new Random(1)), 10, batch), TASK, new Random(2));
        Batch sequences = TASK.newBatch(batch);
        TASK.fill(sequences, new Random(3));
        model.forward(sequences);
        model.backward(sequences);
        return model;
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "LOGISTIC", "IDENTITY", "RELU"})
    void itsGradientIsThatOfOmegaWithTheErrorsHeldStill(Activation activation) {
        Model model = trained(new RnnCell(6, 4, activation), 3);
        var omega = new VanishingGradientRegularizer(model, 2);
        DMatrixRMaj before = model.gradient().get("W").copy();
        omega.addGradient(model);
        DMatrixRMaj w = model.parameters().get("W");
        for (int k = 0; k < w.data.length; k++) {
            double kept = w.data[k];
            w.data[k] = kept + 1e-6;
            double above = omega.value();
            w.data[k] = kept - 1e-6;
            double below = omega.value();
            w.data[k] = kept;
            double numeric = 2 * (above - below) / 2e-6;
            assertThat(model.gradient().get("W").data[k] - before.data[k]).isCloseTo(numeric, within(1e-6));
        }
    }

    @Test
    void omegaIsTheMeanOfTheSquaredExcessOfTheRatios() {
        Model model = trained(new RnnCell(6, 4), 2);
        SimpleMatrix w = SimpleMatrix.wrap(model.parameters().get("W"));
        double sum = 0;
        for (int t = 1; t <= 10; t++) {
            for (int sample = 0; sample < 2; sample++) {
                SimpleMatrix e =
                        SimpleMatrix.wrap(model.run().stateGradient("s", t)).getColumn(sample);
                SimpleMatrix s = SimpleMatrix.wrap(model.run().state("s", t)).getColumn(sample);
                SimpleMatrix back = w.transpose().mult(e.minus(e.elementMult(s).elementMult(s)));
                double ratio = Math.pow(back.normF() / e.normF(), 2);
                sum += Math.pow(ratio - 1, 2);
            }
        }
        assertThat(new VanishingGradientRegularizer(model, 1).value()).isCloseTo(sum / 20, within(1e-9));
    }

    @Test
    void nothingButTheGradientOfWChanges() {
        Model model = trained(new RnnCell(6, 4), 2);
        double[] u = model.gradient().get("U").data.clone();
        new VanishingGradientRegularizer(model, 2).addGradient(model);
        assertThat(model.gradient().get("U").data).isEqualTo(u);
    }

    @Test
    void whatItIsNotMadeForIsRefused() {
        var lstm = new LstmCell(6, 4);
        var gated = new Model(lstm.unroll(lstm.newParameters(new Random(0)), 10, 2), TASK, new Random(0));
        assertThatThrownBy(() -> new VanishingGradientRegularizer(gated, 1))
                .hasMessageContaining("plain RNN")
                .hasMessageContaining("LSTM");
        Model model = trained(new RnnCell(6, 4), 2);
        Model other = trained(new RnnCell(6, 4), 2);
        var omega = new VanishingGradientRegularizer(model, 1);
        assertThatThrownBy(() -> omega.addGradient(other)).hasMessageContaining("another model");
        assertThatThrownBy(() -> new VanishingGradientRegularizer(model, 0)).hasMessageContaining("weight");
    }
}
