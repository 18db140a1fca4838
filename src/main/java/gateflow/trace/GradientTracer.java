package gateflow.trace;

import gateflow.cell.UnrolledCell;

/**
 * The entrance to all tracers: {@code GradientTracer.of(run).jacobianNorms()}.
 *
 * <p>The run must have been {@link UnrolledCell#forward() forward}; a tracer reads what that pass left. Each method takes
 * one account of the gradient and returns it as an immutable result. Any {@link gateflow.cell.Cell} will do, also one
 * that does not split its Jacobian: it then has one path, "step", and no carry. A long trace can be interrupted and then
 * throws a {@link java.util.concurrent.CancellationException}.
 */
public final class GradientTracer {
    private final UnrolledCell run;
    private final int sample;

    private GradientTracer(UnrolledCell run, int sample) {
        new Trajectory(run, sample); // refuses a bad run or sample here, not at the first tracer
        this.run = run;
        this.sample = sample;
    }

    /** Traces the first sample of the batch. */
    public static GradientTracer of(UnrolledCell run) {
        return of(run, 0);
    }

    /** Traces one sample of the batch, 0..batch − 1; T then is that sample's own length. */
    public static GradientTracer of(UnrolledCell run, int sample) {
        return new GradientTracer(run, sample);
    }

    /**
     * ‖∂L/∂s_t‖ and ‖∂L/∂h_t‖ for every t, from what the loss gives to the states, for every sample and over the batch.
     *
     * <p>It runs backward and leaves the run as {@link UnrolledCell#backward()} does.
     */
    public GradientNorms gradientNorms() {
        return GradientNorms.trace(run);
    }

    /** ‖∂state_T/∂state_t‖ for every t, in little memory. */
    public JacobianNorms jacobianNorms() {
        return JacobianNorms.trace(trajectory());
    }

    /** ∂state_T/∂state_t for every t, kept whole, with singular values, spectral radius and condition. */
    public Jacobians jacobians() {
        return Jacobians.trace(trajectory());
    }

    /** The Lyapunov exponents over all steps. */
    public LyapunovExponents lyapunovExponents() {
        return lyapunovExponents(0);
    }

    /** The Lyapunov exponents over the steps after the first {@code burnIn}, 0..T − 1, which only turn the directions. */
    public LyapunovExponents lyapunovExponents(int burnIn) {
        return LyapunovExponents.trace(trajectory(), burnIn);
    }

    /** ∂state_T/∂state_t by the number of detours, 0..{@code max} told apart and the rest summed; max is 0..T. */
    public Detours detours(int max) {
        return Detours.trace(trajectory(), Block.whole(run.cell()), max);
    }

    /** The same for one block, such as ∂s_T/∂s_t with rowPart and colPart {@code s}. */
    public Detours detours(int max, String rowPart, String colPart) {
        return Detours.trace(trajectory(), Block.of(run.cell(), rowPart, colPart), max);
    }

    /**
     * ∂L/∂w of every parameter by the step at which the weight acted, from what the loss gives to the states, over the
     * whole batch.
     *
     * <p>It runs backward and leaves the run as {@link UnrolledCell#backward()} does.
     */
    public StepGradients stepGradients() {
        return StepGradients.trace(run);
    }

    /** The terms of one entry of one parameter, t = 1..T at index t − 1, which sum to its ∂L/∂w; over the whole batch. */
    public double[] stepGradients(String parameter, int row, int col) {
        return StepGradients.ofEntry(run, parameter, row, col);
    }

    /** Exact ds_t/ds_{t−1} beside diag(f_t), for the first part of the state. */
    public WorstCaseAudit worstCase() {
        return worstCase(run.cell().state().get(0).name());
    }

    /** The same for another part, such as {@code 2.s} in a stack. */
    public WorstCaseAudit worstCase(String part) {
        return WorstCaseAudit.trace(trajectory(), part);
    }

    /** What is left of s_1 in s_T beside the gradient of s_T that reaches s_1, for the first part of the state. */
    public UnitMemory unitMemory() {
        return unitMemory(run.cell().state().get(0).name(), Math.min(1, run.length(sample) - 1));
    }

    /** The same for a part of the state and from any step 0..T − 1. */
    public UnitMemory unitMemory(String part, int from) {
        return UnitMemory.trace(trajectory(), part, from);
    }

    /** The powers W^n, n = 0..{@code last}, of a square parameter, such as {@code W} or {@code W_f}. */
    public Powers powers(String parameter, int last) {
        return Powers.of(run.parameters().get(parameter), last);
    }

    /** The textbook bound (σ_max(W) · max φ′)^k of a plain or residual RNN beside ‖∂s_T/∂s_{T−k}‖₂. */
    public NormBounds normBounds() {
        return normBounds(NormBounds.textbookFactor(trajectory()));
    }

    /** The bound factor^k beside ‖∂state_T/∂state_{T−k}‖₂, for any cell. */
    public NormBounds normBounds(double factor) {
        return NormBounds.trace(trajectory(), factor);
    }

    private Trajectory trajectory() {
        return new Trajectory(run, sample);
    }
}
