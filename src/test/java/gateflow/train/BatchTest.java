package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int STEPS = 4;

    private final Batch batch = new Batch(2, 3, STEPS, 2);

    @Test
    void theLargestErrorIsOverTheTargetsOfOneSequence() {
        batch.setTarget(1, 0, 0, 1);
        batch.setTarget(3, 0, 2, -2);
        batch.setTarget(3, 1, 1, 100);
        batch.prediction(1).set(0, 0, 1.5);
        batch.prediction(3).set(2, 0, -1.25);
        batch.prediction(2).set(0, 0, 50); // no target there
        assertThat(batch.largestError(0)).isCloseTo(0.75, within(1e-15));
        assertThat(batch.largestError(1)).isCloseTo(100, within(1e-15));
    }

    @Test
    void wrongClassesAreTheShareOfTargetsThatAnotherClassWins() {
        for (int t = 1; t <= STEPS; t++) {
            batch.setClass(t, 1, t % 3);
            batch.prediction(t).set(1, 1, 0.6); // says class 1, which is right at steps 1 and 4
            batch.prediction(t).set(2, 1, 0.4);
        }
        assertThat(batch.wrongClasses(1)).isCloseTo(0.5, within(1e-15));
        batch.prediction(2).set(2, 1, 0.7);
        assertThat(batch.wrongClasses(1)).isCloseTo(0.25, within(1e-15));
        assertThat(batch.wrongClasses(0)).isZero(); // has no target
    }

    @Test
    void aClassReplacesTheOneSetBefore() {
        batch.setClass(2, 0, 0);
        batch.setClass(2, 0, 2);
        assertThat(new double[] {
                    batch.target(2).get(0, 0),
                    batch.target(2).get(1, 0),
                    batch.target(2).get(2, 0)
                })
                .containsExactly(0, 0, 1);
        assertThat(batch.targets(1, STEPS)).isEqualTo(1);
    }

    @Test
    void countsTheTargetsOfSomeSteps() {
        batch.setTarget(1, 0, 0, 0); // a target of zero is a target
        batch.setTarget(1, 0, 1, 0); // the same target
        batch.setTarget(3, 1, 2, 1);
        assertThat(batch.targets(1, 1)).isEqualTo(1);
        assertThat(batch.targets(2, 3)).isEqualTo(1);
        assertThat(batch.targets(4, 10)).isZero();
        assertThat(batch.hasTarget(3, 1)).isTrue();
        assertThat(batch.hasTarget(3, 0)).isFalse();
    }

    @Test
    void clearForgetsInputsTargetsAndLengths() {
        batch.input(1).set(0, 0, 5);
        batch.setTarget(2, 1, 1, 7);
        batch.setLength(1, 2);
        batch.clear();
        assertThat(batch.input(1).get(0, 0)).isZero();
        assertThat(batch.target(2).get(1, 1)).isZero();
        assertThat(batch.hasTarget(2, 1)).isFalse();
        assertThat(batch.targets(1, STEPS)).isZero();
        assertThat(batch.length(1)).isEqualTo(STEPS);
    }

    @Test
    void refusesWhatLiesOutside() {
        assertThatThrownBy(() -> batch.input(5)).hasMessage("t is 5; it must be from 1 to 4.");
        assertThatThrownBy(() -> batch.prediction(0)).hasMessage("t is 0; it must be from 1 to 4.");
        assertThatThrownBy(() -> batch.setTarget(1, 2, 0, 1)).hasMessage("sample is 2; it must be from 0 to 1.");
        assertThatThrownBy(() -> batch.setTarget(1, 0, 3, 1)).hasMessage("output is 3; it must be from 0 to 2.");
        assertThatThrownBy(() -> batch.setTarget(1, 0, 0, Double.NaN))
                .hasMessage("target is NaN; it must be a finite number.");
        assertThatThrownBy(() -> batch.setClass(1, 0, -1)).hasMessage("output is -1; it must be from 0 to 2.");
        assertThatThrownBy(() -> batch.setLength(0, 0)).hasMessage("length is 0; it must be from 1 to 4.");
        assertThatThrownBy(() -> batch.setLength(2, 1)).hasMessage("sample is 2; it must be from 0 to 1.");
        assertThatThrownBy(() -> batch.length(2)).hasMessage("sample is 2; it must be from 0 to 1.");
        assertThatThrownBy(() -> new Batch(1, 1, 0, 1)).hasMessage("steps is 0; it must be 1 or more.");
    }
}
