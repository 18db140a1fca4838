package gateflow.task.series;

import gateflow.math.Require;

/**
 * Forecasts a series by its changes over a lag m: v̂_{t+k} = v_{t+k−m} + d̂_{t+k}, where d̂ is what another forecaster says
 * about d_t = v_t − v_{t−m}; beyond m values ahead, v_{t+k−m} is itself a forecast.
 *
 * @param lag m, 1 or more; the length of a season takes the season out
 * @param ofChanges made for {@link Series#differences} of the same lag
 */
public record Differenced(int lag, Forecaster ofChanges) implements Forecaster {
    public Differenced {
        Require.positive("lag", lag);
        Require.given("ofChanges", ofChanges);
    }

    @Override
    public String name() {
        return ofChanges.name();
    }

    @Override
    public int needs() {
        return ofChanges.needs() + lag;
    }

    @Override
    public double[] forecast(double[] past, int horizon) {
        Past.require(this, past, horizon);
        double[] forecast = ofChanges.forecast(differences(past, lag), horizon);
        for (int k = 0; k < horizon; k++) {
            forecast[k] += k < lag ? past[past.length - lag + k] : forecast[k - lag];
        }
        return forecast;
    }

    /** v_t − v_{t−lag}; {@code lag} values fewer than came in. */
    static double[] differences(double[] values, int lag) {
        double[] differences = new double[values.length - lag];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + lag] - values[i];
        }
        return differences;
    }
}
