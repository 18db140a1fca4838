package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import org.ejml.data.DMatrixRMaj;

/**
 * The contract of a cell, for a cell that a student wrote: the mistakes that can be told for any cell first, then
 * {@link ContractChecks}.
 */
final class CellCheck {
    private static final int STEPS = ContractChecks.STEPS;
    private static final int BATCH = ContractChecks.BATCH;

    private final Cell cell;

    CellCheck(Cell cell) {
        this.cell = cell;
    }

    void check() {
        describesItself();
        forwardIsFiniteAndRepeats();
        everyLossIsAdded();
        whatReachesTheInputIsAdded();
        gradientsAreAdded();
        theBatchIsSummed();
        ContractChecks contract = new ContractChecks(cell, CellCheck::compare);
        contract.gradientsOfRangesOfStepsSumToTheWhole();
        contract.inputAndInitialStateGradientsAgreeWithFiniteDifferences();
        contract.parameterGradientsAgreeWithFiniteDifferences();
        contract.aBatchEqualsItsSequencesOneByOne();
        contract.aBackwardPassStepByStepEqualsTheWhole();
    }

    private void describesItself() {
        CheckFailed.unless(
                cell.state() != null && !cell.state().isEmpty(),
                "state() is empty; it must name the parts of the state.");
        CheckFailed.unless(
                cell.shapes() != null && !cell.shapes().isEmpty(), "shapes() is empty; it must name the parameters.");
        CheckFailed.unless(
                cell.state().stream().map(Part::name).toList().contains(cell.output()),
                "output() is \"%s\"; it must be a part of the state.",
                cell.output());
    }

    private void forwardIsFiniteAndRepeats() {
        UnrolledCell run = RandomRuns.of(cell, STEPS, BATCH, 1);
        run.forward();
        Part part = cell.state().get(0);
        double[] first = run.state(part.name(), STEPS).data.clone();
        for (int t = 1; t <= STEPS; t++) {
            for (Part each : cell.state()) {
                requireFinite(each.name() + "_" + t, run.state(each.name(), t));
            }
        }
        run.forward();
        compare("a second pass", part.name() + "_" + STEPS, run.state(part.name(), STEPS), first, 1e-12);
    }

    /** The loss of one state alone must reach some gradient; it does not if a later step writes over ∂L/∂state_t. */
    private void everyLossIsAdded() {
        for (Part part : cell.state()) {
            for (int t = STEPS - 1; t >= 1; t--) {
                UnrolledCell run = RandomRuns.of(cell, STEPS, 1, 20);
                for (Part each : cell.state()) {
                    for (int other = 0; other <= STEPS; other++) {
                        if (other != t || !each.equals(part)) {
                            run.lossGradient(each.name(), other).zero();
                        }
                    }
                }
                run.forward();
                run.backward();
                CheckFailed.unless(
                        reachesAnything(run),
                        "The gradient at t = %d was overwritten, not added: what the loss gives "
                                + "to %s_%d goes nowhere. Step t + 1 must add (+=) to the gradient of %s_t.",
                        t,
                        part.name(),
                        t,
                        part.name());
            }
        }
    }

    /** In a stack, x_t is the output of the layer below, to whose gradient others add as well. */
    private void whatReachesTheInputIsAdded() {
        UnrolledCell run = RandomRuns.of(cell, STEPS, 1, 23);
        run.forward();
        double[] toNothing = inputGradient(run, 0);
        double[] toOne = inputGradient(run, 1);
        for (int k = 0; k < toOne.length; k++) {
            CheckFailed.unless(
                    Answer.near(toOne[k], toNothing[k] + 1, 1e-9),
                    "∂L/∂x_%d was overwritten, not added: step t must add (+=) to the gradient of x_t.",
                    STEPS);
        }
    }

    /** ∂L/∂x_T after step T, where each entry was {@code before} when the step began. */
    private static double[] inputGradient(UnrolledCell run, double before) {
        run.beginBackward();
        run.inputGradient(STEPS).fill(before);
        run.backwardStep(STEPS);
        return run.inputGradient(STEPS).data.clone();
    }

    private boolean reachesAnything(UnrolledCell run) {
        double sum = run.gradient().norm();
        for (Part part : cell.state()) {
            sum += Grids.vector(run.stateGradient(part.name(), 0).data).normF();
        }
        return sum > 0;
    }

    private void gradientsAreAdded() {
        UnrolledCell run = RandomRuns.of(cell, STEPS, 1, 21);
        run.forward();
        run.backward();
        Parameters once = run.gradient().zerosLike();
        run.addGradientOfSteps(2, 2, once);
        Parameters twice = run.gradient().zerosLike();
        run.addGradientOfSteps(2, 2, twice);
        run.addGradientOfSteps(2, 2, twice);
        Parameters first = run.gradient().zerosLike();
        run.addGradientOfSteps(1, 1, first);
        for (String name : once.names()) {
            double[] one = once.get(name).data;
            double[] two = twice.get(name).data;
            double[] other = first.get(name).data;
            for (int k = 0; k < one.length; k++) {
                CheckFailed.unless(
                        one[k] == 0 || two[k] != one[k],
                        "accumulate overwrites ∂L/∂%s; it must add (+=) what each step gives.",
                        name);
                CheckFailed.unless(
                        one[k] == 0 || one[k] != other[k],
                        "accumulate must add the steps from..to alone: for t = 1 and for t = 2 ∂L/∂%s is the same.",
                        name);
            }
        }
    }

    private void theBatchIsSummed() {
        UnrolledCell batched = RandomRuns.of(cell, STEPS, BATCH, 22);
        batched.forward();
        batched.backward();
        Parameters sum = batched.gradient().zerosLike();
        for (int sample = 0; sample < BATCH; sample++) {
            UnrolledCell alone = RandomRuns.single(batched, sample, STEPS);
            alone.forward();
            alone.backward();
            requireNot(
                    batched.gradient(),
                    alone.gradient(),
                    "Forgot to sum over the batch: the gradient is that of sample %d alone.".formatted(sample));
            sum.addScaled(1, alone.gradient());
        }
        sum.scale(1.0 / BATCH);
        requireNot(
                batched.gradient(),
                sum,
                "The gradient is divided by the size of the batch; it must be the sum over the samples.");
    }

    private static void requireNot(Parameters gradient, Parameters mistaken, String sentence) {
        CheckFailed.unless(
                gradient.names().stream().anyMatch(name -> !near(gradient.get(name).data, mistaken.get(name).data)),
                sentence);
    }

    private static boolean near(double[] got, double[] wanted) {
        for (int k = 0; k < got.length; k++) {
            if (!Answer.near(got[k], wanted[k], 1e-9)) {
                return false;
            }
        }
        return true;
    }

    private static void compare(
            String check, String quantity, DMatrixRMaj actual, double[] expected, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            if (!Answer.near(actual.data[k], expected[k], tolerance)) {
                throw CheckFailed.because(
                        "%s[%d][%d] does not hold (%s): expected %s, got %s.",
                        quantity,
                        k / actual.numCols,
                        k % actual.numCols,
                        check,
                        Answer.show(expected[k]),
                        Answer.show(actual.data[k]));
            }
        }
    }

    private static void requireFinite(String name, DMatrixRMaj matrix) {
        for (double value : matrix.data) {
            CheckFailed.unless(Double.isFinite(value), "%s has %s in it; every state must be finite.", name, value);
        }
    }
}
