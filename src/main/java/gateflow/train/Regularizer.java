package gateflow.train;

/**
 * A term that is minimized beside the loss, such as weight decay or a penalty on gradients that vanish.
 *
 * <p>It is asked after each backward pass and before clipping, when the run's states and their gradients are there to
 * read. The loss in the curve is without it.
 */
@FunctionalInterface
public interface Regularizer {
    /** Adds the term's gradient to {@link Model#gradient()}. */
    void addGradient(Model model);
}
