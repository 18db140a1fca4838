package gateflow.cell;

import gateflow.math.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
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
    private final List<Part> parts;
    private final Sequence[] states; // in the order of parts, and so the gradients
    private final Sequence[] lossGradients;
    private final Sequence[] stateGradients;
    private final Parameters gradient;
    private final FinishedSequences finished;
    private final Map<String, double[][]> gates = new LinkedHashMap<>();
    private JacobianProbe probe;

    /** Makes the buffers; refuses parameters that do not fit the cell. */
    protected UnrolledCell(Cell cell, Parameters parameters, int steps, int batch) {
        this.cell = Require.given("cell", cell);
        this.parameters = Require.given("parameters", parameters).requireFor(cell);
        this.steps = Require.positive("steps", steps);
        this.batch = Require.positive("batch", batch);
        this.input = new Sequence(cell.inputs(), steps, batch);
        this.inputGradient = new Sequence(cell.inputs(), steps, batch);
        this.parts = cell.state();
        this.states = zeros();
        this.lossGradients = zeros();
        this.stateGradients = zeros();
        this.gradient = Parameters.zeros(cell.shapes());
        this.finished = new FinishedSequences(states, steps, batch);
    }

    /**
     * For a cell that is made of layers: its states are theirs, in order, and its input is that of the first; each
     * further layer reads and writes the storage of the output below, so that nothing is copied between them.
     */
    UnrolledCell(Cell cell, Parameters parameters, List<UnrolledCell> layers) {
        UnrolledCell first = layers.get(0);
        this.cell = cell;
        this.parameters = parameters;
        this.steps = first.steps;
        this.batch = first.batch;
        this.input = first.input;
        this.inputGradient = first.inputGradient;
        this.parts = cell.state();
        this.states = joined(layers, layer -> layer.states);
        this.lossGradients = joined(layers, layer -> layer.lossGradients);
        this.stateGradients = joined(layers, layer -> layer.stateGradients);
        this.gradient = Parameters.zeros(cell.shapes());
        this.finished = new FinishedSequences(states, steps, batch);
        for (int l = 1; l < layers.size(); l++) {
            UnrolledCell below = layers.get(l - 1);
            int output = below.index(below.cell.output());
            layers.get(l).input.share(below.states[output]);
            layers.get(l).inputGradient.share(below.stateGradients[output]);
        }
    }

    /** Shows the gates of a layer under their names with {@code prefix}. */
    final void showGates(String prefix, UnrolledCell layer) {
        layer.gates.forEach((name, values) -> gates.put(prefix + name, values));
    }

    private Sequence[] zeros() {
        return parts.stream()
                .map(part -> new Sequence(part.size(), steps, batch))
                .toArray(Sequence[]::new);
    }

    private static Sequence[] joined(List<UnrolledCell> layers, Function<UnrolledCell, Sequence[]> sequences) {
        return layers.stream().map(sequences).flatMap(Stream::of).toArray(Sequence[]::new);
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
        return states[index(part)].arrays();
    }

    /** ∂L/∂part_t as arrays, slot t, size × batch. */
    protected final double[][] gradients(String part) {
        return stateGradients[index(part)].arrays();
    }

    /** Storage for a gate, or for the candidate, that {@link #gate} then shows: slot t, units × batch. */
    protected final double[][] gates(String name) {
        double[][] values = buffers();
        gates.put(name, values);
        return values;
    }

    /** Storage for a quantity of the cell's own: slot t, units × batch. */
    protected final double[][] buffers() {
        return new double[steps + 1][cell.units() * batch];
    }

    /**
     * One sample of a quantity that is units × batch, one number a unit: {@code entry} is asked for it at the places of
     * the arrays that hold this sample. A derivative written once for {@link #backward(int)} so serves
     * {@link #jacobian(int, int, StepJacobian)} too.
     */
    protected final double[] ofSample(int sample, IntToDoubleFunction entry) {
        double[] column = new double[cell.units()];
        for (int j = 0; j < column.length; j++) {
            column[j] = entry.applyAsDouble(j * batch + sample);
        }
        return column;
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

    /** The names that {@link #gate} knows, in the order of the equations: of an LSTM "o", "i", "f" and "candidate". */
    public final List<String> gates() {
        return List.copyOf(gates.keySet());
    }

    /**
     * A gate, or the candidate s̃, as {@link #forward()} left it at step t: units × batch, t = 1..T. Beyond a sequence's
     * length it means nothing.
     */
    public final DMatrixRMaj gate(String name, int t) {
        double[][] values = gates.get(name);
        Require.that(values != null, name, "%s has no gate \"%s\"; it has %s.", cell.name(), name, gates.keySet());
        double[] atT = values[Require.between("t", t, 1, steps)];
        return DMatrixRMaj.wrap(atT.length / batch, batch, atT);
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

    /** Gives each sequence of the batch its length, 0..T; without this call all have T steps. */
    public final void setLengths(int... lengths) {
        finished.setLengths(lengths);
    }

    /** How many steps the sequence {@code sample} has, 0..T. */
    public final int length(int sample) {
        return finished.length(Require.between("sample", sample, 0, batch - 1));
    }

    /** Sets the initial state and what the loss gives to every state to zero. */
    public final void clear() {
        for (int p = 0; p < states.length; p++) {
            states[p].setZero();
            lossGradients[p].setZero();
        }
    }

    /** Computes state_1..state_T. */
    public final void forward() {
        input.requireFinite("The input", "x", 1, steps);
        for (int p = 0; p < states.length; p++) {
            states[p].requireFinite("The state", parts.get(p).name(), 0, 0);
        }
        load();
        for (int t = 1; t <= steps; t++) {
            forward(t);
            finished.hold(t, states);
        }
    }

    /** Computes all gradients from what the loss gives to the states; {@link #forward()} must have run. */
    public final void backward() {
        beginBackward();
        for (int t = steps; t >= 1; t--) {
            maskedBackward(t);
        }
        gradient.setZero();
        accumulate(1, steps, gradient);
    }

    /** Sets ∂L/∂state_t to what the loss gives and all else to zero: the start of a backward pass step by step. */
    public final void beginBackward() {
        inputGradient.setZero();
        for (int p = 0; p < states.length; p++) {
            lossGradients[p].requireFinite("The loss gradient of", parts.get(p).name(), 0, steps);
            stateGradients[p].setTo(lossGradients[p]);
        }
    }

    /** One step of the backward pass, from ∂L/∂state_t to ∂L/∂state_{t−1}; call it for t = T, T − 1, …, 1. */
    public final void backwardStep(int t) {
        maskedBackward(Require.between("t", t, 1, steps));
    }

    private void maskedBackward(int t) {
        finished.setAside(t, stateGradients);
        backward(t);
        finished.passThrough(t, stateGradients);
    }

    /** Adds to {@code into} the gradient that the parameters receive from the steps from..to alone. */
    public final void addGradientOfSteps(int from, int to, Parameters into) {
        Require.between("from", from, 1, steps);
        Require.between("to", to, from, steps);
        gradient.requireSameShapes(into);
        accumulate(from, to, into);
    }

    /** ∂state_t/∂state_{t−1} of one sample, in named paths; beyond a sequence's length it is the identity, all carry. */
    public final void stepJacobian(int t, int sample, StepJacobian into) {
        Require.between("t", t, 1, steps);
        Require.between("sample", sample, 0, batch - 1);
        Require.given("into", into).requireFor(cell);
        into.setZero();
        if (finished.finished(sample, t)) {
            parts.forEach(part -> into.addIdentity(StepJacobian.CARRY, part.name(), part.name()));
        } else {
            jacobian(t, sample, into);
        }
    }

    private DMatrixRMaj slot(Sequence[] sequences, String part, int t) {
        return sequences[index(part)].slot(Require.between("t", t, 0, steps));
    }

    private int index(String part) {
        for (int p = 0; p < parts.size(); p++) {
            if (parts.get(p).name().equals(part)) {
                return p;
            }
        }
        throw new IllegalArgumentException("%s has no state part \"%s\"; it has %s."
                .formatted(cell.name(), part, parts.stream().map(Part::name).toList()));
    }
}
