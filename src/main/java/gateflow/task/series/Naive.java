package gateflow.task.series;

import gateflow.math.Require;

/**
 * The value of one season ago: v̂_{t+k} = v_{t+k−jm}, with the smallest j that makes it a measured one. With the season m =
 * 1 it is the last value, whatever k: the naive forecast.
 *
 * @param season m, 1 or more
 */
public record Naive(int season) implements Forecaster {
    public Naive {
        Require.positive("season", season);
    }

    /** The last value. */
    public Naive() {
        this(1);
    }

    @Override
    public String name() {
        return season == 1 ? "naive" : "seasonal naive";
    }

    @Override
    public int needs() {
        return season;
    }

    @Override
    public double[] forecast(double[] past, int horizon) {
        Past.require(this, past, horizon);
        double[] forecast = new double[horizon];
        for (int k = 0; k < horizon; k++) {
            forecast[k] = past[past.length - season + k % season];
        }
        return forecast;
    }

    /**
     * The mean |v_t − v_{t−m}| over {@code values}: the unit of the mean absolute scaled error, MASE. Source: Hyndman &amp;
     * Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001.
     *
     * @param values those of the training period, more than a season
     */
    public double meanAbsoluteError(double... values) {
        double sum = 0;
        for (double change : Differenced.differences(values, season)) {
            sum += Math.abs(change);
        }
        return sum / (values.length - season);
    }
}
