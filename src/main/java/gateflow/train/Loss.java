package gateflow.train;

import gateflow.math.Activation;
import gateflow.math.Kernels;
import gateflow.math.Require;
import org.ejml.data.DMatrixRMaj;

/**
 * What a readout y costs against its target, one sample at one step; a batch's loss is the plain mean over all targets.
 *
 * <p>A loss also says what y predicts: ŷ = y for a number, probabilities for classes. Every matrix is outputs × batch and
 * {@code sample} is a column. The means are those of PyTorch's {@code mse_loss}, {@code cross_entropy} and
 * {@code binary_cross_entropy_with_logits}.
 */
public sealed interface Loss {
    /** Writes the predictions ŷ that belong to the readouts y, all samples. */
    void predict(DMatrixRMaj y, DMatrixRMaj prediction);

    /** The loss of one sample. */
    double value(DMatrixRMaj y, DMatrixRMaj target, int sample);

    /** Writes scale · ∂loss/∂y of one sample into its column of {@code dy}. */
    void gradient(DMatrixRMaj prediction, DMatrixRMaj target, int sample, double scale, DMatrixRMaj dy);

    /**
     * The squared error, the mean over the outputs of (ŷ_k − target_k)², without a factor ½; ŷ = φ(y).
     *
     * @param output φ: the identity, or the logistic function where outputs lie in 0..1
     */
    record SquaredError(Activation output) implements Loss {
        public SquaredError {
            Require.given("output", output);
        }

        /** The squared error of y itself. */
        public SquaredError() {
            this(Activation.IDENTITY);
        }

        @Override
        public void predict(DMatrixRMaj y, DMatrixRMaj prediction) {
            Kernels.activate(output, y.data, 0, prediction.data);
        }

        @Override
        public double value(DMatrixRMaj y, DMatrixRMaj target, int sample) {
            double sum = 0;
            for (int k = sample; k < y.data.length; k += y.numCols) {
                double error = output.value(y.data[k]) - target.data[k];
                sum += error * error;
            }
            return sum / y.numRows;
        }

        @Override
        public void gradient(DMatrixRMaj prediction, DMatrixRMaj target, int sample, double scale, DMatrixRMaj dy) {
            for (int k = sample; k < dy.data.length; k += dy.numCols) {
                double error = prediction.data[k] - target.data[k];
                dy.data[k] =
                        scale * 2 / dy.numRows * error * output.slope(prediction.data[k]); // 2 (ŷ − target) φ′(y) / K
            }
        }
    }

    /**
     * The cross-entropy, in nats, of softmax(y) against classes: −Σ_k target_k ln ŷ_k, ŷ = softmax(y).
     *
     * <p>Written as Σ_k target_k (ln Σ_j e^(y_j − m) − (y_k − m)) with m = max y, no readout is too large for it.
     */
    record CrossEntropy() implements Loss {
        @Override
        public void predict(DMatrixRMaj y, DMatrixRMaj prediction) {
            for (int sample = 0; sample < y.numCols; sample++) {
                double max = max(y, sample);
                double sum = sumOfExponentials(y, sample, max);
                for (int k = sample; k < y.data.length; k += y.numCols) {
                    prediction.data[k] = Math.exp(y.data[k] - max) / sum;
                }
            }
        }

        @Override
        public double value(DMatrixRMaj y, DMatrixRMaj target, int sample) {
            double max = max(y, sample);
            double logSum = Math.log(sumOfExponentials(y, sample, max));
            double loss = 0;
            for (int k = sample; k < y.data.length; k += y.numCols) {
                loss += target.data[k] == 0 ? 0 : target.data[k] * (logSum - (y.data[k] - max));
            }
            return loss;
        }

        @Override
        public void gradient(DMatrixRMaj prediction, DMatrixRMaj target, int sample, double scale, DMatrixRMaj dy) {
            double wanted = 0; // Σ_k target_k, which is 1 for a class
            for (int k = sample; k < dy.data.length; k += dy.numCols) {
                wanted += target.data[k];
            }
            for (int k = sample; k < dy.data.length; k += dy.numCols) {
                dy.data[k] = scale * (wanted * prediction.data[k] - target.data[k]); // ŷ − target
            }
        }

        private static double max(DMatrixRMaj y, int sample) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = sample; k < y.data.length; k += y.numCols) {
                max = Math.max(max, y.data[k]);
            }
            return max;
        }

        private static double sumOfExponentials(DMatrixRMaj y, int sample, double max) {
            double sum = 0;
            for (int k = sample; k < y.data.length; k += y.numCols) {
                sum += Math.exp(y.data[k] - max);
            }
            return sum;
        }
    }

    /**
     * The cross-entropy, in nats, of outputs that each say yes or no on their own: the mean over the outputs of
     * −target_k ln ŷ_k − (1 − target_k) ln(1 − ŷ_k), ŷ = σ(y), targets in 0..1.
     *
     * <p>Written as max(y, 0) − target · y + ln(1 + e^−|y|), no readout is too large for it.
     */
    record BinaryCrossEntropy() implements Loss {
        @Override
        public void predict(DMatrixRMaj y, DMatrixRMaj prediction) {
            Kernels.activate(Activation.LOGISTIC, y.data, 0, prediction.data);
        }

        @Override
        public double value(DMatrixRMaj y, DMatrixRMaj target, int sample) {
            double sum = 0;
            for (int k = sample; k < y.data.length; k += y.numCols) {
                double value = y.data[k];
                sum += Math.max(value, 0) - target.data[k] * value + Math.log1p(Math.exp(-Math.abs(value)));
            }
            return sum / y.numRows;
        }

        @Override
        public void gradient(DMatrixRMaj prediction, DMatrixRMaj target, int sample, double scale, DMatrixRMaj dy) {
            for (int k = sample; k < dy.data.length; k += dy.numCols) {
                dy.data[k] = scale / dy.numRows * (prediction.data[k] - target.data[k]); // (ŷ − target) / K
            }
        }
    }
}
