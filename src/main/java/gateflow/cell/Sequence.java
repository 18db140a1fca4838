package gateflow.cell;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** One quantity at every time step: slots 0..steps, each a matrix, features × batch. */
final class Sequence {
    private final DMatrixRMaj[] slots;
    private final double[][] arrays; // arrays[t] is the storage of slots[t]

    Sequence(int features, int steps, int batch) {
        slots = IntStream.rangeClosed(0, steps)
                .mapToObj(t -> new DMatrixRMaj(features, batch))
                .toArray(DMatrixRMaj[]::new);
        arrays = new double[steps + 1][];
        for (int t = 0; t <= steps; t++) {
            arrays[t] = slots[t].data;
        }
    }

    DMatrixRMaj slot(int t) {
        return slots[t];
    }

    /** The storage of all slots, for inner loops. */
    double[][] arrays() {
        return arrays;
    }

    /** From now on this sequence has the storage of {@code other}: what one writes, the other reads. */
    void share(Sequence other) {
        for (int t = 0; t < slots.length; t++) {
            slots[t].setData(other.arrays[t]);
            arrays[t] = other.arrays[t];
        }
    }

    void setZero() {
        for (DMatrixRMaj slot : slots) {
            slot.zero();
        }
    }

    void setTo(Sequence other) {
        for (int t = 0; t < slots.length; t++) {
            System.arraycopy(other.arrays[t], 0, arrays[t], 0, arrays[t].length);
        }
    }

    /** Refuses the first entry of slots from..to that is no finite number; {@code what} and {@code name} say of what. */
    void requireFinite(String what, String name, int from, int to) {
        for (int t = from; t <= to; t++) {
            for (int k = 0; k < arrays[t].length; k++) {
                if (!Double.isFinite(arrays[t][k])) {
                    int batch = slots[t].numCols;
                    throw new IllegalArgumentException(
                            "%s %s at t = %d is %s in row %d of sample %d; it must be a finite number."
                                    .formatted(what, name, t, arrays[t][k], k / batch, k % batch));
                }
            }
        }
    }
}
