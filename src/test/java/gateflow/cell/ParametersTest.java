package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static Parameters random(int seed) {
        return new LstmCell(2, 3).newParameters(new Random(seed));
    }

    @Test
    void aLayerIsAViewOfTheSameMatrices() {
        Cell stack = Cell.stacked(new LstmCell(2, 3), new RnnCell(3, 2));
        Parameters parameters = stack.newParameters(new Random(1));
        Parameters second = parameters.layer("2.");
        assertThat(second.names()).containsExactly("W", "U", "b");
        second.get("W").set(0, 1, 7);
        assertThat(parameters.get("2.W").get(0, 1)).isEqualTo(7);
        assertThat(parameters.layer("2.")).isSameAs(second);
        assertThatThrownBy(() -> parameters.layer("3."))
                .hasMessageStartingWith("No parameter starts with \"3.\"; there are [1.W_o,");
    }

    @Test
    void joinedParametersShareTheMatricesOfBothInOrder() {
        Parameters a = random(1).layer("b");
        Parameters b = Parameters.zeros(List.of(new Shape("V", 1, 2)));
        Parameters joined = a.joinedWith(b);
        joined.get("V").set(0, 1, 7);
        assertThat(b.get("V").get(0, 1)).isEqualTo(7);
        assertThat(joined.names()).last().isEqualTo("V");
        assertThat(joined.matrices()).hasSize(a.matrices().size() + 1).contains(b.get("V"));
        assertThatThrownBy(() -> joined.joinedWith(b)).hasMessage("Both sides have a parameter V.");
    }

    @Test
    void fillingGivesTheSameParametersBack() {
        Parameters a = random(1);
        assertThat(a.fill(Initializer.constant(2), new Random(0))).isSameAs(a);
        assertThat(a.get("U_f").get(0, 0)).isEqualTo(2);
        assertThat(a.fill("U_f", Initializer.constant(3), new Random(0))).isSameAs(a);
    }

    @Test
    void addsAScaledCopyOfOthers() {
        Parameters a = random(1);
        Parameters b = random(2);
        Parameters sum = a.copy();
        sum.addScaled(-2, b);
        for (String name : sum.names()) {
            for (int k = 0; k < sum.get(name).getNumElements(); k++) {
                assertThat(sum.get(name).data[k])
                        .isCloseTo(a.get(name).data[k] - 2 * b.get(name).data[k], within(1e-15));
            }
        }
    }

    @Test
    void scalesEveryEntry() {
        Parameters a = random(1);
        double before = a.norm();
        double entry = a.get("U_f").get(2, 1);
        a.scale(-3);
        assertThat(a.get("U_f").get(2, 1)).isCloseTo(-3 * entry, within(1e-15));
        assertThat(a.norm()).isCloseTo(3 * before, within(1e-12));
    }

    @Test
    void theNormIsThatOfAllEntriesAndSurvivesExtremes() {
        Parameters parameters = Parameters.zeros(List.of(new Shape("W", 1, 2), new Shape("b", 1, 1)));
        assertThat(parameters.norm()).isZero();
        parameters.set("W", 2, -3).set("b", 6);
        assertThat(parameters.norm()).isCloseTo(7, within(1e-14));
        parameters.set("W", 2e200, -3e200).set("b", 6e200);
        assertThat(parameters.norm() / 1e200).isCloseTo(7, within(1e-14));
        parameters.set("W", 2e-200, -3e-200).set("b", 6e-200);
        assertThat(parameters.norm() / 1e-200).isCloseTo(7, within(1e-14));
        parameters.get("b").set(0, 0, Double.NEGATIVE_INFINITY);
        assertThat(parameters.norm()).isEqualTo(Double.POSITIVE_INFINITY);
        parameters.get("b").set(0, 0, Double.NaN);
        assertThat(parameters.norm()).isNaN();
    }

    @Test
    void aCopyIsIndependentAndZerosLikeAreZero() {
        Parameters a = random(1);
        Parameters copy = a.copy();
        copy.get("b").set(0, 0, 9);
        assertThat(a.get("b").get(0, 0)).isNotEqualTo(9);
        assertThat(a.zerosLike().norm()).isZero();
        assertThat(a.zerosLike().names()).containsExactlyElementsOf(a.names());
        assertThat(a.count()).isEqualTo(4 * (9 + 6 + 3));
        a.setZero();
        assertThat(a.norm()).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        Parameters a = random(1);
        assertThatThrownBy(() -> a.get("W_x")).hasMessageStartingWith("parameter is \"W_x\"; it must be one of [W_o,");
        assertThatThrownBy(() -> a.set("b", 1, 2)).hasMessage("b is given 2 numbers; it is 3 × 1 and wants 3.");
        assertThatThrownBy(() -> a.set("b", 1, Double.NaN, 3))
                .hasMessage("b[1, 0] is NaN; all entries must be finite numbers.");
        assertThatThrownBy(() -> a.set("b", new DMatrixRMaj(1, 3))).hasMessage("b is 1 × 3; it must be 3 × 1.");
        assertThatThrownBy(() -> a.addScaled(1, new RnnCell(2, 3).newParameters(new Random(1))))
                .hasMessageStartingWith("The parameters are [W, U, b]; they must be [W_o,");
        assertThatThrownBy(() -> a.addScaled(1, new LstmCell(2, 4).newParameters(new Random(1))))
                .hasMessage("W_o is 4 × 4; it must be 3 × 3.");
        assertThatThrownBy(() -> Parameters.zeros(List.of(new Shape("W", 1, 1), new Shape("W", 2, 2))))
                .hasMessage("The parameter W is declared twice.");
        assertThatThrownBy(() -> new RnnCell(2, 3).unroll(a, 1, 1))
                .hasMessageStartingWith("The parameters are [W_o,")
                .hasMessageEndingWith("they must be [W, U, b].");
    }
}
