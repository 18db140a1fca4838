package gateflow.task;

import gateflow.train.Batch;
import org.ejml.data.DMatrixRMaj;

/** Inputs that are one symbol of several: a one among zeros. */
final class Symbols {
    private Symbols() {}

    /** Writes a symbol where there is none yet. */
    static void write(Batch batch, int t, int sample, int symbol) {
        batch.input(t).set(symbol, sample, 1);
    }

    /** Writes a symbol in place of the one that is there. */
    static void replace(Batch batch, int t, int sample, int symbol) {
        DMatrixRMaj x = batch.input(t);
        for (int k = 0; k < x.numRows; k++) {
            x.set(k, sample, k == symbol ? 1 : 0);
        }
    }

    /** Which symbol stands there. */
    static int read(Batch batch, int t, int sample) {
        DMatrixRMaj x = batch.input(t);
        int symbol = 0;
        while (x.get(symbol, sample) != 1) {
            symbol++;
        }
        return symbol;
    }
}
