package gateflow.trace;

import java.util.concurrent.CancellationException;

/** Lets a notebook's stop button end a long trace. */
final class Interruption {
    private Interruption() {}

    /** Throws if the thread has been interrupted; called once per time step or matrix. */
    static void check() {
        if (Thread.interrupted()) {
            throw new CancellationException(
                    "The trace was interrupted before it was done; run the cell again to restart it.");
        }
    }
}
