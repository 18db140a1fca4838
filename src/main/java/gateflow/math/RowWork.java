package gateflow.math;

/** Work on rows that may be done in any order, and in two threads at the same time: see {@link Kernels#share}. */
public interface RowWork {
    /** Does the rows from..to − 1. */
    void run(int from, int to);
}
