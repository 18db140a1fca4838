package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

/**
 * What every cell must keep. A test class names its cell and inherits the checks.
 *
 * <p>The loss is a fixed random weighting of every state at every step, so that no gradient is zero by luck.
 */
abstract class CellContract {
    private static final int STEPS = 5;
    private static final int BATCH = 3;
    private static final double STEP_WIDTH = 1e-6;
    private static final double RELATIVE_ERROR = 1e-6;

    /** The cell under test, with few units. */
    abstract Cell cell();

    @Test
    void parameterGradientsAgreeWithFiniteDifferences() {
        UnrolledCell run = randomRun(1);
        run.forward();
        run.backward();
        for (String name : run.parameters().names()) {
            DMatrixRMaj matrix = run.parameters().get(name);
            for (int k = 0; k < matrix.getNumElements(); k++) {
                assertThat(run.gradient().get(name).data[k])
                        .as("∂L/∂%s[%d]", name, k)
                        .satisfies(agreesWith(finiteDifference(run, matrix.data, k)));
            }
        }
    }

    @Test
    void inputAndInitialStateGradientsAgreeWithFiniteDifferences() {
        UnrolledCell run = randomRun(2);
        run.forward();
        run.backward();
        for (int t = 1; t <= STEPS; t++) {
            for (int k = 0; k < run.input(t).getNumElements(); k++) {
                assertThat(run.inputGradient(t).data[k])
                        .as("∂L/∂x_%d[%d]", t, k)
                        .satisfies(agreesWith(finiteDifference(run, run.input(t).data, k)));
            }
        }
        for (Part part : cell().state()) {
            for (int k = 0; k < run.state(part.name(), 0).getNumElements(); k++) {
                assertThat(run.stateGradient(part.name(), 0).data[k])
                        .as("∂L/∂%s_0[%d]", part.name(), k)
                        .satisfies(agreesWith(finiteDifference(run, run.state(part.name(), 0).data, k)));
            }
        }
    }

    @Test
    void pathsSumToTheJacobianOfTheBackwardStep() {
        UnrolledCell run = randomRun(3);
        run.forward();
        StepJacobian paths = new StepJacobian(cell());
        StepJacobian exact = new StepJacobian(cell());
        for (int t = 1; t <= STEPS; t++) {
            for (int sample = 0; sample < BATCH; sample++) {
                run.stepJacobian(t, sample, paths);
                new JacobianProbe(cell(), run.parameters()).write(run, t, sample, exact);
                assertThat(MatrixFeatures_DDRM.isIdentical(paths.total(), exact.total(), 1e-12))
                        .as("∂state_%d/∂state_%d", t, t - 1)
                        .isTrue();
                assertThat(MatrixFeatures_DDRM.isIdentical(paths.input(), exact.input(), 1e-12))
                        .as("∂state_%d/∂x_%d", t, t)
                        .isTrue();
            }
        }
    }

    @Test
    void aBatchEqualsItsSequencesOneByOne() {
        UnrolledCell batched = randomRun(4);
        batched.setLengths(STEPS, 2, 3);
        batched.forward();
        batched.backward();
        Parameters sum = batched.gradient().zerosLike();
        for (int sample = 0; sample < BATCH; sample++) {
            UnrolledCell alone = single(batched, sample, new int[] {STEPS, 2, 3}[sample]);
            alone.forward();
            alone.backward();
            for (Part part : cell().state()) {
                DMatrixRMaj last = alone.state(part.name(), alone.steps());
                for (int i = 0; i < part.size(); i++) {
                    assertThat(batched.state(part.name(), STEPS).get(i, sample))
                            .isCloseTo(last.get(i, 0), within(1e-12));
                }
            }
            for (String name : sum.names()) {
                for (int k = 0; k < sum.get(name).getNumElements(); k++) {
                    sum.get(name).data[k] += alone.gradient().get(name).data[k];
                }
            }
        }
        for (String name : sum.names()) {
            assertThat(batched.gradient().get(name).data).containsExactly(sum.get(name).data, within(1e-12));
        }
    }

    @Test
    void refusesParametersThatDoNotFit() {
        Parameters tooFew =
                Parameters.zeros(cell().shapes().subList(1, cell().shapes().size()));
        assertThatThrownBy(() -> cell().unroll(tooFew, STEPS, BATCH))
                .hasMessageContaining(cell().shapes().get(0).name());
        assertThatThrownBy(() -> cell().unroll(Parameters.zeros(cell().shapes()), 0, BATCH))
                .hasMessage("steps is 0; it must be 1 or more.");
    }

    /** A run with random parameters, inputs, initial states and loss weights, all of order one. */
    private UnrolledCell randomRun(int seed) {
        Random random = new Random(seed);
        Parameters parameters = cell().newParameters(random, Initializer.uniform(0.8));
        UnrolledCell run = cell().unroll(parameters, STEPS, BATCH);
        for (int t = 1; t <= STEPS; t++) {
            fill(run.input(t), random);
        }
        for (Part part : cell().state()) {
            fill(run.state(part.name(), 0), random);
            for (int t = 0; t <= STEPS; t++) {
                fill(run.lossGradient(part.name(), t), random);
            }
        }
        return run;
    }

    /** The same run for one sample alone, cut to its length; the loss of later steps falls on the last one. */
    private UnrolledCell single(UnrolledCell batched, int sample, int length) {
        UnrolledCell run = cell().unroll(batched.parameters(), length, 1);
        for (int t = 1; t <= length; t++) {
            column(batched.input(t), sample, run.input(t));
        }
        for (Part part : cell().state()) {
            column(batched.state(part.name(), 0), sample, run.state(part.name(), 0));
            for (int t = 0; t <= STEPS; t++) {
                DMatrixRMaj into = run.lossGradient(part.name(), Math.min(t, length));
                for (int i = 0; i < part.size(); i++) {
                    into.add(i, 0, batched.lossGradient(part.name(), t).get(i, sample));
                }
            }
        }
        return run;
    }

    private static void column(DMatrixRMaj from, int column, DMatrixRMaj to) {
        for (int i = 0; i < to.numRows; i++) {
            to.set(i, 0, from.get(i, column));
        }
    }

    private static void fill(DMatrixRMaj matrix, Random random) {
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] = random.nextGaussian();
        }
    }

    private double finiteDifference(UnrolledCell run, double[] values, int k) {
        double value = values[k];
        values[k] = value + STEP_WIDTH;
        double above = loss(run);
        values[k] = value - STEP_WIDTH;
        double below = loss(run);
        values[k] = value;
        return (above - below) / (2 * STEP_WIDTH);
    }

    private double loss(UnrolledCell run) {
        run.forward();
        double loss = 0;
        for (Part part : cell().state()) {
            for (int t = 0; t <= STEPS; t++) {
                double[] weights = run.lossGradient(part.name(), t).data;
                double[] state = run.state(part.name(), t).data;
                for (int k = 0; k < weights.length; k++) {
                    loss += weights[k] * state[k];
                }
            }
        }
        return loss;
    }

    private static Consumer<Double> agreesWith(double expected) {
        return actual ->
                assertThat(actual).isCloseTo(expected, within(RELATIVE_ERROR * Math.max(1, Math.abs(expected))));
    }
}
