package gateflow.exercise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import gateflow.task.AddingProblem;
import gateflow.trace.GradientTracer;
import gateflow.train.Model;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectQuestionsTest {
    @Test
    void eachWrongBaselineIsCalledByItsName() {
        double copy = 10 * Math.log(8) / 120;
        Mutants.of(ProjectQuestions.BASELINES)
                .isTold("adding is the variance of one number", () -> Check.baselines(1 / 12., copy, 100))
                .isTold("adding is the standard deviation", () -> Check.baselines(Math.sqrt(1 / 6.), copy, 100))
                .isTold("copy is in bits", () -> Check.baselines(1 / 6., 30 / 120., 100))
                .isTold("copy is divided by T", () -> Check.baselines(1 / 6., 10 * Math.log(8) / 100, 100))
                .isTold("copy is the loss of one symbol", () -> Check.baselines(1 / 6., Math.log(8), 100))
                .isSilentAbout(() -> Check.baselines(1 / 6., copy, 100), () -> Check.baselines(0.16667, 0.17329, 100))
                .coverAll();
    }

    private interface Counted {
        boolean is(double given, double wanted, double tolerance);
    }

    private static void wrongShare(boolean number, Counted counted) {
        Check.wrongShare(
                (given, wanted, tolerance) -> {
                    double count = 0;
                    for (int k = 0; k < given.length; k++) {
                        count += counted.is(given[k], wanted[k], tolerance) ? 1 : 0;
                    }
                    return number ? count : count / given.length;
                },
                1);
    }

    @Test
    void eachWrongShareIsCalledByItsName() {
        Mutants.of(ProjectQuestions.WRONG_SHARE)
                .isTold(
                        "This is the share of the right answers",
                        () -> wrongShare(false, (given, wanted, tolerance) -> Math.abs(given - wanted) < tolerance))
                .isTold(
                        "The sign of the error counts",
                        () -> wrongShare(false, (given, wanted, tolerance) -> given - wanted >= tolerance))
                .isTold(
                        "This is the number of wrong answers",
                        () -> wrongShare(true, (given, wanted, tolerance) -> Math.abs(given - wanted) >= tolerance))
                .isTold(
                        "The error is squared",
                        () -> wrongShare(false, (given, wanted, tolerance) -> Math.pow(given - wanted, 2) >= tolerance))
                .isSilentAbout(
                        () -> wrongShare(false, (given, wanted, t) -> Math.abs(given - wanted) >= t),
                        () -> wrongShare(false, (given, wanted, t) -> given >= wanted + t || given <= wanted - t))
                .coverAll();
    }

    private static void chrono(double sign, Written.Chrono forget) {
        Check.chrono(
                (bf, bi, longest, random) -> {
                    forget.draw(bf, bi, longest, random);
                    Arrays.setAll(bi, k -> sign * bf[k]);
                },
                80,
                5);
    }

    private static double lifetime(int longest, Random random) {
        return 1 + (longest - 2) * random.nextDouble();
    }

    @Test
    void eachWrongWayToDrawBiasesIsCalledByItsName() {
        Written.Chrono good = (bf, bi, longest, random) -> Arrays.setAll(bf, k -> Math.log(lifetime(longest, random)));
        assertThatCode(() -> chrono(-1, good)).doesNotThrowAnyException();
        assertThatCode(() -> chrono(-1, (bf, bi, longest, random) -> {
                    double[] u = random.doubles(bf.length, 1, longest - 1).toArray();
                    Arrays.setAll(bf, k -> Math.log(u[k]));
                }))
                .doesNotThrowAnyException();
        tells("b_i has the wrong sign", () -> chrono(1, good));
        tells("b_i is not set", () -> chrono(0, good));
        tells("b_i[0] is", () -> chrono(-2, good));
        tells(
                "The logarithm is left out",
                () -> chrono(-1, (bf, bi, longest, random) -> Arrays.setAll(bf, k -> lifetime(longest, random))));
        tells(
                "Every unit has the same bias",
                () -> chrono(-1, (bf, bi, longest, random) -> Arrays.fill(bf, Math.log(lifetime(longest, random)))));
        tells(
                "A b_f is -",
                () -> chrono(
                        -1,
                        (bf, bi, longest, random) -> Arrays.setAll(bf, k -> Math.log(longest * random.nextDouble()))));
        tells(
                "A b_f is 4.",
                () -> chrono(
                        -1,
                        (bf, bi, longest, random) ->
                                Arrays.setAll(bf, k -> Math.log(1 + longest * random.nextDouble()))));
        tells(
                "The mean of e^b_f",
                () -> chrono(
                        -1,
                        (bf, bi, longest, random) ->
                                Arrays.setAll(bf, k -> Math.log(longest - 1) * random.nextDouble())));
        tells(
                "b_f[0] or b_i[0] is not a finite number",
                () -> chrono(-1, (bf, bi, longest, random) -> Arrays.fill(bf, Double.NaN)));
    }

    private static void tells(String beginning, Runnable check) {
        assertThatThrownBy(check::run).isInstanceOf(CheckFailed.class).hasMessageStartingWith(beginning);
    }

    /** A model whose answer is always {@code constant}. */
    private static Model answering(double constant, AddingProblem task) {
        LstmCell cell = new LstmCell(2, 3);
        Model model = new Model(cell.unroll(cell.newParameters(new Random(1)), 8, 4), task, new Random(1));
        model.readout().parameters().get("V").zero();
        model.readout().parameters().get("c").set(0, 0, constant);
        return model;
    }

    @Test
    void aModelIsJudgedOnNewSequences() {
        AddingProblem task = AddingProblem.modern(8);
        tells("The model is missing", () -> Check.solves(null, task, 0.05, 1));
        tells("The loss on new sequences is", () -> Check.solves(answering(3, task), task, 0.05, 1));
        assertThatThrownBy(() -> Check.solves(answering(1, task), task, 0.05, 1))
                .hasMessageContaining("The net has learned nothing from far back");
        assertThatCode(() -> ProjectQuestions.solves(answering(1, task), task, 1, 0.2, 1))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ProjectQuestions.solves(answering(1, task), task, 1, 0.05, 1))
                .hasMessageContaining("It is learning");
    }

    private static UnrolledCell run(double bias) {
        LstmCell cell = new LstmCell(1, 3);
        Parameters parameters = cell.newParameters(new Random(2));
        parameters.get("b_f").fill(bias);
        UnrolledCell run = cell.unroll(parameters, 15, 1);
        run.forward();
        return run;
    }

    @Test
    void eachWrongGainIsCalledByItsName() {
        UnrolledCell before = run(-1);
        UnrolledCell after = run(1);
        double then = GradientTracer.of(before).jacobianNorms().log10Norms()[0];
        double now = GradientTracer.of(after).jacobianNorms().log10Norms()[0];
        Mutants.of(MeasureQuestions.GAINED)
                .isTold("before − after", () -> Check.gained(then - now, before, after))
                .isTold("This is the norm after training alone", () -> Check.gained(now, before, after))
                .isTold("This is the quotient", () -> Check.gained(Math.pow(10, now - then), before, after))
                .isSilentAbout(() -> Check.gained(now - then, before, after))
                .coverAll();
    }
}
