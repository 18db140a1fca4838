package gateflow.exercise;

import gateflow.cell.Parameters;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * What students write, as a check takes it: a method of the notebook, given as a lambda. Vectors and matrices are plain
 * arrays; over time, row t is time t, and row 0 of an input is not used.
 */
public final class Written {
    private Written() {}

    /** s_0..s_T of an RNN: W units × units, U units × inputs, b and s0 one number a unit, x[t] the input of step t. */
    public interface RnnForward {
        double[][] states(double[][] w, double[][] u, double[] b, double[] s0, double[][] x);
    }

    /** The gradient of an RNN from its states s[0..T], inputs x[1..T] and what the loss gives to each state, dL[0..T]. */
    public interface RnnBackward {
        RnnGradient gradient(double[][] w, double[][] s, double[][] x, double[][] dL);
    }

    /** {short-term part, long-term part} of ∂O_T/∂w_in of one unit, O_t = tanh(w_h O_{t−1} + w_in x_t), O_0 = 0. */
    public interface Split {
        double[] parts(double wIn, double wH, double[] x);
    }

    /** ∂s_T/∂s_0 of an RNN from W and its states s[0..T]. */
    public interface JacobianProduct {
        double[][] jacobian(double[][] w, double[][] s);
    }

    /** A matrix from a matrix and a number. */
    public interface Scaling {
        double[][] scaled(double[][] w, double number);
    }

    /** Clips a gradient, given as a list of matrices, in place. */
    public interface Clipping {
        void clip(List<double[][]> gradient, double limit);
    }

    /** One step of gradient descent on one vector of weights, in place. */
    public interface Descent {
        void step(double[] weights, double[] gradient, double rate);
    }

    /** {s_t, h_t} of an LSTM from its parameters, s_{t−1}, h_{t−1} and x_t. */
    public interface LstmStep {
        double[][] step(Parameters p, double[] s, double[] h, double[] x);
    }

    /** s_t of a cell whose state is s alone, from its parameters, s_{t−1} and x_t. */
    public interface Step {
        double[] step(Parameters p, double[] s, double[] x);
    }

    /** ∂g/∂s at the point s by finite differences; row i, column j is ∂g_i/∂s_j. */
    public interface Differences {
        double[][] jacobian(UnaryOperator<double[]> g, double[] s);
    }

    /** Sums over the paths with 0..most detours, from carries c[1..T] and rests r[1..T]. */
    public interface DetourSums {
        double[] sums(double[] c, double[] r, int most);
    }

    /** Draws the biases of all units for a memory of up to {@code longest} steps, in place. */
    public interface Chrono {
        void draw(double[] forget, double[] input, int longest, Random random);
    }

    /** The share of the answers that are off by the tolerance or more. */
    public interface WrongShare {
        double share(double[] given, double[] wanted, double tolerance);
    }
}
