package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.ResidualRnnCell;
import gateflow.cell.RnnCell;
import gateflow.cell.StepJacobian;
import gateflow.cell.UnrolledCell;
import gateflow.task.AddingProblem;
import gateflow.trace.Detours;
import gateflow.trace.GradientTracer;
import gateflow.train.GradientClipping;
import gateflow.train.LearningCurve;
import gateflow.train.Model;
import gateflow.train.Sgd;
import gateflow.train.Trainer;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class MeasureQuestionsTest {
    private static UnrolledCell run(Cell cell, int steps) {
        UnrolledCell run = cell.unroll(cell.newParameters(new Random(3)), steps, 1);
        Random noise = new Random(4);
        for (int t = 1; t <= steps; t++) {
            run.input(t).set(0, 0, noise.nextGaussian());
        }
        run.forward();
        return run;
    }

    @Test
    void eachWrongDistanceFromTheBoundIsCalledByItsName() {
        UnrolledCell run = run(new RnnCell(1, 6), 25);
        SimpleMatrix w = SimpleMatrix.wrap(run.parameters().get("W"));
        double bound = 25 * Math.log10(w.svd().getSingularValues()[0]);
        SimpleMatrix product = SimpleMatrix.identity(6);
        StepJacobian step = new StepJacobian(run.cell());
        for (int t = 1; t <= 25; t++) {
            run.stepJacobian(t, 0, step);
            product = SimpleMatrix.wrap(step.total()).mult(product);
        }
        double truth = Math.log10(product.svd().getSingularValues()[0]);
        Mutants.of(MeasureQuestions.LOOSENESS)
                .isTold("The sign is turned round", () -> Check.looseness(truth - bound, run))
                .isTold("This is the natural logarithm", () -> Check.looseness((bound - truth) * Math.log(10), run))
                .isTold("This is the bound alone", () -> Check.looseness(bound, run))
                .isTold("This is the truth alone", () -> Check.looseness(truth, run))
                .isSilentAbout(() -> Check.looseness(bound - truth, run))
                .coverAll();
    }

    @Test
    void eachWrongShareOfClippedStepsIsCalledByItsName() {
        AddingProblem task = AddingProblem.modern(10);
        Cell cell = new RnnCell(2, 8);
        Model model = new Model(cell.unroll(cell.newParameters(new Random(5)), 10, 4), task, new Random(6));
        LearningCurve curve =
                new Trainer(new Sgd(0.05)).clip(GradientClipping.byNorm(0.5)).fit(model, task, 50);
        int clipped = 0;
        for (double norm : curve.gradientNorms()) {
            clipped += norm > 0.5 ? 1 : 0;
        }
        double share = clipped / 50.0;
        int steps = clipped;
        Mutants.of(MeasureQuestions.CLIPPED_SHARE)
                .isTold("This is the number of steps", () -> Check.clippedShare(steps, curve, 0.5))
                .isTold("This is the share of the steps that were not", () -> Check.clippedShare(1 - share, curve, 0.5))
                .isSilentAbout(() -> Check.clippedShare(share, curve, 0.5))
                .coverAll();
    }

    @Test
    void eachWrongPairOfSlopesIsCalledByItsName() {
        Parameters weights =
                new LstmCell(1, 1).newParameters(new Random(7)).set("W", 1.5).set("b_f", 1);
        double s = 0.7;
        double o = 0.8;
        UnrolledCell run = new LstmCell(1, 1).unroll(weights, 1, 1);
        run.state("s", 0).set(0, 0, s);
        run.state("h", 0).set(0, 0, o * Math.tanh(s));
        run.forward();
        StepJacobian step = new StepJacobian(run.cell());
        run.stepJacobian(1, 0, step);
        double held = run.gate("f", 1).get(0, 0);
        double byH = step.total().get(0, 1);
        double second = byH * o * (1 - Math.pow(Math.tanh(s), 2));
        Mutants.of(MeasureQuestions.HELD_AND_WHOLE)
                .isTold("held and whole are swapped", () -> Check.heldAndWhole(weights, s, o, held + second, held))
                .isTold("h_{t-1} was held still", () -> Check.heldAndWhole(weights, s, o, held, held))
                .isTold(
                        "h_{t-1} moved both times",
                        () -> Check.heldAndWhole(weights, s, o, held + second, held + second))
                .isTold("whole is the second way alone", () -> Check.heldAndWhole(weights, s, o, held, second))
                .isTold(
                        "For whole, h_{t-1} is set to s_{t-1}",
                        () -> Check.heldAndWhole(weights, s, o, held, movedWithS(weights, s)))
                .isTold(
                        "held is the input gate",
                        () -> Check.heldAndWhole(weights, s, o, run.gate("i", 1).get(0, 0), held + second))
                .isSilentAbout(() -> Check.heldAndWhole(weights, s, o, held, held + second))
                .coverAll();
    }

    private static double movedWithS(Parameters weights, double s) {
        double[] after = new double[2];
        for (int side = 0; side < 2; side++) {
            double moved = s + (side == 0 ? 1e-5 : -1e-5);
            UnrolledCell run = new LstmCell(1, 1).unroll(weights, 1, 1);
            run.state("s", 0).set(0, 0, moved);
            run.state("h", 0).set(0, 0, moved);
            run.forward();
            after[side] = run.state("s", 1).get(0, 0);
        }
        return (after[0] - after[1]) / 2e-5;
    }

    @Test
    void eachWrongCancellingWeightIsCalledByItsName() {
        double bias = 0.8;
        double f = 1 / (1 + Math.exp(-bias));
        Mutants.of(MeasureQuestions.CANCELS)
                .isTold("The two ways add up", () -> Check.cancels(4 * f, bias))
                .isTold("o_{t-1} = σ(0) is left out", () -> Check.cancels(-2 * f, bias))
                .isTold("i_t = σ(0) and o_{t-1}", () -> Check.cancels(-f, bias))
                .isTold("This cancels the bias", () -> Check.cancels(-4 * bias, bias))
                .isSilentAbout(() -> Check.cancels(-4 * f, bias), () -> Check.cancels(-2.7599, bias))
                .coverAll();
    }

    @Test
    void theCancellingWeightDoesCancel() {
        Parameters weights =
                Parameters.zeros(new LstmCell(1, 1).shapes()).set("b_f", 0.8).set("W", -4 / (1 + Math.exp(-0.8)));
        UnrolledCell run = new LstmCell(1, 1).unroll(weights, 2, 1);
        run.forward();
        org.assertj.core.api.Assertions.assertThat(
                        GradientTracer.of(run).worstCase().totalNorms()[0])
                .isLessThan(1e-12);
    }

    @Test
    void eachWrongMeanIsCalledByItsName() {
        UnrolledCell run = run(new ResidualRnnCell(1, 5), 12);
        Detours detours = GradientTracer.of(run).detours(12);
        double mean = 0;
        double projected = 0;
        for (int m = 0; m <= 12; m++) {
            mean += m * detours.sharesByNorm(m)[0];
            projected += m * detours.sharesByProjection(m)[0];
        }
        double right = mean;
        double wrong = projected;
        Mutants.of(MeasureQuestions.MEAN_DETOURS)
                .isTold("Each share is multiplied by m + 1", () -> Check.meanDetours(right + 1, run))
                .isTold("The mean is divided", () -> Check.meanDetours(right / 12, run))
                .isTold("These are the shares by projection", () -> Check.meanDetours(wrong, run))
                .isSilentAbout(() -> Check.meanDetours(right, run))
                .coverAll();
    }
}
