package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class WithinStepTest {
    private static final double WIDTH = 1e-6;

    private final Cell lower = new LstmCell(2, 3);
    private final Cell upper = new GruCell(3, 2);
    private final Cell cell = new StackedCell(List.of(lower, upper));

    @Test
    void whatTheStateOfALayerShowsReachesTheLayerAboveInTheSameStep() {
        UnrolledCell run = run();
        StepJacobian jacobian = new StepJacobian(cell);
        run.stepJacobian(2, 0, jacobian);
        DMatrixRMaj within = jacobian.withinStep(); // rows and columns: 1.s 1.h 2.s
        for (int unit = 0; unit < 3; unit++) {
            double s = run.state("1.s", 2).get(unit, 0);
            double h = run.state("1.h", 2).get(unit, 0);
            double above = h / Math.tanh(s) * Math.tanh(s + WIDTH);
            double below = h / Math.tanh(s) * Math.tanh(s - WIDTH);
            assertThat(within.get(3 + unit, unit)).isCloseTo((above - below) / (2 * WIDTH), within(1e-8));
            double[] high = upperLayer(run, unit, above);
            double[] low = upperLayer(run, unit, below);
            for (int i = 0; i < 2; i++) {
                assertThat(within.get(6 + i, unit)).isCloseTo((high[i] - low[i]) / (2 * WIDTH), within(1e-8));
                assertThat(within.get(6 + i, unit)).isNotCloseTo(0, within(1e-4));
            }
        }
    }

    @Test
    void nothingLeadsFromAPartToItselfOrBack() {
        StepJacobian jacobian = new StepJacobian(cell);
        run().stepJacobian(2, 0, jacobian);
        DMatrixRMaj within = jacobian.withinStep();
        for (int[] zero : new int[][] {{0, 0}, {3, 3}, {6, 6}, {0, 3}, {0, 6}, {3, 6}, {3, 1}}) {
            assertThat(within.get(zero[0], zero[1])).isCloseTo(0, within(1e-300));
        }
        jacobian.setZero();
        assertThat(jacobian.withinStep().data).containsOnly(0);
    }

    private UnrolledCell run() {
        Random random = new Random(5);
        UnrolledCell run = cell.unroll(cell.newParameters(random, Initializer.uniform(1)), 2, 1);
        for (int t = 1; t <= 2; t++) {
            run.input(t).set(0, 0, random.nextGaussian());
            run.input(t).set(1, 0, random.nextGaussian());
        }
        cell.state().forEach(part -> run.state(part.name(), 0).fill(0.4));
        run.forward();
        return run;
    }

    /** The upper layer's state after step 2, had the lower layer's unit shown {@code h}. */
    private double[] upperLayer(UnrolledCell run, int unit, double h) {
        UnrolledCell step = upper.unroll(run.parameters().layer("2."), 1, 1);
        step.input(1).setTo(run.state("1.h", 2));
        step.input(1).set(unit, 0, h);
        step.state("s", 0).setTo(run.state("2.s", 1));
        step.forward();
        return step.state("s", 1).data;
    }
}
