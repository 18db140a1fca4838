package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoThreadsTest {
    private final TwoThreads threads = new TwoThreads();

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 4", "7, 6", "24, 6", "25, 6", "513, 12", "40, 64"})
    void everyRowIsDoneOnce(int rows, int unit) {
        AtomicIntegerArray times = new AtomicIntegerArray(rows);
        for (int call = 1; call <= 2_000; call++) {
            assertThat(threads.share((from, to) -> count(times, from, to), rows, unit))
                    .isTrue();
            for (int row = 0; row < rows; row++) {
                assertThat(times.get(row)).isEqualTo(call);
            }
        }
    }

    private static void count(AtomicIntegerArray times, int from, int to) {
        for (int row = from; row < to; row++) {
            times.incrementAndGet(row);
        }
    }

    @Test
    void unitsOfRowsStayTogether() {
        threads.share((from, to) -> assertThat(from % 6).isZero(), 50, 6);
    }

    @Test
    void theOtherThreadTakesItsPart() {
        boolean[] byOther = new boolean[1];
        Thread caller = Thread.currentThread();
        Runnable once = () -> threads.share(
                (from, to) -> {
                    if (Thread.currentThread() != caller) {
                        byOther[0] = true;
                    }
                    pause();
                },
                4,
                1);
        for (int call = 0; call < 100 && !byOther[0]; call++) {
            once.run();
        }
        assertThat(byOther[0]).isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void whatGoesWrongReachesTheCallerAndTheNextWorkIsDone() {
        RowWork wrong = (from, to) -> {
            throw new ArithmeticException("row " + from);
        };
        assertThatThrownBy(() -> threads.share(wrong, 100, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("row");
        int[] done = new int[100];
        threads.share((from, to) -> Arrays.fill(done, from, to, 1), 100, 1);
        assertThat(done).containsOnly(1);
    }

    @Test
    void workWithinWorkIsNotShared() {
        boolean[] shared = new boolean[1];
        threads.share(
                (from, to) -> {
                    if (threads.share((first, end) -> {}, 4, 1)) {
                        shared[0] = true;
                    }
                },
                4,
                1);
        assertThat(shared[0]).isFalse();
        assertThat(threads.share((from, to) -> {}, 4, 1)).isTrue();
    }

    @Test
    @Timeout(20)
    void sleepsWithoutWorkAndWakesForIt() throws InterruptedException {
        int[] done = new int[8];
        for (int nap = 0; nap < 3; nap++) {
            threads.share((from, to) -> Arrays.fill(done, from, to, 1), done.length, 1);
            while (!threads.isAsleep()) {
                Thread.sleep(1);
            }
            Arrays.fill(done, 0);
        }
        theOtherThreadTakesItsPart();
    }
}
