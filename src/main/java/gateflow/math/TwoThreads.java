package gateflow.math;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A second thread that takes a part of the rows of a product, for products of some ten microseconds: too short for a thread
 * pool, which takes as long to wake.
 *
 * <p>The caller takes shares from the front and the helper from the back, until none is left: so each mostly meets the
 * same rows again, still in its cache, and a helper that comes late, or never, costs nothing. After a product the helper
 * looks out for the next one for a moment, and then sleeps. While one caller has it, others do their work alone. A row is
 * computed by the same operations whoever does it: the bits do not depend on the threads.
 */
final class TwoThreads {
    private static final String PROPERTY = "gateflow.threads";
    private static final long WORTH_SHARING = 200_000; // multiplications: about ten microseconds
    private static final int SHARES = 4; // two for each, so that neither waits long for the other
    private static final long LOOKOUT = 1_000_000; // nanoseconds
    private static final int FIRST = 16; // where the first open share stands in open
    private static final int CALL = 32; // and the number of the call

    /** The helper that all products share; with one processor, or {@code -Dgateflow.threads=1}, there is none. */
    private static final TwoThreads INSTANCE =
            Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors()) > 1 ? new TwoThreads() : null;

    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicLong open = new AtomicLong(); // the shares that nobody has begun: see isOpen
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Throwable failure;
    private volatile boolean asleep;

    // Written by whoever has taken the helper, before open says that there are shares.
    private Thread helper;
    private int calls;
    private RowWork work;
    private int rows;
    private int unit;

    TwoThreads() {}

    /** Does the rows 0..rows − 1, in two threads if so many multiplications are worth it; units of rows stay together. */
    static void run(RowWork work, int rows, int unit, long multiplications) {
        if (!areWorth(multiplications) || !INSTANCE.share(work, rows, unit)) {
            work.run(0, rows);
        }
    }

    /** Says whether there is a second thread, and enough for it to do. */
    static boolean areWorth(long multiplications) {
        return multiplications >= WORTH_SHARING && INSTANCE != null;
    }

    /** Does the work in two threads; returns false, and does nothing, if another thread has the helper. */
    boolean share(RowWork work, int rows, int unit) {
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        try {
            this.work = work;
            this.rows = rows;
            this.unit = unit;
            failure = null;
            runTogether();
        } finally {
            this.work = null;
            taken.set(false);
        }
        return true;
    }

    private void runTogether() {
        unfinished.set(SHARES);
        open.set((long) ++calls << CALL | SHARES);
        wake();
        for (long seen = open.get(); isOpen(seen); seen = open.get()) {
            if (open.compareAndSet(seen, seen + (1 << FIRST))) {
                finish(first(seen));
            }
        }
        while (unfinished.get() > 0) {
            Thread.onSpinWait();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure; // work can throw nothing else
        }
    }

    private void wake() {
        if (helper == null) {
            helper = new Thread(this::help, "gateflow-second-thread");
            helper.setDaemon(true);
            helper.start();
        } else if (asleep) {
            LockSupport.unpark(helper);
        }
    }

    private void help() {
        long last = System.nanoTime();
        while (true) {
            long seen = open.get();
            if (isOpen(seen)) {
                if (open.compareAndSet(seen, seen - 1)) {
                    finish(end(seen) - 1);
                    last = System.nanoTime();
                }
            } else if (System.nanoTime() - last < LOOKOUT) {
                Thread.onSpinWait();
            } else {
                sleep();
                last = System.nanoTime();
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (!isOpen(open.get())) { // whoever has come since then may not have seen it asleep
            LockSupport.park(this);
        }
        asleep = false;
    }

    boolean isAsleep() {
        return asleep;
    }

    private void finish(int share) {
        try {
            work.run(bound(share), bound(share + 1));
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            unfinished.decrementAndGet();
        }
    }

    /** Where a share begins. */
    private int bound(int share) {
        return share == SHARES ? rows : rows / unit * share / SHARES * unit;
    }

    // What open holds: the number of the call, so that no two calls look the same, and the shares first..end − 1.

    private static boolean isOpen(long open) {
        return first(open) < end(open);
    }

    private static int first(long open) {
        return (int) open >>> FIRST;
    }

    private static int end(long open) {
        return (int) open & (1 << FIRST) - 1;
    }
}
