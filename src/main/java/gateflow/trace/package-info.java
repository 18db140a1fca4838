/**
 * Tracers: an exact account of where a gradient goes on its way back through time.
 *
 * <p>{@link gateflow.trace.GradientTracer} is the entrance. It takes a run that has been forward, and each of its
 * methods returns a small immutable result of plain arrays. Norms come as log10, because a product over a thousand steps
 * leaves the range of a double: 1e−400 is a number on a chart here and not 0. The log10 of an exact zero is −∞.
 *
 * <p>An array over time has one entry for each of {@code times()}, and {@code lags()} gives T − t for each. T is the
 * sample's own length. A tracer reads the values of the last forward pass: after a change of parameters, run forward again.
 *
 * <p>Notation: J_t = ∂state_t/∂state_{t−1} over the full state, split into the carry C_t and the rest R_t; a detour is a
 * step on which a path takes the rest. ‖·‖ is the Frobenius norm and ‖·‖₂ the largest singular value.
 */
package gateflow.trace;
