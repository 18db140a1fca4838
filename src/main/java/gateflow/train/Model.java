package gateflow.train;

import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A cell's run, a readout on its output and a loss on the readout: all that a gradient passes through.
 *
 * <p>Its parameters are the cell's and the readout's together; whoever changes them changes those. After construction
 * nothing allocates.
 */
public final class Model {
    private final UnrolledCell run;
    private final Readout readout;
    private final Loss loss;
    private final Parameters parameters;
    private final Parameters gradient;
    private final DMatrixRMaj[] input; // x_t of the run, slot t − 1
    private final DMatrixRMaj[] firstState; // each part of state_0
    private final DMatrixRMaj[] lastState; // each part of state_T
    private final int[] lengths;

    /** {@code run} with a fresh readout of the size that {@code task} wants, drawn by {@code random}. */
    public Model(UnrolledCell run, Task task, Random random) {
        this(
                run,
                Readout.newParameters(
                        Require.given("run", run).cell().units(),
                        Require.given("task", task).outputs(),
                        random),
                task.loss());
    }

    /** {@code run} with a readout by V and c in {@code readout}. */
    public Model(UnrolledCell run, Parameters readout, Loss loss) {
        this.run = Require.given("run", run);
        this.readout = new Readout(run, readout);
        this.loss = Require.given("loss", loss);
        this.parameters = run.parameters().joinedWith(readout);
        this.gradient = run.gradient().joinedWith(this.readout.gradient());
        this.input = new DMatrixRMaj[run.steps()];
        for (int t = 1; t <= run.steps(); t++) {
            input[t - 1] = run.input(t);
        }
        this.firstState = state(0);
        this.lastState = state(run.steps());
        this.lengths = new int[run.batch()];
    }

    private DMatrixRMaj[] state(int t) {
        List<Part> parts = run.cell().state();
        return parts.stream().map(part -> run.state(part.name(), t)).toArray(DMatrixRMaj[]::new);
    }

    /** The same parameters over {@code batch} sequences, with buffers of its own: to evaluate beside a training run. */
    public Model withBatch(int batch) {
        return new Model(run.cell().unroll(run.parameters(), run.steps(), batch), readout.parameters(), loss);
    }

    public UnrolledCell run() {
        return run;
    }

    public Readout readout() {
        return readout;
    }

    public Loss loss() {
        return loss;
    }

    /** The cell's parameters and the readout's V and c. */
    public Parameters parameters() {
        return parameters;
    }

    /** ∂L/∂w for every parameter, once {@link #backward} has run. */
    public Parameters gradient() {
        return gradient;
    }

    /** Runs {@code batch} from a state of zeros, writes its predictions, and returns its loss: the mean over the targets. */
    public double forward(Batch batch) {
        requireFits(batch);
        Require.that(
                batch.steps() == run.steps(), batch, "batch has %d steps; the run has %d.", batch.steps(), run.steps());
        int targets = batch.targets(1, batch.steps());
        Require.that(targets > 0, batch, "batch has no target.");
        run.clear();
        return forward(batch, 0) / targets;
    }

    /** Computes all gradients of the loss of {@code batch}; {@link #forward(Batch)} must have run. */
    public void backward(Batch batch) {
        Require.that(backward(batch, 0), batch, "The loss gives the cell a gradient that is not finite.");
    }

    void requireFits(Batch batch) {
        Require.given("batch", batch);
        int inputs = run.cell().inputs();
        Require.that(batch.inputs() == inputs, batch, "batch has %d inputs; the cell has %d.", batch.inputs(), inputs);
        int outputs = readout.outputs();
        Require.that(batch.outputs() == outputs, batch, "batch has %d outputs; V has %d.", batch.outputs(), outputs);
        Require.that(
                batch.size() == run.batch(), batch, "batch has %d sequences; the run %d.", batch.size(), run.batch());
    }

    // A segment: the steps start + 1 .. start + S of a batch, where S is the length of the run.

    /**
     * Lets the next segment start where the last one ended; the gradient does not follow. Returns whether that state is
     * finite: there is no going on from one that is not.
     */
    boolean carryStateOver() {
        boolean finite = true;
        for (int part = 0; part < firstState.length; part++) {
            double[] from = lastState[part].data;
            double[] to = firstState[part].data;
            for (int k = 0; k < to.length; k++) {
                to[k] = from[k];
                finite &= Double.isFinite(from[k]);
            }
        }
        return finite;
    }

    /** Runs one segment forward, writes its predictions, and returns the sum of the losses of its targets. */
    double forward(Batch batch, int start) {
        copySegment(batch, start);
        run.forward();
        double sum = 0;
        for (int t = 1; t <= stepsIn(batch, start); t++) {
            if (batch.targets(start + t, start + t) > 0) {
                sum += read(batch, start, t);
            }
        }
        return sum;
    }

    /**
     * Computes all gradients of the mean loss of one segment's targets. Returns whether what the loss gives to the cell
     * is finite: if not, there is no gradient.
     */
    boolean backward(Batch batch, int start) {
        readout.clearGradient();
        boolean finite = true;
        double scale = 1.0 / batch.targets(start + 1, start + run.steps());
        for (int t = 1; t <= run.steps(); t++) {
            if (batch.targets(start + t, start + t) > 0) {
                writeOutputGradient(batch, start, t, scale);
                finite &= readout.backward(t);
            } else {
                readout.backwardNothing(t);
            }
        }
        if (finite) {
            run.backward();
        }
        return finite;
    }

    private int stepsIn(Batch batch, int start) {
        return Math.min(run.steps(), batch.steps() - start);
    }

    private void copySegment(Batch batch, int start) {
        for (int t = 1; t <= stepsIn(batch, start); t++) {
            double[] x = batch.input(start + t).data;
            System.arraycopy(x, 0, input[t - 1].data, 0, x.length);
        }
        for (int b = 0; b < lengths.length; b++) {
            lengths[b] = Math.max(0, Math.min(run.steps(), batch.length(b) - start));
        }
        run.setLengths(lengths);
    }

    private double read(Batch batch, int start, int t) {
        DMatrixRMaj y = readout.forward(t);
        loss.predict(y, batch.prediction(start + t));
        double sum = 0;
        for (int b = 0; b < run.batch(); b++) {
            if (batch.hasTarget(start + t, b)) {
                sum += loss.value(y, batch.target(start + t), b);
            }
        }
        return sum;
    }

    private void writeOutputGradient(Batch batch, int start, int t, double scale) {
        DMatrixRMaj dy = readout.outputGradient(t);
        dy.zero();
        for (int b = 0; b < run.batch(); b++) {
            if (batch.hasTarget(start + t, b)) {
                loss.gradient(batch.prediction(start + t), batch.target(start + t), b, scale, dy);
            }
        }
    }
}
