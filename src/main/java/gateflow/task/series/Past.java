package gateflow.task.series;

import gateflow.math.Require;

/** What every forecaster refuses. */
final class Past {
    private Past() {}

    static void require(Forecaster forecaster, double[] past, int horizon) {
        Require.given("past", past);
        Require.that(
                past.length >= forecaster.needs(),
                past,
                "There are %d past values; the forecaster \"%s\" needs %d.",
                past.length,
                forecaster.name(),
                forecaster.needs());
        Require.positive("horizon", horizon);
    }
}
