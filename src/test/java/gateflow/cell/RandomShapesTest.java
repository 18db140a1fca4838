package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever the sizes, the gradient is the loss's slope in a random direction, and the paths sum. */
class RandomShapesTest {
    private static final double WIDTH = 1e-4;

    @RepeatedTest(60)
    void theGradientIsTheSlopeOfTheLossInAnyDirection(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        UnrolledCell run = new AnyCell(random).nextRun();
        run.setLengths(random.ints(run.batch(), 1, run.steps() + 1).toArray());
        run.forward();
        run.backward();
        Parameters direction = run.parameters().zerosLike().fill(Initializer.normal(1), random);
        double slope = 0;
        for (String name : direction.names()) {
            for (int k = 0; k < direction.get(name).getNumElements(); k++) {
                slope += run.gradient().get(name).data[k] * direction.get(name).data[k];
            }
        }
        double near = difference(run, direction, WIDTH);
        double far = difference(run, direction, 2 * WIDTH);
        double expected = (8 * near - far) / (12 * WIDTH);
        assertThat(slope)
                .as(run.cell().toString())
                .isCloseTo(expected, within(1e-6 * Math.max(1e-2, Math.abs(expected))));
    }

    private static double difference(UnrolledCell run, Parameters direction, double width) {
        run.parameters().addScaled(width, direction);
        double above = RandomRuns.loss(run);
        run.parameters().addScaled(-2 * width, direction);
        double below = RandomRuns.loss(run);
        run.parameters().addScaled(width, direction);
        return above - below;
    }

    @RepeatedTest(60)
    void thePathsSumToTheBackwardStep(RepetitionInfo repetition) {
        Random random = new Random(1000 + repetition.getCurrentRepetition());
        UnrolledCell run = new AnyCell(random).nextRun();
        run.forward();
        int t = 1 + random.nextInt(run.steps());
        int sample = random.nextInt(run.batch());
        StepJacobian paths = new StepJacobian(run.cell());
        StepJacobian exact = new StepJacobian(run.cell());
        run.stepJacobian(t, sample, paths);
        new JacobianProbe(run.cell(), run.parameters()).write(run, t, sample, exact);
        assertThat(paths.total().data).as(run.cell().toString()).containsExactly(exact.total().data, within(1e-12));
        assertThat(paths.input().data).as(run.cell().toString()).containsExactly(exact.input().data, within(1e-12));
    }
}
