package gateflow.reproduce;

import java.util.Arrays;

/** A curve in one line of text. It grows with what is added: each of its places stands for the same number of values. */
final class Sparkline {
    private static final int WIDTH = 24;
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private final double[] sums = new double[WIDTH];
    private int each = 1; // how many values a place stands for
    private long count;

    void add(double value) {
        if (count == (long) WIDTH * each) {
            halve();
        }
        sums[(int) (count / each)] += value;
        count++;
    }

    /** Joins neighbours, so that the first half holds all. */
    private void halve() {
        for (int k = 0; k < WIDTH / 2; k++) {
            sums[k] = sums[2 * k] + sums[2 * k + 1];
        }
        Arrays.fill(sums, WIDTH / 2, WIDTH, 0);
        each *= 2;
    }

    @Override
    public String toString() {
        int full = (int) (count / each);
        double[] means = Arrays.stream(sums, 0, full).map(sum -> sum / each).toArray();
        double least = Arrays.stream(means).min().orElse(0);
        double most = Arrays.stream(means).max().orElse(0);
        var line = new StringBuilder();
        for (double mean : means) {
            double height = most > least ? (mean - least) / (most - least) : 0;
            line.append(LEVELS.charAt((int) Math.round(height * (LEVELS.length() - 1))));
        }
        return line.append(" ".repeat(WIDTH - full)).toString();
    }
}
