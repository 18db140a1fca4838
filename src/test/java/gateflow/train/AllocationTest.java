package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import gateflow.cell.LstmCell;
import gateflow.task.AddingProblem;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int WINDOW = 8; // steps
    private static final int STEPS = 50 * WINDOW;

    @Test
    void aTrainingStepAllocatesNothing() {
        assertThat(bytesOf(new Sgd(0.01, 0.9), GradientClipping.byNorm(1), 8)).isZero();
        assertThat(bytesOf(new RmsProp(1e-3), GradientClipping.byValue(1), 8)).isZero();
        assertThat(bytesOf(new Adam(1e-3), GradientClipping.none(), 8)).isZero();
    }

    @Test
    void aTruncatedTrainingStepAllocatesNothing() {
        assertThat(bytesOf(new Adam(1e-3), GradientClipping.byNorm(1), 3)).isZero();
    }

    private static long bytesOf(Optimizer optimizer, GradientClipping clipping, int segment) {
        Measuring task = new Measuring(AddingProblem.modern(8));
        Model model = TrainerTest.model(new LstmCell(2, 4), task, segment, 4);
        new Trainer(optimizer)
                .clip(clipping)
                .schedule(Schedule.cosine().withWarmUp(10))
                .progress(Progress.none())
                .truncated()
                .fit(model, task, STEPS);
        return task.least;
    }

    /**
     * A task with lengths that differ, which reads the thread's count of allocated bytes once in a window. The compiler
     * at work may add some bytes; what a step itself needs is in every window.
     */
    private static final class Measuring implements WrappedTask {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final Task task;
        private int step;
        private long before;
        private long least = Long.MAX_VALUE;

        Measuring(Task task) {
            this.task = task;
        }

        @Override
        public Task task() {
            return task;
        }

        @Override
        public void fill(Batch batch, Random random) {
            if (step % WINDOW == 0) {
                long now = THREADS.getCurrentThreadAllocatedBytes();
                least = step == 0 ? least : Math.min(least, now - before);
                before = now;
            }
            step++;
            task.fill(batch, random);
            batch.setLength(0, 1 + step % 8);
        }
    }
}
