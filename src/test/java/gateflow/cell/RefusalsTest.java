package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateflow.math.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Every public entry of the package refuses bad input with one sentence that names the argument. */
class RefusalsTest {
    private static final int TRIALS = 200;

    private final Random random = new Random(20);
    private final AnyCell any = new AnyCell(random);

    private int badSize() {
        return -random.nextInt(3);
    }

    private static void refused(ThrowingCallable call, String start) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(start)
                .hasMessageEndingWith(".");
    }

    @Test
    void cellsRefuseSizesBelowOne() {
        for (BiFunction<Integer, Integer, Cell> made : AnyCell.KINDS) {
            int bad = badSize();
            refused(() -> made.apply(bad, 2), "inputs is " + bad + "; it must be 1 or more");
            refused(() -> made.apply(2, bad), "units is " + bad + "; it must be 1 or more");
        }
        refused(() -> new OriginalLstmCell(0, 2, 2), "inputs is 0; it must be 1 or more");
        refused(() -> new OriginalLstmCell(2, 0, 2), "blocks is 0; it must be 1 or more");
        refused(() -> new OriginalLstmCell(2, 2, 0), "blockSize is 0; it must be 1 or more");
    }

    @Test
    void cellsRefuseAMissingOrMeaninglessOption() {
        refused(() -> new RnnCell(1, 1, null), "activation is missing");
        refused(() -> new ResidualRnnCell(1, 1, null), "activation is missing");
        refused(() -> new SkipRnnCell(1, 1, 2, null), "activation is missing");
        refused(() -> new SkipRnnCell(1, 1, 1, Activation.TANH), "skip is 1");
        refused(() -> new GruCell(1, 1, null), "activation is missing");
        refused(() -> new LstmCell(1, 1, null), "activation is missing");
        refused(() -> new JanetCell(1, 1, Double.NaN), "beta is NaN");
        refused(() -> new StackedCell(null), "layers is missing");
        refused(() -> Cell.stacked((Cell[]) null), "layers is missing");
        refused(() -> Cell.stacked(new RnnCell(1, 1), null), "a layer of the stack is missing");
    }

    @Test
    void valuesRefuseMissingNames() {
        refused(() -> new Part(null, 1), "name is missing");
        refused(() -> new Part("s", 0), "size of the state part s is 0");
        refused(() -> new Shape(null, 1, 1), "name is missing");
        refused(() -> new Shape("W", 0, 1), "rows of W is 0");
        refused(() -> new Shape("W", 1, -1), "cols of W is -1");
        refused(() -> MemoryBias.keeps(null), "name is missing");
    }

    @Test
    void everyCellRefusesBadRuns() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Cell cell = any.next();
            Parameters parameters = cell.newParameters(random);
            int bad = badSize();
            refused(() -> cell.unroll(parameters, bad, 1), "steps is " + bad);
            refused(() -> cell.unroll(parameters, 1, bad), "batch is " + bad);
            refused(() -> cell.unroll(null, 1, 1), "parameters is missing");
            refused(() -> cell.newParameters(null), "random is missing");
            refused(() -> cell.newParameters(random, null), "initializer is missing");
            refused(() -> cell.newParameters(random, null, Initializer.he()), "initializer is missing");
        }
    }

    @Test
    void everyCellRefusesParametersOfAnotherSize() {
        int refused = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Cell cell = any.next();
            Cell other = any.next();
            if (!cell.shapes().equals(other.shapes())) {
                Parameters foreign = other.newParameters(random);
                assertThatThrownBy(() -> cell.unroll(foreign, 2, 2))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("(The parameters .*|.* is \\d+ × \\d+; it must be \\d+ × \\d+\\.)");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(TRIALS / 2);
    }

    @Test
    void everyRunRefusesStepsAndPartsThatItDoesNotHave() {
        for (int trial = 0; trial < TRIALS; trial++) {
            UnrolledCell run = any.nextRun();
            int after = run.steps() + any.size();
            String part = run.cell().output();
            refused(() -> run.input(0), "t is 0; it must be from 1 to");
            refused(() -> run.input(after), "t is " + after);
            refused(() -> run.inputGradient(after), "t is " + after);
            refused(() -> run.state(part, -1), "t is -1; it must be from 0 to");
            refused(() -> run.output(after), "t is " + after);
            refused(() -> run.lossGradient(part, after), "t is " + after);
            refused(() -> run.stateGradient(part, after), "t is " + after);
            refused(() -> run.backwardStep(after), "t is " + after);
            refused(() -> run.backwardStep(0), "t is 0");
            refused(() -> run.state("q", 0), run.cell().name() + " has no state part \"q\"; it has [");
            refused(() -> run.state(null, 0), run.cell().name() + " has no state part \"null\"");
            refused(() -> run.length(run.batch()), "sample is " + run.batch());
        }
    }

    @Test
    void everyRunRefusesBadLengths() {
        for (int trial = 0; trial < TRIALS; trial++) {
            UnrolledCell run = any.nextRun();
            refused(() -> run.setLengths((int[]) null), "lengths is missing");
            refused(
                    () -> run.setLengths(new int[run.batch() + 1]),
                    "lengths has " + (run.batch() + 1) + " entries; the batch has " + run.batch() + " sequences");
            int[] lengths = new int[run.batch()];
            Arrays.fill(lengths, 1);
            int at = random.nextInt(run.batch());
            lengths[at] = random.nextBoolean() ? -any.size() : run.steps() + any.size();
            refused(() -> run.setLengths(lengths), "lengths[" + at + "] is " + lengths[at]);
            assertThat(run.length(at)).isEqualTo(run.steps());
        }
    }

    @Test
    void everyRunRefusesNumbersThatAreNotFiniteAndNamesThePlace() {
        double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int trial = 0; trial < TRIALS; trial++) {
            UnrolledCell run = any.nextRun();
            int t = 1 + random.nextInt(run.steps());
            int row = random.nextInt(run.cell().inputs());
            int sample = random.nextInt(run.batch());
            double value = bad[random.nextInt(bad.length)];
            run.input(t).set(row, sample, value);
            refused(
                    run::forward,
                    "The input x at t = %d is %s in row %d of sample %d;".formatted(t, value, row, sample));
            run.input(t).set(row, sample, 0);
            run.forward();
            Part part = run.cell().state().get(0);
            run.lossGradient(part.name(), t).set(part.size() - 1, sample, value);
            refused(
                    run::backward,
                    "The loss gradient of %s at t = %d is %s in row %d of sample %d;"
                            .formatted(part.name(), t, value, part.size() - 1, sample));
        }
    }

    @Test
    void everyRunRefusesBadRangesAndPlacesToWriteTo() {
        for (int trial = 0; trial < TRIALS; trial++) {
            UnrolledCell run = any.nextRun();
            Parameters into = run.gradient().zerosLike();
            int steps = run.steps();
            refused(() -> run.addGradientOfSteps(0, steps, into), "from is 0");
            refused(() -> run.addGradientOfSteps(1, steps + 1, into), "to is " + (steps + 1));
            refused(() -> run.addGradientOfSteps(steps, steps - 1, into), "to is " + (steps - 1));
            refused(() -> run.addGradientOfSteps(1, steps, null), "parameters is missing");
            Parameters foreign = Parameters.zeros(List.of(new Shape("Q", 1, 1)));
            refused(() -> run.addGradientOfSteps(1, steps, foreign), "The parameters are [Q]; they must be [");
            StepJacobian jacobian = new StepJacobian(run.cell());
            refused(() -> run.stepJacobian(0, 0, jacobian), "t is 0");
            refused(() -> run.stepJacobian(1, run.batch(), jacobian), "sample is " + run.batch());
            refused(() -> run.stepJacobian(1, 0, null), "into is missing");
            StepJacobian other = new StepJacobian(new RnnCell(9, 9));
            refused(() -> run.stepJacobian(1, 0, other), "The step Jacobian is for the parts [");
        }
    }

    @Test
    void jacobiansRefuseBlocksThatDoNotFit() {
        StepJacobian jacobian = new StepJacobian(new LstmCell(2, 3));
        refused(() -> new StepJacobian(null), "cell is missing");
        refused(() -> jacobian.diagonal("p", "q", "s"), "The state has no part \"q\"; it has [s, h, x]");
        refused(() -> jacobian.dense("p", "s", "q"), "The state has no part \"q\"");
        refused(() -> jacobian.diagonal("p", "s", "x"), "The block (s, x) is not square");
        refused(() -> jacobian.add("p", "s", "h", new double[2]), "scale has 2 entries; it must have 3");
        refused(() -> jacobian.add("p", "s", "h", (double[]) null), "scale is missing");
        refused(() -> jacobian.add("p", "s", "h", new double[3], new DMatrixRMaj(3, 2)), "w is 3 × 2");
        refused(() -> jacobian.add("p", "s", "h", new double[4], new DMatrixRMaj(3, 3)), "scale has 4 entries");
        refused(() -> jacobian.add("p", "s", "h", new double[3], null), "w is missing");
    }

    @Test
    void affinesRefuseGatesThatTheyDoNotHave() {
        Parameters parameters = new LstmCell(2, 3).newParameters(random);
        refused(() -> new Affine(parameters, List.of("q"), 1, 1), "parameter is \"W_q\"; it must be one of [");
        refused(() -> new Affine(null, List.of("f"), 1, 1), "parameters is missing");
        refused(() -> new Affine(parameters, List.of("f"), 0, 1), "steps is 0");
        refused(() -> new Affine(parameters, List.of("f"), 1, 0), "batch is 0");
        refused(() -> new Affine(parameters, List.of("f"), 1, 1).offset("i"), "gate is \"i\"; it must be one of [f]");
    }

    @Test
    void parametersAndBiasesRefuseMissingArguments() {
        Cell cell = new LstmCell(1, 2);
        Parameters parameters = cell.newParameters(random);
        refused(() -> Parameters.zeros(null), "shapes is missing");
        refused(() -> Parameters.load(null), "file is missing");
        refused(() -> parameters.save(null), "file is missing");
        refused(() -> parameters.get(null), "parameter is \"null\"; it must be one of [");
        refused(() -> parameters.layer(null), "prefix is missing");
        refused(() -> parameters.set("b", (double[]) null), "b is missing");
        refused(() -> parameters.set("b", (DMatrixRMaj) null), "b is missing");
        refused(() -> parameters.fill(null, random), "initializer is missing");
        refused(() -> parameters.fill("b", Initializer.he(), null), "random is missing");
        refused(() -> parameters.addScaled(1, null), "parameters is missing");
        refused(() -> ForgetBias.constant(null, parameters, 1), "cell is missing");
        refused(() -> ForgetBias.constant(cell, null, 1), "parameters is missing");
        refused(() -> ForgetBias.chrono(cell, parameters, 9, null), "random is missing");
    }
}
