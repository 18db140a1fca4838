package gateflow.task.series;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All forecasts of one forecaster whose targets lie in one period, and how wrong they were.
 *
 * <p>An origin is the index of the last value that was known; from each origin the next 1..horizon values were forecast.
 */
public final class Forecasts {
    private final Series series;
    private final String forecaster;
    private final int firstOrigin;
    private final double[][] forecasts; // [origin − firstOrigin][ahead − 1]

    private Forecasts(Series series, String forecaster, int firstOrigin, double[][] forecasts) {
        this.series = series;
        this.forecaster = forecaster;
        this.firstOrigin = firstOrigin;
        this.forecasts = forecasts;
    }

    /**
     * Asks {@code forecaster} from every origin that leaves all {@code horizon} values ahead in {@code period}. It is given
     * what was known then and nothing later.
     */
    public static Forecasts of(Forecaster forecaster, Series series, Split period, int horizon) {
        Require.positive("horizon", horizon);
        int first = Math.max(series.first(period), forecaster.needs()) - 1;
        int last = series.last(period) - horizon;
        Require.that(
                first <= last,
                period,
                "The period %s of %s has %d values; \"%s\" can not forecast %d values ahead in it.",
                period,
                series.name(),
                series.size(period),
                forecaster.name(),
                horizon);
        double[][] forecasts = IntStream.rangeClosed(first, last)
                .mapToObj(origin -> forecaster.forecast(series.until(origin), horizon))
                .toArray(double[][]::new);
        return new Forecasts(series, forecaster.name(), first, forecasts);
    }

    public Series series() {
        return series;
    }

    /** The forecaster's name. */
    public String forecaster() {
        return forecaster;
    }

    public int horizon() {
        return forecasts[0].length;
    }

    /** The indices of the last known values, one for each forecast. */
    public int[] origins() {
        return IntStream.range(0, forecasts.length).map(i -> firstOrigin + i).toArray();
    }

    /** The forecasts {@code ahead} values ahead, from each of the origins. */
    public double[] forecasts(int ahead) {
        Require.between("ahead", ahead, 1, horizon());
        return Arrays.stream(forecasts).mapToDouble(path -> path[ahead - 1]).toArray();
    }

    /** The forecasts 1..horizon values ahead from one origin. */
    public double[] from(int origin) {
        int last = firstOrigin + forecasts.length - 1;
        return forecasts[Require.between("origin", origin, firstOrigin, last) - firstOrigin].clone();
    }

    /** Forecast minus measured value, {@code ahead} values ahead, from each of the origins. */
    public double[] errors(int ahead) {
        double[] errors = forecasts(ahead);
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= series.value(firstOrigin + i + ahead);
        }
        return errors;
    }

    /** The mean absolute error {@code ahead} values ahead. */
    public double mae(int ahead) {
        return Arrays.stream(errors(ahead)).map(Math::abs).average().orElseThrow();
    }

    /** The root of the mean squared error {@code ahead} values ahead. */
    public double rmse(int ahead) {
        return Math.sqrt(Arrays.stream(errors(ahead)).map(e -> e * e).average().orElseThrow());
    }

    /**
     * The mean absolute scaled error: {@link #mae} as a multiple of what the naive forecast of the next value makes on the
     * training period. Source: Hyndman &amp; Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001.
     */
    public double mase(int ahead) {
        return mae(ahead) / new Naive().meanAbsoluteError(series.values(Split.TRAINING));
    }

    /**
     * The error that a share of all errors does not exceed, {@code ahead} values ahead: the smallest one with at least that
     * share at or below it.
     *
     * @param share from 0 to 1
     */
    public double errorQuantile(int ahead, double share) {
        Require.that(share >= 0 && share <= 1, share, "share is %s; it must be from 0 to 1.", share);
        double[] sorted = errors(ahead);
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
