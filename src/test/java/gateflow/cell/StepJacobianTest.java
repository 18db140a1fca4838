package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class StepJacobianTest {
    private static StepJacobian of(UnrolledCell run) {
        run.forward();
        StepJacobian jacobian = new StepJacobian(run.cell());
        run.stepJacobian(run.steps(), 0, jacobian);
        return jacobian;
    }

    private static StepJacobian ofAStack() {
        return of(RandomRuns.of(Cell.stacked(new LstmCell(2, 3), new SkipRnnCell(3, 2, 2)), 3, 2, 1));
    }

    @Test
    void thePathsSumToTheTotal() {
        StepJacobian jacobian = ofAStack();
        SimpleMatrix sum = new SimpleMatrix(10, 10);
        for (String path : jacobian.paths()) {
            sum = sum.plus(SimpleMatrix.wrap(jacobian.path(path)));
        }
        assertThat(jacobian.total().data).containsExactly(sum.getDDRM().data, within(1e-14));
    }

    @Test
    void aPathThatTheCellDoesNotHaveIsZero() {
        assertThat(ofAStack().path("nowhere").data).containsOnly(0);
    }

    @Test
    void carryAndTotalProductsAreThoseOfTheMatrices() {
        StepJacobian jacobian = ofAStack();
        DMatrixRMaj left = new DMatrixRMaj(4, 10);
        DMatrixRMaj product = new DMatrixRMaj(4, 10);
        Initializer.normal(1).fill(left, new Random(1));
        Initializer.normal(1).fill(product, new Random(2)); // what stood there before does not count
        SimpleMatrix carry = SimpleMatrix.wrap(jacobian.path(StepJacobian.CARRY));
        SimpleMatrix detours = SimpleMatrix.wrap(jacobian.total()).minus(carry);

        jacobian.carryProduct(left, product);
        SimpleMatrix expected = SimpleMatrix.wrap(left).mult(carry);
        assertThat(product.data).containsExactly(expected.getDDRM().data, within(1e-13));

        jacobian.totalProduct(left, product);
        expected = SimpleMatrix.wrap(left).mult(carry.plus(detours));
        assertThat(product.data).containsExactly(expected.getDDRM().data, within(1e-13));

        assertThat(jacobian.detours().data).containsExactly(detours.getDDRM().data, within(1e-15));
    }

    @Test
    void theCarryOfAnLstmIsItsForgetGateAndGoesOnToTheOutput() {
        UnrolledCell run = RandomRuns.of(new LstmCell(2, 3), 1, 1, 4);
        StepJacobian jacobian = of(run);
        DMatrixRMaj carry = jacobian.path(StepJacobian.CARRY);
        Plain w = new Plain(run.parameters());
        SimpleMatrix f = Plain.sigma(w.z("f", SimpleMatrix.wrap(run.state("h", 0)), SimpleMatrix.wrap(run.input(1))));
        for (int j = 0; j < 3; j++) {
            assertThat(carry.get(j, j)).isCloseTo(f.get(j), within(1e-14));
            double shown = Math.tanh(run.state("s", 1).get(j, 0));
            double o = run.state("h", 1).get(j, 0) / shown;
            assertThat(carry.get(3 + j, j)).isCloseTo(o * (1 - shown * shown) * f.get(j), within(1e-14));
        }
        assertThat(SimpleMatrix.wrap(carry).extractMatrix(0, 6, 3, 6).normF()).isZero(); // h_{t−1} carries nothing
    }

    @Test
    void theCarryOfAResidualNetIsTheIdentity() {
        StepJacobian jacobian = of(RandomRuns.of(new ResidualRnnCell(2, 3), 2, 1, 1));
        assertThat(jacobian.path(StepJacobian.CARRY).data)
                .containsExactly(SimpleMatrix.identity(3).getDDRM().data);
    }

    /** What the skip cell's Javadoc says: counting detours counts passes through φ. */
    @Test
    void theCarryOfASkipNetEndsAfterItsDelayLine() {
        StepJacobian jacobian = of(RandomRuns.of(new SkipRnnCell(2, 3, 4), 2, 1, 1));
        SimpleMatrix carry = SimpleMatrix.wrap(jacobian.path(StepJacobian.CARRY));
        SimpleMatrix three = carry.mult(carry).mult(carry);
        assertThat(three.normF()).isCloseTo(Math.sqrt(3), within(1e-15)); // s has come to the end of the line
        assertThat(three.mult(carry).normF()).isZero();
    }

    @Test
    void aBlockIsMadeOnceAndReusedFromStepToStep() {
        StepJacobian jacobian = new StepJacobian(new LstmCell(2, 3));
        double[] diagonal = jacobian.diagonal("carry", "s", "s");
        DMatrixRMaj dense = jacobian.dense("carry", "s", "s");
        jacobian.setZero();
        assertThat(jacobian.diagonal("carry", "s", "s")).isSameAs(diagonal);
        assertThat(jacobian.dense("carry", "s", "s")).isSameAs(dense);
        assertThat(jacobian.diagonal("carry", "h", "s")).isNotSameAs(diagonal);
        assertThat(jacobian.diagonal("carry", "s", "h")).isNotSameAs(diagonal);
        assertThat(jacobian.diagonal("forget", "s", "s")).isNotSameAs(diagonal);
    }

    @Test
    void setZeroForgetsTheStepBefore() {
        StepJacobian jacobian = ofAStack();
        jacobian.setZero();
        assertThat(jacobian.total().data).containsOnly(0);
        assertThat(jacobian.input().data).containsOnly(0);
    }

    @Test
    void theJacobianOfOneStepDoesNotChangeWithThatOfAnother() {
        UnrolledCell run = RandomRuns.of(Cell.stacked(new GruCell(2, 3), new GruCell(3, 2)), 2, 1, 1);
        run.forward();
        StepJacobian first = new StepJacobian(run.cell());
        run.stepJacobian(1, 0, first);
        DMatrixRMaj before = first.total();
        run.stepJacobian(2, 0, new StepJacobian(run.cell()));
        assertThat(first.total().data).containsExactly(before.data);
    }
}
