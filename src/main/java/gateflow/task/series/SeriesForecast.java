package gateflow.task.series;

import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import gateflow.train.Task;
import java.util.Random;

/**
 * To read a window of a series, one value a step, and to say at its end the values that follow: x_t is one number, y_T has
 * one number for each value ahead. All of them are scaled by the {@link Scaling} of the training period.
 *
 * <p>A sequence is a window drawn from all those whose targets lie in one period. A window of the validation or the test
 * period may begin before it: what was measured earlier is known.
 *
 * <p>{@link #error} is the mean absolute error over the values ahead, in the unit of the series.
 */
public final class SeriesForecast implements Task {
    private final Series series;
    private final Scaling scaling;
    private final Split period;
    private final int window;
    private final int horizon;

    /**
     * The task on the training period.
     *
     * @param window T, how many values are read
     * @param horizon how many values ahead are wanted
     */
    public SeriesForecast(Series series, int window, int horizon) {
        this(series, Scaling.of(series.values(Split.TRAINING)), Split.TRAINING, window, horizon);
    }

    private SeriesForecast(Series series, Scaling scaling, Split period, int window, int horizon) {
        this.series = series;
        this.scaling = scaling;
        this.period = period;
        this.window = Require.positive("window", window);
        this.horizon = Require.positive("horizon", horizon);
        Require.that(
                firstOrigin() <= lastOrigin(),
                period,
                "The period %s of %s has %d values; a window of %d and %d values ahead do not fit.",
                period,
                series.name(),
                series.size(period),
                window,
                horizon);
    }

    /** The same task, with the same scaling, on windows whose targets lie in another period. */
    public SeriesForecast on(Split other) {
        return new SeriesForecast(series, scaling, Require.given("period", other), window, horizon);
    }

    /** The same task with another scaling, such as one that was fitted on more than the training period. */
    public SeriesForecast scaledBy(Scaling other) {
        return new SeriesForecast(series, Require.given("scaling", other), period, window, horizon);
    }

    /** Of the training period, whatever the period of this task, unless {@link #scaledBy} has set another. */
    public Scaling scaling() {
        return scaling;
    }

    /** How many values ahead are wanted. */
    public int horizon() {
        return horizon;
    }

    @Override
    public String name() {
        return "%s, %d ahead".formatted(series.name(), horizon);
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return horizon;
    }

    @Override
    public int steps() {
        return window;
    }

    @Override
    public Loss loss() {
        return new Loss.SquaredError();
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            int origin = firstOrigin() + random.nextInt(lastOrigin() - firstOrigin() + 1);
            for (int t = 1; t <= window; t++) {
                batch.input(t).set(0, sample, scaling.scale(series.value(origin - window + t)));
            }
            for (int ahead = 1; ahead <= horizon; ahead++) {
                batch.setTarget(window, sample, ahead - 1, scaling.scale(series.value(origin + ahead)));
            }
        }
    }

    /** The first index that a window can end at. */
    private int firstOrigin() {
        return Math.max(window, series.first(period)) - 1;
    }

    private int lastOrigin() {
        return series.last(period) - horizon;
    }

    @Override
    public double error(Batch batch, int sample) {
        double sum = 0;
        for (int k = 0; k < horizon; k++) {
            sum += Math.abs(batch.prediction(window).get(k, sample)
                    - batch.target(window).get(k, sample));
        }
        return scaling.deviation() * sum / horizon;
    }
}
