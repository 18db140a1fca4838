package gateflow.task;

import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import java.util.Random;

/**
 * Copy memory: ten symbols are shown, then T − 1 blanks and a signal, and then the ten must be said in their order. x_t
 * is one of eight symbols, the blank or the signal, as a one among zeros; y_t has an entry for each symbol and the blank,
 * which is wanted at all steps before the answer.
 *
 * <p>Source: Arjovsky et al. 2016, arXiv:1511.06464, section 4.1, after experiment 2 of Hochreiter &amp; Schmidhuber 1997.
 * A sequence counts as wrong if any of its T + 20 predictions is; that is this course's rule, the paper shows the loss.
 *
 * @param delay T, at least 1
 */
public record CopyMemory(int delay) implements MemoryTask {
    private static final int SYMBOLS = 8;
    private static final int BLANK = SYMBOLS;
    private static final int SIGNAL = SYMBOLS + 1;
    private static final int RECALLED = 10;

    public CopyMemory {
        Require.atLeast("delay", delay, 1);
    }

    @Override
    public String name() {
        return "copy memory, T = " + delay;
    }

    @Override
    public int inputs() {
        return SYMBOLS + 2;
    }

    @Override
    public int outputs() {
        return SYMBOLS + 1;
    }

    @Override
    public int steps() {
        return delay + 2 * RECALLED;
    }

    @Override
    public Loss loss() {
        return new Loss.CrossEntropy();
    }

    /** 10 ln 8 / (T + 20): the blanks are known, each recalled symbol is one of eight. */
    @Override
    public double memoryless() {
        return RECALLED * Math.log(SYMBOLS) / steps();
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.wrongClasses(sample) > 0 ? 1 : 0;
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            for (int t = 1; t <= delay + RECALLED; t++) {
                batch.setClass(t, sample, BLANK);
            }
            for (int k = 1; k <= RECALLED; k++) {
                int symbol = random.nextInt(SYMBOLS);
                Symbols.write(batch, k, sample, symbol);
                batch.setClass(delay + RECALLED + k, sample, symbol);
            }
            for (int t = RECALLED + 1; t <= steps(); t++) {
                Symbols.write(batch, t, sample, t == delay + RECALLED ? SIGNAL : BLANK);
            }
        }
    }
}
