package gateflow.exercise;

/**
 * What a student's backward pass of an RNN returns.
 *
 * @param W ∂L/∂W, units × units
 * @param U ∂L/∂U, units × inputs
 * @param b ∂L/∂b, one number a unit
 * @param s0 ∂L/∂s_0, one number a unit
 */
public record RnnGradient(double[][] W, double[][] U, double[] b, double[] s0) {}
