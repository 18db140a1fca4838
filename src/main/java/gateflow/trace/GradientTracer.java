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

    private Trajectory trajectory() {
        return new Trajectory(run, sample);
    }
}
