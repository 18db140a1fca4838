package gateflow.task.series;

/** Says the next values of a series from those before: a trained net or a formula. It never sees a later value. */
public interface Forecaster {
    /** Its name on charts and in tables. */
    String name();

    /** How many past values it must have, at least. */
    int needs();

    /**
     * The forecasts of the next values, in the unit of the series.
     *
     * @param past all values up to now, the newest last; at least {@link #needs()} of them
     * @param horizon how many values ahead, 1 or more
     * @return the forecast of the next value at index 0, of the one after at index 1, …
     */
    double[] forecast(double[] past, int horizon);
}
