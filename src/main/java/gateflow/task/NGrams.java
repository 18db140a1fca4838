package gateflow.task;

import gateflow.math.Require;
import java.util.HashMap;
import java.util.Map;

/**
 * The classic model of a text: how often each character followed the n − 1 characters before it. n = 1 counts characters
 * alone (unigrams), n = 2 pairs (bigrams).
 *
 * <p>What was never seen gets its share from n − 1: after a context of N characters with D different successors, P_n(c) =
 * (count(c) + D · P_{n−1}(c)) / (N + D), and P_0 is even. Source: method C of Witten &amp; Bell 1991, doi:10.1109/18.87000, each
 * order mixed with the one below.
 */
public final class NGrams {
    private final int n;
    private final Map<String, int[]> counts = new HashMap<>(); // by context, of 0..n − 1 characters

    /**
     * Counts a text.
     *
     * @param text in {@link CharacterText#ALPHABET}
     * @param n 1 or more
     */
    public NGrams(String text, int n) {
        Require.given("text", text);
        this.n = Require.atLeast("n", n, 1);
        for (int end = 0; end < text.length(); end++) {
            int character = index(text.charAt(end));
            for (int length = 0; length < n && length <= end; length++) {
                counts.computeIfAbsent(text.substring(end - length, end), unused -> new int[alphabet()])[character]++;
            }
        }
    }

    private static int alphabet() {
        return CharacterText.ALPHABET.length();
    }

    private static int index(char c) {
        return CharacterText.ALPHABET.indexOf(c);
    }

    /** The probability that {@code next} follows {@code before}, of which the last n − 1 characters count. */
    public double probability(String before, char next) {
        double probability = 1.0 / alphabet();
        for (int length = 0; length < n && length <= before.length(); length++) {
            int[] ofContext = counts.get(before.substring(before.length() - length));
            if (ofContext == null) {
                break; // longer contexts have not been seen either
            }
            int all = 0;
            int different = 0;
            for (int count : ofContext) {
                all += count;
                different += count > 0 ? 1 : 0;
            }
            probability = (ofContext[index(next)] + different * probability) / (all + different);
        }
        return probability;
    }

    /** e to the mean of −ln P over all characters of {@code text}, each after those before it. */
    public double perplexity(String text) {
        Require.atLeast("length of text", Require.given("text", text).length(), 1);
        double sum = 0;
        for (int end = 0; end < text.length(); end++) {
            sum -= Math.log(probability(text.substring(Math.max(0, end - n + 1), end), text.charAt(end)));
        }
        return Math.exp(sum / text.length());
    }
}
