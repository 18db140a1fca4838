/**
 * Training a cell by gradient descent: losses, readout, optimizers, clipping, and the loop that joins them.
 *
 * <p>A {@link gateflow.train.Task} makes batches, a {@link gateflow.train.Model} is a cell's run with a readout on top,
 * a {@link gateflow.train.Trainer} is the settings, and a {@link gateflow.train.LearningCurve} is what comes out:
 *
 * <pre>{@code
 * var model = new Model(cell.unroll(parameters, 100, 16), task, new Random(0));
 * var curve = new Trainer(new Adam(1e-3)).clip(GradientClipping.byNorm(1)).fit(model, task, 500);
 * }</pre>
 *
 * <p>A step of training allocates nothing. The same seed gives the same bits on the same JDK. Nothing here is static and
 * mutable: runs with different seeds may share a task and a trainer and go in parallel.
 */
package gateflow.train;
