package gateflow.task;

import java.util.Arrays;
import java.util.Random;

/**
 * The automaton of the embedded Reber grammar. Where two letters may follow, each does with probability ½.
 *
 * <p>State 0 expects the first B and state 1 the letter that must come again. Then there are two copies of the plain grammar,
 * one for T and one for P, of eight states each: {@code FIRST + copy · SIZE + state}. The last state expects nothing more.
 */
final class ReberGrammar {
    static final String LETTERS = "BTPSXVE";
    static final int START = 0;
    /** The letters of the shortest string, such as BTBTXSETE. */
    static final int SHORTEST = 9;

    private static final int CHOICE = 1;
    private static final int FIRST = 2;
    private static final int SIZE = 8;
    private static final int LAST_E = FIRST + 2 * SIZE; // expects the final E
    private static final int END = LAST_E + 1;
    private static final int NONE = -1;

    /** The plain grammar: which letters lead from a state to which. State 7 expects the letter that comes again. */
    private static final String[][] PLAIN = {
        {"B1"}, {"T2", "P3"}, {"S2", "X4"}, {"T3", "V5"}, {"X3", "S6"}, {"P4", "V6"}, {"E7"},
    };

    private final int[][] next = new int[END + 1][LETTERS.length()]; // [state][letter], or NONE

    ReberGrammar() {
        for (int[] row : next) {
            Arrays.fill(row, NONE);
        }
        next[START][letter('B')] = CHOICE;
        next[LAST_E][letter('E')] = END;
        addCopy(0, 'T');
        addCopy(1, 'P');
    }

    private void addCopy(int copy, char remembered) {
        int base = FIRST + copy * SIZE;
        next[CHOICE][letter(remembered)] = base;
        for (int state = 0; state < PLAIN.length; state++) {
            for (String step : PLAIN[state]) {
                next[base + state][letter(step.charAt(0))] = base + step.charAt(1) - '0';
            }
        }
        next[base + PLAIN.length][letter(remembered)] = LAST_E;
    }

    private static int letter(char name) {
        return LETTERS.indexOf(name);
    }

    boolean allows(int state, int letter) {
        return next[state][letter] != NONE;
    }

    /** Where a letter leads to that the state allows. */
    int next(int state, int letter) {
        return next[state][letter];
    }

    /** A random string of at most {@code longest} letters. */
    int[] string(int longest, Random random) {
        int[] letters = new int[longest];
        while (true) {
            int state = START;
            int length = 0;
            while (state != END && length < longest) {
                int letter = draw(state, random);
                letters[length++] = letter;
                state = next[state][letter];
            }
            if (state == END) {
                return Arrays.copyOf(letters, length);
            }
        }
    }

    private int draw(int state, Random random) {
        int skipped = choices(state) == 1 ? 0 : random.nextInt(2);
        int letter = 0;
        while (!allows(state, letter) || skipped-- > 0) {
            letter++;
        }
        return letter;
    }

    private int choices(int state) {
        return (int) Arrays.stream(next[state]).filter(to -> to != NONE).count();
    }

    /**
     * The expected share of each letter among all but the first letters of strings of at most {@code longest} letters: the
     * chance to pass a letter at place n is that of coming to its state, times ½ or 1, times that of still ending in time.
     */
    double[] shares(int longest) {
        double[][] ends = chanceToEndWithin(longest);
        double[] counts = new double[LETTERS.length()];
        double[] at = new double[END + 1]; // the chance to be in a state after n letters
        at[START] = 1;
        for (int n = 0; n < longest; n++) {
            double[] after = new double[END + 1];
            for (int state = 0; state < END; state++) {
                for (int letter = 0; letter < counts.length; letter++) {
                    if (allows(state, letter)) {
                        int to = next[state][letter];
                        double passed = at[state] / choices(state);
                        after[to] += passed;
                        counts[letter] += n == 0 ? 0 : passed * ends[longest - n - 1][to];
                    }
                }
            }
            at = after;
        }
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> count / all).toArray();
    }

    /** [n][state]: the chance to be at the end after at most n more letters. */
    private double[][] chanceToEndWithin(int longest) {
        double[][] chance = new double[longest + 1][END + 1];
        chance[0][END] = 1;
        for (int n = 1; n <= longest; n++) {
            chance[n][END] = 1;
            for (int state = 0; state < END; state++) {
                for (int to : next[state]) {
                    chance[n][state] += to == NONE ? 0 : chance[n - 1][to] / choices(state);
                }
            }
        }
        return chance;
    }
}
