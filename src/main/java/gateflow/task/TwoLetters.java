package gateflow.task;

import gateflow.math.Require;
import gateflow.train.Batch;
import java.util.Random;

/** The rows of letters of {@link TemporalOrder}: X is 0, Y is 1, the four others follow. */
final class TwoLetters {
    private static final int OTHERS = 4;

    private TwoLetters() {}

    static void requireLength(String name, int length) {
        Require.atLeast(name, length, 10);
        Require.that(length % 10 == 0, length, "%s is %d; it must be a multiple of 10.", name, length);
    }

    /** Writes one row with X or Y at two steps; returns their order: XX is 0, XY 1, YX 2, YY 3. */
    static int write(Batch batch, int sample, int length, int first, int second, Random random) {
        for (int t = 1; t <= length; t++) {
            Symbols.write(batch, t, sample, 2 + random.nextInt(OTHERS));
        }
        int letter1 = random.nextInt(2);
        int letter2 = random.nextInt(2);
        Symbols.replace(batch, first, sample, letter1);
        Symbols.replace(batch, second, sample, letter2);
        return 2 * letter1 + letter2;
    }
}
