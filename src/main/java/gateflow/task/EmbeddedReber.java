package gateflow.task;

import gateflow.math.Activation;
import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * The embedded Reber grammar: strings of the letters B T P S X V E in which the second letter, T or P, comes again just
 * before the end, with a string of the plain Reber grammar between them. At every step the next letter is to be
 * predicted; all but one of these predictions need a short memory only, and that one needs the second letter.
 *
 * <p>Source: Hochreiter &amp; Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735, experiment 1, after Cleeremans et al. 1989,
 * doi:10.1162/neco.1989.1.3.372. The outputs are logistic with a squared error against the letter that follows; a string
 * counts as right if, at each step, the letters that may follow have larger outputs than those that may not. The grammar has
 * loops: strings longer than {@code steps} + 1 letters are drawn anew.
 *
 * @param steps T, the most letters that are read, 8 or more
 */
public record EmbeddedReber(int steps) implements MemoryTask {
    private static final ReberGrammar GRAMMAR = new ReberGrammar();

    public EmbeddedReber {
        Require.atLeast("steps", steps, ReberGrammar.SHORTEST - 1);
    }

    @Override
    public String name() {
        return "embedded Reber grammar, T = " + steps;
    }

    @Override
    public int inputs() {
        return ReberGrammar.LETTERS.length();
    }

    @Override
    public int outputs() {
        return ReberGrammar.LETTERS.length();
    }

    @Override
    public Loss loss() {
        return new Loss.SquaredError(Activation.LOGISTIC);
    }

    /** The mean of p_k (1 − p_k) over the letters, where p_k is the share of letter k among all letters to predict. */
    @Override
    public double memoryless() {
        double sum = 0;
        for (double share : GRAMMAR.shares(steps + 1)) {
            sum += share * (1 - share);
        }
        return sum / outputs();
    }

    @Override
    public double error(Batch batch, int sample) {
        int state = ReberGrammar.START;
        for (int t = 1; t <= batch.length(sample); t++) {
            state = GRAMMAR.next(state, Symbols.read(batch, t, sample));
            if (!legalOnesFirst(batch.prediction(t), sample, state)) {
                return 1;
            }
        }
        return 0;
    }

    private static boolean legalOnesFirst(DMatrixRMaj prediction, int sample, int state) {
        double smallestLegal = Double.POSITIVE_INFINITY;
        double largestOther = Double.NEGATIVE_INFINITY;
        for (int letter = 0; letter < prediction.numRows; letter++) {
            double value = prediction.get(letter, sample);
            if (GRAMMAR.allows(state, letter)) {
                smallestLegal = Math.min(smallestLegal, value);
            } else {
                largestOther = Math.max(largestOther, value);
            }
        }
        return smallestLegal > largestOther;
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            int[] letters = GRAMMAR.string(steps + 1, random);
            batch.setLength(sample, letters.length - 1);
            for (int t = 1; t < letters.length; t++) {
                Symbols.write(batch, t, sample, letters[t - 1]);
                batch.setClass(t, sample, letters[t]);
            }
        }
    }
}
