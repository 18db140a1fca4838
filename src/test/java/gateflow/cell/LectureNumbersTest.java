package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.math.Activation;
import org.junit.jupiter.api.Test;

/** The lectures' own numbers, by the claims of the course, and the exact checks that cost nothing. */
class LectureNumbersTest {
    /** D4's unit: recurrent weight, input weight and bias of each gate. */
    private static Parameters starmersUnit() {
        return Parameters.zeros(new LstmCell(1, 1).shapes())
                .set("W_f", 2.70)
                .set("U_f", 1.63)
                .set("b_f", 1.62)
                .set("W_i", 2.00)
                .set("U_i", 1.65)
                .set("b_i", 0.62)
                .set("W", 1.41)
                .set("U", 0.94)
                .set("b", -0.32)
                .set("W_o", 4.38)
                .set("U_o", -0.19)
                .set("b_o", 0.59);
    }

    private static UnrolledCell starmersRun(double longTerm, double shortTerm, double... inputs) {
        UnrolledCell run = new LstmCell(1, 1).unroll(starmersUnit(), inputs.length, 1);
        run.state("s", 0).set(0, 0, longTerm);
        run.state("h", 0).set(0, 0, shortTerm);
        for (int t = 1; t <= inputs.length; t++) {
            run.input(t).set(0, 0, inputs[t - 1]);
        }
        run.forward();
        return run;
    }

    /** What is kept of s_0 in the first step: the carry ∂s_1/∂s_0 = f_1. */
    private static double forgetGate(UnrolledCell run) {
        StepJacobian jacobian = new StepJacobian(run.cell());
        run.stepJacobian(1, 0, jacobian);
        return jacobian.path(StepJacobian.CARRY).get(0, 0);
    }

    @Test
    void d4OneUnitInNumbers() {
        UnrolledCell run = starmersRun(2, 1, 1);
        assertThat(forgetGate(run)).isCloseTo(0.997, within(0.0005));
        assertThat(2 * forgetGate(run)).isCloseTo(1.99, within(0.005));
        assertThat(run.state("s", 1).get(0, 0)).isCloseTo(2.9476, within(0.00005));
        assertThat(run.state("h", 1).get(0, 0)).isCloseTo(0.9862, within(0.00005));
    }

    @Test
    void d5OnlyTheFirstDayDiffersAndTheUnitRemembersIt() {
        assertThat(starmersRun(0, 0, 0, 0.5, 0.25, 1).output(4).get(0, 0)).isCloseTo(0.0064, within(0.00005));
        assertThat(starmersRun(0, 0, 1, 0.5, 0.25, 1).output(4).get(0, 0)).isCloseTo(0.9694, within(0.00005));
    }

    @Test
    void d6AnInputOfMinusTenClosesTheForgetGateAndTheCandidateIsMinusOne() {
        UnrolledCell run = starmersRun(2, 1, -10);
        assertThat(forgetGate(run)).isLessThan(1e-5);
        double candidate = Math.tanh(1.41 - 9.4 - 0.32);
        assertThat(candidate).isCloseTo(-1, within(1e-6));
        double input = 1 / (1 + Math.exp(-(2.00 - 16.5 + 0.62)));
        assertThat(run.state("s", 1).get(0, 0)).isCloseTo(2 * forgetGate(run) + input * candidate, within(1e-12));
    }

    /**
     * E2's toy set with E3's sum written out by hand: O_t = σ(w_in x_t + w_h O_{t−1}), L = ½ Σ (w_out O_3 − y)², and
     * ∂L/∂w_in = e w_out (σ′_3 x_3 + σ′_3 w_h σ′_2 x_2 + σ′_3 w_h σ′_2 w_h σ′_1 x_1).
     */
    @Test
    void e2GradientsOfTheToySetByHand() {
        double[][] x = {{1, 0, 1}, {0, 0, 1}, {0, 0, 0}, {1, 1, 1}};
        double[] y = {1, 0, 0, 1};
        double wIn = 0.7;
        double wH = -0.4;
        double wOut = 1.3;
        Parameters parameters = Parameters.zeros(new RnnCell(1, 1, Activation.LOGISTIC).shapes())
                .set("U", wIn)
                .set("W", wH);
        UnrolledCell run = new RnnCell(1, 1, Activation.LOGISTIC).unroll(parameters, 3, 4);
        for (int sample = 0; sample < 4; sample++) {
            for (int t = 1; t <= 3; t++) {
                run.input(t).set(0, sample, x[sample][t - 1]);
            }
        }
        run.forward();
        double byWIn = 0;
        double byWH = 0;
        for (int sample = 0; sample < 4; sample++) {
            double[] o = new double[4];
            double[] slope = new double[4];
            for (int t = 1; t <= 3; t++) {
                o[t] = 1 / (1 + Math.exp(-(wIn * x[sample][t - 1] + wH * o[t - 1])));
                slope[t] = o[t] * (1 - o[t]);
            }
            double error = wOut * o[3] - y[sample];
            double last = error * wOut * slope[3]; // ∂L/∂z_3, the short term
            double middle = last * wH * slope[2];
            double first = middle * wH * slope[1]; // the long term
            byWIn += last * x[sample][2] + middle * x[sample][1] + first * x[sample][0];
            byWH += last * o[2] + middle * o[1] + first * o[0];
            run.lossGradient("s", 3).set(0, sample, error * wOut);
        }
        run.backward();
        assertThat(run.gradient().get("U").get(0, 0)).isCloseTo(byWIn, within(1e-12));
        assertThat(run.gradient().get("W").get(0, 0)).isCloseTo(byWH, within(1e-12));
    }

