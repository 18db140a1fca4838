package gateflow.cell;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A cell over {@code steps} time steps and {@code batch} sequences, with every buffer that a pass needs.
 *
 * <p>Slot 0 of a state is the initial state, slots 1..T are what the steps write; inputs fill slots 1..T. After
 * construction {@link #forward()} and {@link #backward()} allocate nothing. Sequences of different lengths share a
 * batch: beyond its length ({@link #setLengths}) a sequence's state stands still and its gradient passes through.
 *
 * <p>For one step each, a cell writes {@link #forward(int)}, {@link #backward(int)} and {@link #accumulate}; with
 * {@link #jacobian(int, int, StepJacobian)} it also splits its step Jacobian into paths.
 */
public abstract class UnrolledCell {
    private final Cell cell;
    private final Parameters parameters;
    private final int steps;
    private final int batch;
    private final Sequence input;
    private final Sequence inputGradient;
    private final List<Sequence> states;
    private final List<Sequence> lossGradients;
    private final List<Sequence> stateGradients;
    private final Parameters gradient;
    private final int[] lengths;
    private final double[][] setAside;
    private JacobianProbe probe;

    /** Makes the buffers; refuses parameters that do not fit the cell. */
    protected UnrolledCell(Cell cell, Parameters parameters, int steps, int batch) {
        this.cell = Require.given("cell", cell);
        this.parameters = Require.given("parameters", parameters).requireFor(cell);
        this.steps = Require.positive("steps", steps);
        this.batch = Require.positive("batch", batch);
        this.input = new Sequence(cell.inputs(), steps, batch);
        this.inputGradient = new Sequence(cell.inputs(), steps, batch);
        this.states = zeros(cell.state());
        this.lossGradients = zeros(cell.state());
        this.stateGradients = zeros(cell.state());
        this.gradient = Parameters.zeros(cell.shapes());
        this.lengths = new int[batch];
        this.setAside = cell.state().stream()
                .map(part -> new double[part.size() * batch])
                .toArray(double[][]::new);
        Arrays.fill(lengths, steps);
    }

    private List<Sequence> zeros(List<Part> parts) {
        return parts.stream()
                .map(part -> new Sequence(part.size(), steps, batch))
                .toList();
    }

    // What a cell writes.

    /** Reads the parameters anew; called at the start of each forward pass. */
    protected void load() {}

    /** Computes state_t from state_{t−1} and x_t. */
    protected abstract void forward(int t);

    /**
     * From the whole ∂L/∂state_t adds to ∂L/∂state_{t−1} and ∂L/∂x_t what passes through step t, and keeps what
     * {@link #accumulate} needs.
     */
    protected abstract void backward(int t);

    /** Adds to {@code gradient} what the parameters receive from the steps from..to, after their backward steps. */
    protected abstract void accumulate(int from, int to, Parameters gradient);

    /**
     * Writes ∂state_t/∂state_{t−1} and ∂state_t/∂x_t of one sample into zeroed {@code jacobian}, path by path.
     *
     * <p>A cell that does not split its Jacobian inherits this: the exact one, read off the cell's own backward step,
     * as one path called "step".
     */
    protected void jacobian(int t, int sample, StepJacobian jacobian) {
        if (probe == null) {
            probe = new JacobianProbe(cell, parameters);
        }
        probe.write(this, t, sample, jacobian);
    }

    /**
     * Writes into zeroed {@code jacobian}, as ∂row_t/∂col_t, how the parts of state_t hang together within step t while
     * the gates stand still: ∂h_t/∂s_t = o_t ⊙ φ′(s_t) in an LSTM.
     *
     * <p>A cell whose state has one part has nothing to write. One with more parts must say it, if only by an empty
     * method: it can't be read off the backward step, in which all that leads to h_t comes together.
     */
    protected void withinStep(int t, int sample, StepJacobian jacobian) {
        Require.that(
                cell.state().size() == 1,
                cell,
                "%s does not say how the parts %s of its state depend on one another within a step; override withinStep.",
                cell.name(),
                cell.state().stream().map(Part::name).toList());
    }

    /** x_t as arrays, slot t, inputs × batch. */
    protected final double[][] inputValues() {
        return input.arrays();
    }

    /** ∂L/∂x_t as arrays, slot t, inputs × batch. */
    protected final double[][] inputGradients() {
        return inputGradient.arrays();
    }

    /** A part of the state as arrays, slot t, size × batch. */
    protected final double[][] values(String part) {
        return states.get(index(part)).arrays();
    }

    /** ∂L/∂part_t as arrays, slot t, size × batch. */
    protected final double[][] gradients(String part) {
        return stateGradients.get(index(part)).arrays();
    }

    /** Storage for a quantity of the cell's own, such as a gate: slot t, units × batch. */
    protected final double[][] buffers() {
        return new Sequence(cell.units(), steps, batch).arrays();
    }

    // What a user calls.

    public final Cell cell() {
        return cell;
    }

    public final Parameters parameters() {
        return parameters;
    }

    public final int steps() {
        return steps;
    }

    public final int batch() {
        return batch;
    }

    /** x_t, inputs × batch, t = 1..T; write to it before {@link #forward()}. */
    public final DMatrixRMaj input(int t) {
        return input.slot(Require.between("t", t, 1, steps));
    }

    /** A part of state_t, size × batch, t = 0..T; slot 0 is the initial state, to write to. */
    public final DMatrixRMaj state(String part, int t) {
        return slot(states, part, t);
    }

    /** The output part of state_t, units × batch. */
    public final DMatrixRMaj output(int t) {
        return state(cell.output(), t);
    }

    /** What the loss itself gives to a part of state_t, ∂L/∂part_t directly; write to it before {@link #backward()}. */
    public final DMatrixRMaj lossGradient(String part, int t) {
        return slot(lossGradients, part, t);
    }

    /**
     * ∂L/∂part_t once {@link #backward()} has run: the loss at t and all that follows, the other parts of state_t held
     * still. For an LSTM, ∂L/∂s_t is thus what flows along s alone; what s_t gives to h_t stands in ∂L/∂h_t.
     */
    public final DMatrixRMaj stateGradient(String part, int t) {
        return slot(stateGradients, part, t);
    }

    /** ∂L/∂x_t, inputs × batch, once {@link #backward()} has run. */
    public final DMatrixRMaj inputGradient(int t) {
        return inputGradient.slot(Require.between("t", t, 1, steps));
    }

    /** ∂L/∂w for every parameter, summed over steps and samples, once {@link #backward()} has run. */
    public final Parameters gradient() {
        return gradient;
    }

    /** Gives each sequence of the batch its length, 1..T; without this call all have T steps. */
    public final void setLengths(int... lengths) {
        Require.that(
                lengths.length == batch,
                lengths,
                "lengths has %d entries; the batch has %d sequences.",
                lengths.length,
                batch);
        for (int b = 0; b < batch; b++) {
            Require.between("lengths[" + b + "]", lengths[b], 1, steps);
        }
        System.arraycopy(lengths, 0, this.lengths, 0, batch);
    }

    /** How many steps the sequence {@code sample} has, 1..T. */
    public final int length(int sample) {
        return lengths[Require.between("sample", sample, 0, batch - 1)];
    }

    /** Sets the initial state and what the loss gives to every state to zero. */
    public final void clear() {
        states.forEach(Sequence::setZero);
        lossGradients.forEach(Sequence::setZero);
    }

    /** Computes state_1..state_T. */
    public final void forward() {
        for (int t = 1; t <= steps; t++) {
            Require.finite("input(" + t + ")", input.slot(t));
        }
        load();
        for (int t = 1; t <= steps; t++) {
            forward(t);
            holdFinished(t);
        }
    }

    /** Computes all gradients from what the loss gives to the states; {@link #forward()} must have run. */
    public final void backward() {
        beginBackward();
        for (int t = steps; t >= 1; t--) {
            backwardStep(t);
        }
        gradient.setZero();
        accumulate(1, steps, gradient);
    }

    /** Sets ∂L/∂state_t to what the loss gives and all else to zero: the start of a backward pass step by step. */
    public final void beginBackward() {
        inputGradient.setZero();
        for (int p = 0; p < states.size(); p++) {
            stateGradients.get(p).setTo(lossGradients.get(p));
        }
    }

    /** One step of the backward pass, from ∂L/∂state_t to ∂L/∂state_{t−1}; call it for t = T, T − 1, …, 1. */
    public final void backwardStep(int t) {
        setFinishedAside(t);
        backward(t);
        passFinishedThrough(t);
    }

    /** Adds to {@code into} the gradient that the parameters receive from the steps from..to alone. */
    public final void addGradientOfSteps(int from, int to, Parameters into) {
        Require.between("from", from, 1, steps);
        Require.between("to", to, from, steps);
        accumulate(from, to, into);
    }

    /** ∂state_t/∂state_{t−1} of one sample, in named paths; beyond a sequence's length it is the identity, all carry. */
    public final void stepJacobian(int t, int sample, StepJacobian into) {
        Require.between("t", t, 1, steps);
        Require.between("sample", sample, 0, batch - 1);
        into.setZero();
        if (t > lengths[sample]) {
            cell.state().forEach(part -> Arrays.fill(into.diagonal(StepJacobian.CARRY, part.name(), part.name()), 1));
        } else {
            jacobian(t, sample, into);
        }
    }

    /** ∂row_t/∂col_t of one sample between the parts of one state, the gates held still; t is 1..length(sample). */
    public final void withinStepJacobian(int t, int sample, StepJacobian into) {
        Require.between("t", t, 1, length(sample));
        into.setZero();
        withinStep(t, sample, into);
    }

    // Sequences that have ended.

    private void holdFinished(int t) {
        for (int b = 0; b < batch; b++) {
            if (t > lengths[b]) {
                for (Sequence state : states) {
                    copyColumn(state.arrays()[t - 1], state.arrays()[t], b);
                }
            }
        }
    }

    /** A finished sequence gives its step a gradient of zero, so that nothing of it reaches weights or inputs. */
    private void setFinishedAside(int t) {
        for (int b = 0; b < batch; b++) {
            if (t > lengths[b]) {
                for (int p = 0; p < states.size(); p++) {
                    double[] gradientAtT = stateGradients.get(p).arrays()[t];
                    copyColumn(gradientAtT, setAside[p], b);
                    for (int k = b; k < gradientAtT.length; k += batch) {
                        gradientAtT[k] = 0;
                    }
                }
            }
        }
    }

    private void passFinishedThrough(int t) {
        for (int b = 0; b < batch; b++) {
            if (t > lengths[b]) {
                for (int p = 0; p < states.size(); p++) {
                    double[] before = stateGradients.get(p).arrays()[t - 1];
                    copyColumn(setAside[p], stateGradients.get(p).arrays()[t], b);
                    for (int k = b; k < before.length; k += batch) {
                        before[k] += setAside[p][k];
                    }
                }
            }
        }
    }

    private void copyColumn(double[] from, double[] to, int column) {
        for (int k = column; k < from.length; k += batch) {
            to[k] = from[k];
        }
    }

    private DMatrixRMaj slot(List<Sequence> sequences, String part, int t) {
        return sequences.get(index(part)).slot(Require.between("t", t, 0, steps));
    }

    private int index(String part) {
        List<Part> parts = cell.state();
        for (int p = 0; p < parts.size(); p++) {
            if (parts.get(p).name().equals(part)) {
                return p;
            }
        }
        throw new IllegalArgumentException("%s has no state part \"%s\"; it has %s."
                .formatted(cell.name(), part, parts.stream().map(Part::name).toList()));
    }
}
