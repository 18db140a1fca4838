package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * What the gradients of every cell must keep, without a test framework: the library's own tests and {@link Check#cell}
 * run the same checks, and each says in its own way what it found.
 */
public final class ContractChecks {
    public static final int STEPS = 5;
    public static final int BATCH = 3;
    private static final int[] LENGTHS = {STEPS, 2, 3};

    /** Compares and throws. */
    public interface Comparison {
        /**
         * @param check what is being checked, such as "finite differences"
         * @param quantity what {@code actual} is, such as ∂L/∂W
         * @param tolerance the largest error, as a share of the number
         */
        void compare(String check, String quantity, DMatrixRMaj actual, double[] expected, double tolerance);
    }

    private final Cell cell;
    private final Comparison comparison;

    public ContractChecks(Cell cell, Comparison comparison) {
        this.cell = cell;
        this.comparison = comparison;
    }

    /** ∂L/∂ every parameter. */
    public void parameterGradientsAgreeWithFiniteDifferences() {
        UnrolledCell run = passed(2, false);
        for (String name : run.parameters().names()) {
            compareWithDifferences(
                    run,
                    "∂L/∂" + name,
                    run.gradient().get(name),
                    run.parameters().get(name));
        }
    }

    /** ∂L/∂x_t and ∂L/∂state_0. */
    public void inputAndInitialStateGradientsAgreeWithFiniteDifferences() {
        UnrolledCell run = passed(3, false);
        for (int t = 1; t <= STEPS; t++) {
            compareWithDifferences(run, "∂L/∂x_" + t, run.inputGradient(t), run.input(t));
        }
        for (Part part : cell.state()) {
            compareWithDifferences(
                    run, "∂L/∂" + part.name() + "_0", run.stateGradient(part.name(), 0), run.state(part.name(), 0));
        }
    }

    /** A batch of sequences of unequal length against each sequence alone. */
    public void aBatchEqualsItsSequencesOneByOne() {
        UnrolledCell batched = passed(7, true);
        Parameters sum = batched.gradient().zerosLike();
        for (int sample = 0; sample < BATCH; sample++) {
            UnrolledCell alone = RandomRuns.single(batched, sample, LENGTHS[sample]);
            alone.forward();
            alone.backward();
            for (Part part : cell.state()) {
                compareSample(
                        part.name() + "_T",
                        batched.state(part.name(), STEPS),
                        sample,
                        alone.state(part.name(), alone.steps()));
                compareSample(
                        "∂L/∂" + part.name() + "_0",
                        batched.stateGradient(part.name(), 0),
                        sample,
                        alone.stateGradient(part.name(), 0));
            }
            sum.addScaled(1, alone.gradient());
        }
        compareGradient("one by one", batched, sum);
    }

    /** The gradients of the steps 1..2, 3 and 4..T sum to the whole. */
    public void gradientsOfRangesOfStepsSumToTheWhole() {
        UnrolledCell run = passed(8, false);
        Parameters sum = run.gradient().zerosLike();
        run.addGradientOfSteps(1, 2, sum);
        run.addGradientOfSteps(3, 3, sum);
        run.addGradientOfSteps(4, STEPS, sum);
        compareGradient("ranges of steps", run, sum);
    }

    /** {@code backwardStep} for t = T..1 against {@code backward}. */
    public void aBackwardPassStepByStepEqualsTheWhole() {
        UnrolledCell run = passed(12, true);
        String first = cell.state().get(0).name();
        double[] whole = run.stateGradient(first, 0).data.clone();
        run.beginBackward();
        for (int t = STEPS; t >= 1; t--) {
            run.backwardStep(t);
        }
        comparison.compare("step by step", "∂L/∂" + first + "_0", run.stateGradient(first, 0), whole, 1e-12);
    }

    /** A random run of the cell after a forward and a backward pass. */
    private UnrolledCell passed(int seed, boolean unequal) {
        UnrolledCell run = RandomRuns.of(cell, STEPS, BATCH, seed);
        if (unequal) {
            run.setLengths(LENGTHS);
        }
        run.forward();
        run.backward();
        return run;
    }

    private void compareSample(String quantity, DMatrixRMaj batched, int sample, DMatrixRMaj alone) {
        comparison.compare("one by one", quantity, RandomRuns.column(batched, sample), alone.data, 1e-12);
    }

    private void compareGradient(String check, UnrolledCell run, Parameters expected) {
        for (String name : expected.names()) {
            comparison.compare(check, "∂L/∂" + name, run.gradient().get(name), expected.get(name).data, 1e-12);
        }
    }

    private void compareWithDifferences(UnrolledCell run, String quantity, DMatrixRMaj gradient, DMatrixRMaj values) {
        DMatrixRMaj actual = gradient.copy();
        double[] expected = new double[values.getNumElements()];
        Arrays.setAll(expected, k -> RandomRuns.finiteDifference(run, values.data, k));
        comparison.compare("gradients by finite differences", quantity, actual, expected, 1e-6);
    }
}
