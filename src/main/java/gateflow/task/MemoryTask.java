package gateflow.task;

import gateflow.train.Task;

/** A task that needs a memory, with the loss of the best answer that has none. */
public interface MemoryTask extends Task {
    /** The loss of the best answer that does not depend on the input: a net that remembers is below it. */
    double memoryless();
}
