package gateflow.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.Part;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JacobiansTest {
    private static final int STEPS = 5;
    private static final double WIDTH = 1e-6;
    private static final MathContext DIGITS = new MathContext(60);

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void agreeWithFiniteDifferencesThroughTheWholeRun(Cell cell) {
        UnrolledCell run = Runs.random(cell, STEPS, 2, 1);
        DMatrixRMaj exact = GradientTracer.of(run, 1).jacobians().at(0);
        int col = 0;
        for (Part part : cell.state()) {
            for (int unit = 0; unit < part.size(); unit++, col++) {
                double[] above = lastState(run, part.name(), unit, WIDTH);
                double[] below = lastState(run, part.name(), unit, -WIDTH);
                for (int row = 0; row < above.length; row++) {
                    double difference = (above[row] - below[row]) / (2 * WIDTH);
                    assertThat(exact.get(row, col))
                            .isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("gateflow.trace.Runs#cells")
    void agreeWithAProductInSixtyDecimalDigits(Cell cell) {
        UnrolledCell run = Runs.random(cell, 100, 1, 2);
        double[] norms = GradientTracer.of(run).jacobianNorms().log10Norms();
        BigDecimal[][] product = toDecimals(Runs.identity(cell));
        for (int t = 100; t >= 1; t--) {
            product = multiply(product, toDecimals(Runs.total(run, t, 0)));
            assertThat(norms[t - 1]).isCloseTo(log10Norm(product), within(1e-9));
        }
    }

    @Test
    void haveTheSingularValuesAndEigenvaluesOfADiagonalPower() {
        DMatrixRMaj w = CommonOps_DDRM.diag(0.5, -2, 0.1);
        Jacobians jacobians = GradientTracer.of(Runs.linear(w, 2000, 0)).jacobians();
        for (int t : new int[] {0, 1000, 1999, 2000}) {
            int lag = jacobians.lags()[t];
            assertThat(jacobians.log10SpectralNorms()[t]).isCloseTo(lag * Math.log10(2), within(1e-9));
            assertThat(jacobians.log10SpectralRadii()[t]).isCloseTo(lag * Math.log10(2), within(1e-9));
        }
        assertThat(jacobians.log10SingularValues(1999))
                .containsExactly(new double[] {Math.log10(2), Math.log10(0.5), -1}, within(1e-9));
        assertThat(jacobians.log10Conditions()[1996]).isCloseTo(4 * Math.log10(20), within(1e-9));
        assertThat(jacobians.log10Conditions()[2000]).isCloseTo(0, within(1e-12));
    }

    @Test
    void ofASingularNetHaveAnInfiniteCondition() {
        Jacobians jacobians = GradientTracer.of(Runs.linear(CommonOps_DDRM.diag(0.5, 0), 3, 1))
                .jacobians();
        assertThat(jacobians.log10Conditions()[0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(jacobians.log10SingularValues(0)[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void blocksKeepTheirOwnScale() {
        UnrolledCell run = Runs.constantGates(0.25, 0.5, 2, 1000);
        Jacobians all = GradientTracer.of(run).jacobians();
        Jacobians carry = all.block("s", "s");
        assertThat(carry.log10SpectralNorms()[0]).isCloseTo(1000 * Math.log10(0.25), within(1e-9));
        assertThat(carry.log10SpectralRadii()[0]).isCloseTo(1000 * Math.log10(0.25), within(1e-9));
        assertThat(carry.times())
                .isEqualTo(all.times())
                .hasSize(1001)
                .startsWith(0, 1)
                .endsWith(999, 1000);
        assertThat(carry.at(999).data).containsExactly(new double[] {0.25, 0, 0, 0.25}, within(1e-12));
        assertThat(all.block("s", "h").log10SpectralNorms()[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> carry.block("s", "s"))
                .hasMessageContaining("take it from the Jacobians of the full state");
    }

    @Test
    void refuseATimeOutsideTheRun() {
        Jacobians jacobians =
                GradientTracer.of(Runs.constantGates(0.25, 0.5, 2, 3)).jacobians();
        assertThatThrownBy(() -> jacobians.at(4)).hasMessage("t is 4; it must be from 0 to 3.");
    }

    @Test
    void refuseMoreThanTheHeapHoldsBeforeTheyStart() {
        Cell wide = new RnnCell(1, 1000);
        UnrolledCell run = wide.unroll(wide.newParameters(new Random(0)), 1500, 1);
        assertThatThrownBy(() -> GradientTracer.of(run).jacobians())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "jacobians() needs 11452 MB for 1501 matrices of 1000000 numbers, and the heap has ")
                .hasMessageContaining("MB left; use jacobianNorms()");
    }

    @Test
    void stopWhenTheThreadIsInterrupted() {
        GradientTracer tracer = GradientTracer.of(Runs.constantGates(0.25, 0.5, 2, 3));
        Jacobians jacobians = tracer.jacobians();
        Thread.currentThread().interrupt();
        assertThatThrownBy(tracer::jacobians).isInstanceOf(CancellationException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(jacobians::log10SpectralNorms).isInstanceOf(CancellationException.class);
    }

    /** state_T of sample 1 with one number of its state_0 moved by {@code by}. */
    private static double[] lastState(UnrolledCell run, String part, int unit, double by) {
        DMatrixRMaj start = run.state(part, 0);
        double before = start.get(unit, 1);
        start.set(unit, 1, before + by);
        run.forward();
        double[] last = run.cell().state().stream()
                .map(p -> run.state(p.name(), STEPS))
                .flatMapToDouble(s -> Arrays.stream(CommonOps_DDRM.extractColumn(s, 1, null).data))
                .toArray();
        start.set(unit, 1, before);
        run.forward();
        return last;
    }

    private static BigDecimal[][] toDecimals(DMatrixRMaj matrix) {
        BigDecimal[][] decimals = new BigDecimal[matrix.numRows][matrix.numCols];
        for (int k = 0; k < matrix.getNumElements(); k++) {
            decimals[k / matrix.numCols][k % matrix.numCols] = new BigDecimal(matrix.data[k]);
        }
        return decimals;
    }

    private static BigDecimal[][] multiply(BigDecimal[][] a, BigDecimal[][] b) {
        BigDecimal[][] product = new BigDecimal[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int k = 0; k < b.length; k++) {
                    sum = sum.add(a[i][k].multiply(b[k][j]), DIGITS);
                }
                product[i][j] = sum;
            }
        }
        return product;
    }

    private static double log10Norm(BigDecimal[][] matrix) {
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal[] row : matrix) {
            for (BigDecimal entry : row) {
                squares = squares.add(entry.multiply(entry), DIGITS);
            }
        }
        int digits = squares.precision() - squares.scale();
        return (Math.log10(squares.movePointLeft(digits).doubleValue()) + digits) / 2;
    }
}
