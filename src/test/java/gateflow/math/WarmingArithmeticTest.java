package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WarmingArithmeticTest {
    private static final int SIZE = 64;

    private final Arithmetic plain = new PlainArithmetic();
    private final Optional<Arithmetic> vectors = Kernels.vectors(plain);

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void changesToVectorsAfterEnoughWorkAndNotBefore() {
        assumeThat(vectors).isPresent();
        Arithmetic warming = new WarmingArithmetic(plain, vectors.get());
        LinearMap map = warming.linearMap(SIZE, SIZE, SIZE);
        double[] x = new double[SIZE * SIZE];
        double[] y = new double[SIZE * SIZE];
        map.forward(x, y);
        assertThat(warming.linearMap(1, 1, 1)).isNotInstanceOf(kindOf(vectors.get()));
        while (!kindOf(vectors.get()).isInstance(warming.linearMap(1, 1, 1))) {
            map.forward(x, y);
        }
    }

    private static Class<?> kindOf(Arithmetic body) {
        return body.linearMap(1, 1, 1).getClass();
    }
}
