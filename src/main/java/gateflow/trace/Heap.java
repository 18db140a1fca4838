package gateflow.trace;

/** Refuses a request that the heap can't hold before it starts. */
final class Heap {
    private static final double MEGABYTE = 1 << 20;

    private Heap() {}

    /** Throws if {@code matrices} of {@code entries} doubles do not fit; names what needs less. */
    static void require(String what, long matrices, long entries, String cheaper) {
        double needed = matrices * (8.0 * entries);
        if (needed > available()) {
            System.gc(); // what counted as used may have been garbage
        }
        if (needed > available()) {
            throw new IllegalArgumentException(
                    "%s needs %.0f MB for %d matrices of %d numbers, and the heap has %.0f MB left; use %s, or start Java with a larger -Xmx."
                            .formatted(what, needed / MEGABYTE, matrices, entries, available() / MEGABYTE, cheaper));
        }
    }

    private static double available() {
        Runtime runtime = Runtime.getRuntime();
        return (double) runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
