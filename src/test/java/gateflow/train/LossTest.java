package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.math.Activation;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static final int OUTPUTS = 3;
    private static final int BATCH = 2;

    // What make_training_golden.py has, features × batch.
    private static final DMatrixRMaj Y = new DMatrixRMaj(3, 2, true, 0.3, 4.0, -1.2, 0.1, 2.0, -0.7);
    private static final DMatrixRMaj NUMBERS = new DMatrixRMaj(3, 2, true, 0.5, 0, -1, 0.25, 1, -2);
    private static final DMatrixRMaj CLASSES = new DMatrixRMaj(3, 2, true, 0, 0, 0, 1, 1, 0);
    private static final DMatrixRMaj ANSWERS = new DMatrixRMaj(3, 2, true, 1, 0, 0, 1, 1, 1);

    private record Case(Loss loss, DMatrixRMaj target) {}

    private static final Map<String, Case> CASES = Map.of(
            "squared error", new Case(new Loss.SquaredError(), NUMBERS),
            "squared error, logistic", new Case(new Loss.SquaredError(Activation.LOGISTIC), ANSWERS),
            "cross-entropy", new Case(new Loss.CrossEntropy(), CLASSES),
            "binary cross-entropy", new Case(new Loss.BinaryCrossEntropy(), ANSWERS));

    static Iterable<Loss> losses() {
        return CASES.values().stream().map(Case::loss).toList();
    }

    static Iterable<Golden> golden() {
        return Golden.rows("losses.csv");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void valueAndGradientAgreeWithPyTorch(Golden golden) {
        Loss loss = CASES.get(golden.name()).loss;
        DMatrixRMaj target = CASES.get(golden.name()).target;
        double value = (loss.value(Y, target, 0) + loss.value(Y, target, 1)) / BATCH;
        assertThat(value).isCloseTo(golden.numbers()[0], within(1e-12));
        DMatrixRMaj dy = gradient(loss, Y, target, 1.0 / BATCH);
        for (int sample = 0; sample < BATCH; sample++) {
            for (int k = 0; k < OUTPUTS; k++) {
                assertThat(dy.get(k, sample)).isCloseTo(golden.numbers()[1 + sample * OUTPUTS + k], within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientAgreesWithFiniteDifferences(Loss loss) {
        Random random = new Random(1);
        DMatrixRMaj y = new DMatrixRMaj(OUTPUTS, BATCH);
        DMatrixRMaj target = new DMatrixRMaj(OUTPUTS, BATCH);
        for (int k = 0; k < y.data.length; k++) {
            y.data[k] = random.nextGaussian();
            target.data[k] = random.nextDouble(); // need not sum to one
        }
        DMatrixRMaj dy = gradient(loss, y, target, 1);
        for (int k = 0; k < y.data.length; k++) {
            assertThat(dy.data[k]).isCloseTo(finiteDifference(loss, y, target, k), within(1e-8));
        }
    }

    @Test
    void crossEntropyStaysExactForHugeReadouts() {
        DMatrixRMaj y = new DMatrixRMaj(2, 2, true, 1e4, 1e308, -1e4, -1e308);
        DMatrixRMaj second = new DMatrixRMaj(2, 2, true, 0, 1, 1, 0);
        Loss loss = new Loss.CrossEntropy();
        assertThat(loss.value(y, second, 0)).isCloseTo(2e4, within(1e-9));
        assertThat(loss.value(y, second, 1)).isCloseTo(0, within(1e-12));
        assertThat(gradient(loss, y, second, 1).data).containsExactly(new double[] {1, 0, -1, 0}, within(1e-12));
    }

    @Test
    void binaryCrossEntropyStaysExactForHugeReadouts() {
        DMatrixRMaj y = new DMatrixRMaj(1, 3, true, 1000, -1000, 40);
        DMatrixRMaj target = new DMatrixRMaj(1, 3, true, 0, 1, 1);
        Loss loss = new Loss.BinaryCrossEntropy();
        assertThat(loss.value(y, target, 0)).isCloseTo(1000, within(1e-9));
        assertThat(loss.value(y, target, 1)).isCloseTo(1000, within(1e-9));
        assertThat(loss.value(y, target, 2)).isCloseTo(Math.exp(-40), within(1e-30));
    }

    @Test
    void aClassThatIsPredictedForSureCostsNothing() {
        DMatrixRMaj y = new DMatrixRMaj(2, 1, true, 0, Double.NEGATIVE_INFINITY);
        DMatrixRMaj first = new DMatrixRMaj(2, 1, true, 1, 0);
        assertThat(new Loss.CrossEntropy().value(y, first, 0)).isCloseTo(0, within(1e-15));
    }

    private static DMatrixRMaj gradient(Loss loss, DMatrixRMaj y, DMatrixRMaj target, double scale) {
        DMatrixRMaj prediction = new DMatrixRMaj(y.numRows, y.numCols);
        DMatrixRMaj dy = new DMatrixRMaj(y.numRows, y.numCols);
        loss.predict(y, prediction);
        for (int sample = 0; sample < y.numCols; sample++) {
            loss.gradient(prediction, target, sample, scale, dy);
        }
        return dy;
    }

    private static double finiteDifference(Loss loss, DMatrixRMaj y, DMatrixRMaj target, int k) {
        double width = 1e-6;
        double value = y.data[k];
        y.data[k] = value + width;
        double above = loss.value(y, target, k % BATCH);
        y.data[k] = value - width;
        double below = loss.value(y, target, k % BATCH);
        y.data[k] = value;
        return (above - below) / (2 * width);
    }
}
