package gateflow.task.series;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How strongly the forecast of the next value answers to each past value: |∂v̂_{t+1}/∂v_{t−j}| by j = 0, 1, …, the steps back.
 */
public final class Lookback {
    private final double[] strengths;

    private Lookback(double[] strengths) {
        this.strengths = strengths;
    }

    /** Of a trained net: the root mean square over all origins whose next value lies in {@code period}. */
    public static Lookback of(NetForecaster net, Series series, Split period) {
        Require.given("net", net);
        int first = Math.max(series.first(period), net.needs()) - 1;
        int last = series.last(period) - 1;
        Require.that(first <= last, period, "The period %s of %s is too short for the net.", period, series.name());
        double[] squares = new double[net.needs()];
        for (int origin = first; origin <= last; origin++) {
            double[] gradient = net.gradient(series.until(origin), 1);
            for (int j = 0; j < squares.length; j++) {
                squares[j] += gradient[j] * gradient[j] / (last - first + 1);
            }
        }
        return new Lookback(Arrays.stream(squares).map(Math::sqrt).toArray());
    }

    /** Of an autoregression, the same at every origin: |φ_{j+1}|. */
    public static Lookback of(Autoregression ar) {
        return new Lookback(Arrays.stream(ar.coefficients()).map(Math::abs).toArray());
    }

    /** By steps back, 0 being the last known value. */
    public double[] strengths() {
        return strengths.clone();
    }

    /** 0, 1, …, the steps back of each of the strengths. */
    public int[] lags() {
        return IntStream.range(0, strengths.length).toArray();
    }

    /**
     * How many of the last values hold at least {@code share} of the sum of all strengths: the effective memory.
     *
     * @param share from 0 to 1
     */
    public int reach(double share) {
        Require.that(share >= 0 && share <= 1, share, "share is %s; it must be from 0 to 1.", share);
        double wanted = share * Arrays.stream(strengths).sum();
        double sum = 0;
        int values = 0;
        while (values < strengths.length && sum < wanted) {
            sum += strengths[values];
            values++;
        }
        return values;
    }
}
