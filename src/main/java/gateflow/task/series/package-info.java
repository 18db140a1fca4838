/**
 * Forecasts of a measured series: what a net learns from it, and what simple formulas reach without a net.
 *
 * <p>A {@link gateflow.task.series.Series} is the measured values with their three periods. A {@link
 * gateflow.task.series.SeriesForecast} is the task that a net is trained on, a {@link gateflow.task.series.Forecaster} is
 * a trained net or a formula, and {@link gateflow.task.series.Forecasts} is all that one forecaster said about a period:
 *
 * <pre>{@code
 * var task = new SeriesForecast(series, 33, 11);
 * new Trainer(new Adam(0.01)).fit(model, task, 300);
 * double error = Forecasts.of(new NetForecaster("LSTM", model, task), series, Split.TEST, 11).rmse(1);
 * }</pre>
 */
package gateflow.task.series;
