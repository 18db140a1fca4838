package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RequireTest {
    @Test
    void refusalsNameTheArgumentWhatCameAndWhatWasWanted() {
        refused(() -> Require.positive("units", 0), "units is 0; it must be 1 or more.");
        refused(() -> Require.atLeast("k", 1, 2), "k is 1; it must be 2 or more.");
        refused(() -> Require.between("t", 6, 1, 5), "t is 6; it must be from 1 to 5.");
        refused(() -> Require.between("t", 0, 1, 5), "t is 0; it must be from 1 to 5.");
        refused(() -> Require.finite("limit", Double.NaN), "limit is NaN; it must be a finite number.");
        refused(() -> Require.positive("rate", 0.0), "rate is 0.0; it must be a finite number above 0.");
        refused(() -> Require.notNegative("bias", -1.0), "bias is -1.0; it must be a finite number, 0 or more.");
        refused(() -> Require.given("cell", null), "cell is missing (null).");
        refused(() -> Require.oneOf("part", "c", List.of("s", "h")), "part is \"c\"; it must be one of [s, h].");
        refused(() -> Require.shape("W", new DMatrixRMaj(2, 3), 3, 3), "W is 2 × 3; it must be 3 × 3.");
        refused(
                () -> Require.finite("W", new DMatrixRMaj(new double[][] {{1, 2}, {Double.NaN, 4}})),
                "W[1, 0] is NaN; all entries must be finite numbers.");
    }

    @Test
    void whatIsRightComesBack() {
        assertThat(Require.positive("units", 3)).isEqualTo(3);
        assertThat(Require.between("t", 5, 1, 5)).isEqualTo(5);
        assertThat(Require.oneOf("part", "h", List.of("s", "h"))).isEqualTo("h");
        DMatrixRMaj matrix = new DMatrixRMaj(2, 2);
        assertThat(Require.finite("W", Require.shape("W", matrix, 2, 2))).isSameAs(matrix);
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(sentence);
    }
}
