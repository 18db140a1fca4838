package gateflow.task.series;

import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import gateflow.train.Model;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A net that was trained on a {@link SeriesForecast}: it reads the last window of values and says as many values ahead as the
 * task wants. For those further ahead it reads its own forecasts as if they were measured.
 *
 * <p>It shares the model's parameters and has buffers of its own, which make it unfit for two threads at a time.
 */
public final class NetForecaster implements Forecaster {
    private final String name;
    private final SeriesForecast task;
    private final Model model;

    /** Forecasts by {@code model}, which was trained on {@code task}. */
    public NetForecaster(String name, Model model, SeriesForecast task) {
        this.name = Require.given("name", name);
        this.task = Require.given("task", task);
        this.model = Require.given("model", model).withBatch(1);
        Require.that(
                model.run().steps() == task.steps() && model.readout().outputs() == task.horizon(),
                model,
                "The model reads %d values and says %d; the task has %d and %d.",
                model.run().steps(),
                model.readout().outputs(),
                task.steps(),
                task.horizon());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int needs() {
        return task.steps();
    }

    /** The net's run as the last forecast left it, such as for a {@code GradientTracer}. */
    public UnrolledCell run() {
        return model.run();
    }

    @Override
    public double[] forecast(double[] past, int horizon) {
        Past.require(this, past, horizon);
        int window = task.steps();
        double[] values = Arrays.copyOf(Arrays.copyOfRange(past, past.length - window, past.length), window + horizon);
        for (int known = window; known < values.length; known += task.horizon()) {
            DMatrixRMaj y = read(values, known);
            for (int k = 0; k < Math.min(task.horizon(), values.length - known); k++) {
                values[known + k] = task.scaling().unscale(y.get(k, 0));
            }
        }
        return Arrays.copyOfRange(values, window, values.length);
    }

    /** Runs the net over the window that ends before index {@code end}, and returns what it says, still scaled. */
    private DMatrixRMaj read(double[] values, int end) {
        UnrolledCell run = model.run();
        run.clear();
        for (int t = 1; t <= run.steps(); t++) {
            run.input(t).set(0, 0, task.scaling().scale(values[end - run.steps() + t - 1]));
        }
        run.forward();
        return model.readout().forward(run.steps());
    }

    /**
     * How the forecast answers to each past value: ∂v̂_{t+ahead}/∂v_{t−j} at index j, 0..window − 1. Scaling does not change
     * it, since input and output share one.
     *
     * @param past as for {@link #forecast}
     * @param ahead which forecast, 1..horizon
     */
    public double[] gradient(double[] past, int ahead) {
        Past.require(this, past, Require.between("ahead", ahead, 1, task.horizon()));
        read(past, past.length);
        UnrolledCell run = model.run();
        DMatrixRMaj dy = model.readout().outputGradient(run.steps());
        dy.zero();
        dy.set(ahead - 1, 0, 1);
        model.readout().backward(run.steps());
        run.backward();
        double[] gradient = new double[run.steps()];
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = run.inputGradient(run.steps() - j).get(0, 0);
        }
        return gradient;
    }
}