    /** ∂s_T/∂s_0 of one unit with recurrent weight w, no input and s_0 = 0. */
    private static double gradient(Activation activation, double w, double bias, int steps) {
        RnnCell cell = new RnnCell(1, 1, activation);
        Parameters parameters = Parameters.zeros(cell.shapes()).set("W", w).set("b", bias);
        UnrolledCell run = cell.unroll(parameters, steps, 1);
        run.state("s", 0).set(0, 0, -bias / w); // so that z_1 = 0, where σ is steepest
        run.lossGradient("s", steps).set(0, 0, 1);
        run.forward();
        run.backward();
        return run.stateGradient("s", 0).get(0, 0);
    }

    @Test
    void aLogisticRnnWithWeightOnePassesAtMostAQuarterAStep() {
        assertThat(Math.pow(Activation.LOGISTIC.maxSlope(), 50)).isCloseTo(7.9e-31, within(0.05e-31));
        double atTheBound = gradient(Activation.LOGISTIC, 1, -0.5, 50); // s = σ(s − 0.5) rests at 0.5, z at 0
        assertThat(atTheBound / Math.pow(0.25, 50)).isCloseTo(1, within(1e-9));
        double elsewhere = gradient(Activation.LOGISTIC, 1, 0.3, 50);
        assertThat(elsewhere).isPositive().isLessThan(Math.pow(0.25, 50));
    }

    @Test
    void aLinearRnnPassesThePowerOfItsWeight() {
        assertThat(gradient(Activation.IDENTITY, 0.9, 0, 100)).isCloseTo(2.66e-5, within(0.005e-5));
        assertThat(gradient(Activation.IDENTITY, 1.1, 0, 100)).isCloseTo(1.38e4, within(0.005e4));
        assertThat(gradient(Activation.IDENTITY, 0.9, 0, 100) / Math.pow(0.9, 100))
                .isCloseTo(1, within(1e-12));
    }

    /** An LSTM of one unit whose gates do not depend on what they read: f by its bias, i shut. */
    private static UnrolledCell keeper(double forgetBias, int steps) {
        LstmCell cell = new LstmCell(1, 1);
        Parameters parameters =
                Parameters.zeros(cell.shapes()).set("b_f", forgetBias).set("b_i", -1e4);
        UnrolledCell run = cell.unroll(parameters, steps, 1);
        run.state("s", 0).set(0, 0, 1);
        run.lossGradient("s", steps).set(0, 0, 1);
        run.forward();
        run.backward();
        return run;
    }

    @Test
    void anOpenForgetGateAndAShutInputGateKeepTheGradientForever() {
        UnrolledCell run = keeper(1e4, 500); // σ(±1e4) is 1 and 0 to the last bit
        assertThat(run.stateGradient("s", 0).get(0, 0)).isEqualTo(1.0, within(1e-15));
        assertThat(run.state("s", 500).get(0, 0)).isEqualTo(1.0, within(1e-15));
    }

    @Test
    void b5AHalfOpenForgetGateLosesTheSameForwardAndBackward() {
        UnrolledCell run = keeper(0, 30); // σ(0) = 0.5
        double power = Math.pow(0.5, 30);
        assertThat(run.state("s", 30).get(0, 0) / power).isCloseTo(1, within(1e-12));
        assertThat(run.stateGradient("s", 0).get(0, 0) / power).isCloseTo(1, within(1e-12));
    }
}
