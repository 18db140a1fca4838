package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RequireTest {
    @Test
    void whatIsGoodComesBack() {
        DMatrixRMaj matrix = new DMatrixRMaj(2, 3);
        assertThat(Require.positive("n", 1)).isEqualTo(1);
        assertThat(Require.atLeast("n", 2, 2)).isEqualTo(2);
        assertThat(Require.between("n", 3, 1, 3)).isEqualTo(3);
        assertThat(Require.between("n", 1, 1, 3)).isEqualTo(1);
        assertThat(Require.finite("v", -1.5)).isEqualTo(-1.5);
        assertThat(Require.positive("v", 1e-300)).isEqualTo(1e-300);
        assertThat(Require.notNegative("v", 0.0)).isZero();
        assertThat(Require.notNegative("v", 0.5)).isEqualTo(0.5);
        assertThat(Require.oneOf("kind", "a", List.of("a", "b"))).isEqualTo("a");
        assertThat(Require.shape("m", matrix, 2, 3)).isSameAs(matrix);
        assertThat(Require.finite("m", matrix)).isSameAs(matrix);
        assertThat(Require.given("m", matrix)).isSameAs(matrix);
    }

    @Test
    void whatIsBadIsRefusedInOneSentence() {
        refused(() -> Require.positive("n", 0), "n is 0; it must be 1 or more.");
        refused(() -> Require.atLeast("n", 1, 2), "n is 1; it must be 2 or more.");
        refused(() -> Require.between("n", 0, 1, 3), "n is 0; it must be from 1 to 3.");
        refused(() -> Require.between("n", 4, 1, 3), "n is 4; it must be from 1 to 3.");
        refused(() -> Require.finite("v", Double.NaN), "v is NaN; it must be a finite number.");
        refused(() -> Require.positive("v", 0.0), "v is 0.0; it must be a finite number above 0.");
        refused(
                () -> Require.positive("v", Double.POSITIVE_INFINITY),
                "v is Infinity; it must be a finite number above 0.");
        refused(() -> Require.notNegative("v", -0.1), "v is -0.1; it must be a finite number, 0 or more.");
        refused(() -> Require.given("m", null), "m is missing (null).");
        refused(() -> Require.oneOf("kind", "c", List.of("a", "b")), "kind is \"c\"; it must be one of [a, b].");
        refused(() -> Require.shape("m", new DMatrixRMaj(2, 3), 3, 2), "m is 2 × 3; it must be 3 × 2.");
        DMatrixRMaj matrix = new DMatrixRMaj(2, 3);
        matrix.set(1, 2, Double.NEGATIVE_INFINITY);
        refused(() -> Require.finite("m", matrix), "m[1, 2] is -Infinity; all entries must be finite numbers.");
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }
}
