package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import gateflow.exercise.ContractChecks;
import gateflow.exercise.RandomRuns;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What every cell must keep. A test class names its cell and its plain equations, and inherits the checks. */
abstract class CellContract {
    private static final int STEPS = ContractChecks.STEPS;
    private static final int BATCH = ContractChecks.BATCH;
    private static final int[] LENGTHS = {STEPS, 2, 3};
    private static final double WELL_SCALED = 1e-3; // a smaller gradient is compared with this
    private static final WorstErrors ERRORS = new WorstErrors("contract-errors.txt");

    /** The cell under test, with few units. */
    abstract Cell cell();

    /** state_t of one sample, part by part in the cell's order, from state_{t−1} and x_t: the equations, plainly. */
    abstract SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x);

    @AfterAll
    static void leaveTheWorstErrorsInAFile() throws IOException {
        ERRORS.write();
    }

    /** The checks that students run on their own cells too. */
    private ContractChecks shared() {
        return new ContractChecks(
                cell(),
                (check, quantity, actual, expected, tolerance) -> check(check, actual.data, expected, tolerance));
    }

    @Test
    void statesAgreeWithThePlainEquations() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 1);
        run.forward();
        for (int sample = 0; sample < BATCH; sample++) {
            SimpleMatrix[] state = state(run, 0, sample);
            for (int t = 1; t <= STEPS; t++) {
                state = reference(
                        new Plain(run.parameters()), state, SimpleMatrix.wrap(RandomRuns.column(run.input(t), sample)));
                SimpleMatrix[] actual = state(run, t, sample);
                for (int p = 0; p < state.length; p++) {
                    check("plain equations", actual[p].getDDRM().data, state[p].getDDRM().data, 1e-12);
                }
            }
        }
    }

    @Test
    void parameterGradientsAgreeWithFiniteDifferences() {
        shared().parameterGradientsAgreeWithFiniteDifferences();
    }

    @Test
    void inputAndInitialStateGradientsAgreeWithFiniteDifferences() {
        shared().inputAndInitialStateGradientsAgreeWithFiniteDifferences();
    }

    @Test
    void pathsSumToTheJacobianOfTheBackwardStep() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 4);
        run.setLengths(LENGTHS);
        run.forward();
        StepJacobian paths = new StepJacobian(cell());
        StepJacobian exact = new StepJacobian(cell());
        JacobianProbe probe = new JacobianProbe(cell(), run.parameters());
        for (int sample = 0; sample < BATCH; sample++) {
            for (int t = 1; t <= LENGTHS[sample]; t++) {
                run.stepJacobian(t, sample, paths);
                probe.write(run, t, sample, exact);
                check("paths sum to the Jacobian", paths.total().data, exact.total().data, 1e-12);
                check("paths sum to the Jacobian", paths.input().data, exact.input().data, 1e-12);
            }
        }
    }

    @Test
    void stepJacobianAgreesWithFiniteDifferencesOfThePlainEquations() {
        UnrolledCell run = RandomRuns.of(cell(), 1, 1, 5);
        run.forward();
        StepJacobian jacobian = new StepJacobian(cell());
        run.stepJacobian(1, 0, jacobian);
        DMatrixRMaj total = jacobian.total();
        Plain w = new Plain(run.parameters());
        SimpleMatrix x = SimpleMatrix.wrap(run.input(1));
        double width = 1e-5;
        int column = 0;
        for (int p = 0; p < cell().state().size(); p++) {
            for (int k = 0; k < cell().state().get(p).size(); k++, column++) {
                SimpleMatrix[] before = state(run, 0, 0);
                double value = before[p].get(k);
                before[p].set(k, value + width);
                SimpleMatrix above = stack(reference(w, before, x));
                before[p].set(k, value - width);
                SimpleMatrix below = stack(reference(w, before, x));
                double[] expected = above.minus(below).divide(2 * width).getDDRM().data;
                check("step Jacobian by finite differences", RandomRuns.column(total, column).data, expected, 1e-6);
            }
        }
    }

    @Test
    void aFinishedSequenceHasTheIdentityAsItsStepJacobian() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 6);
        run.setLengths(LENGTHS);
        run.forward();
        StepJacobian jacobian = new StepJacobian(cell());
        run.stepJacobian(LENGTHS[1] + 1, 1, jacobian);
        assertThat(jacobian.total().data)
                .containsExactly(SimpleMatrix.identity(cell().stateSize()).getDDRM().data);
        assertThat(jacobian.path(StepJacobian.CARRY).data).containsExactly(jacobian.total().data);
    }

    @Test
    void theGradientOfAFinishedSequenceIsTheSumOfTheLossesFromThereOn() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 14);
        run.setLengths(LENGTHS);
        run.forward();
        run.backward();
        for (Part part : cell().state()) {
            double[] expected = new double[part.size()];
            for (int t = STEPS; t > LENGTHS[1]; t--) {
                double[] loss = RandomRuns.column(run.lossGradient(part.name(), t), 1).data;
                Arrays.setAll(expected, k -> expected[k] + loss[k]);
                double[] actual = RandomRuns.column(run.stateGradient(part.name(), t), 1).data;
                check("finished sequences", actual, expected, 1e-12);
            }
        }
    }

    @Test
    void aBatchEqualsItsSequencesOneByOne() {
        shared().aBatchEqualsItsSequencesOneByOne();
    }

    @Test
    void gradientsOfRangesOfStepsSumToTheWhole() {
        shared().gradientsOfRangesOfStepsSumToTheWhole();
    }

    @Test
    void aBackwardPassStepByStepEqualsTheWhole() {
        shared().aBackwardPassStepByStepEqualsTheWhole();
    }

    @Test
    void clearForgetsTheInitialStateAndTheLoss() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 13);
        run.clear();
        for (Part part : cell().state()) {
            assertThat(run.state(part.name(), 0).data).containsOnly(0);
            assertThat(run.lossGradient(part.name(), STEPS).data).containsOnly(0);
        }
    }

    @Test
    void forwardAndBackwardAllocateNothing() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 9);
        run.setLengths(LENGTHS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE; // the compiler at work may add some; what a pass itself needs is in every repeat
        for (int repeat = 0; least > 0 && repeat < 20_000; repeat++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run.forward();
            run.backward();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes").isZero();
    }

    @Test
    void aSecondPassGivesTheSameBits() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 10);
        run.forward();
        run.backward();
        Parameters first = run.gradient().copy();
        run.forward();
        run.backward();
        for (String name : first.names()) {
            assertThat(run.gradient().get(name).data).containsExactly(first.get(name).data);
        }
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        UnrolledCell run = RandomRuns.of(cell(), STEPS, BATCH, 11);
        run.input(3).set(1, 2, Double.NaN);
        assertThatThrownBy(run::forward)
                .hasMessage("The input x at t = 3 is NaN in row 1 of sample 2; it must be a finite number.");
        run.input(3).set(1, 2, 0);
        Part part = cell().state().get(0);
        run.state(part.name(), 0).set(0, 1, Double.NEGATIVE_INFINITY);
        assertThatThrownBy(run::forward)
                .hasMessage("The state %s at t = 0 is -Infinity in row 0 of sample 1; it must be a finite number."
                        .formatted(part.name()));
    }

    @Test
    void refusesParametersThatDoNotFit() {
        List<Shape> shapes = cell().shapes();
        Shape first = shapes.get(0);
        Parameters tooFew = Parameters.zeros(shapes.subList(1, shapes.size()));
        assertThatThrownBy(() -> cell().unroll(tooFew, STEPS, BATCH)).hasMessageContaining("lack " + first.name());
        Parameters tooWide = Parameters.zeros(shapes.stream()
                .map(shape -> shape == first ? new Shape(shape.name(), shape.rows(), shape.cols() + 1) : shape)
                .toList());
        assertThatThrownBy(() -> cell().unroll(tooWide, STEPS, BATCH))
                .hasMessageStartingWith("%s is %d × %d; it must be", first.name(), first.rows(), first.cols() + 1);
    }

    @Test
    void describesItselfWhole() {
        assertThat(cell().name()).isNotBlank();
        assertThat(cell().equations()).isNotEmpty().allSatisfy(line -> assertThat(line)
                .isNotBlank());
        assertThat(cell().state()).extracting(Part::name).contains(cell().output());
        assertThat(cell().shapes())
                .extracting(Shape::name)
                .containsAll(
                        cell().memoryBiases().stream().map(MemoryBias::name).toList());
    }

    private static SimpleMatrix[] state(UnrolledCell run, int t, int sample) {
        return run.cell().state().stream()
                .map(part -> SimpleMatrix.wrap(RandomRuns.column(run.state(part.name(), t), sample)))
                .toArray(SimpleMatrix[]::new);
    }

    private static SimpleMatrix stack(SimpleMatrix[] parts) {
        SimpleMatrix whole = parts[0];
        for (int p = 1; p < parts.length; p++) {
            whole = whole.concatRows(parts[p]);
        }
        return whole;
    }

    private void check(String what, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < actual.length; k++) {
            double error = ERRORS.note(what + ": " + cell().name(), actual[k], expected[k], WELL_SCALED);
            assertThat(error)
                    .as("%s, entry %d: %s, expected %s", what, k, actual[k], expected[k])
                    .isLessThan(tolerance);
        }
    }
}
