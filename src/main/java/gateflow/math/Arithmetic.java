package gateflow.math;

import org.ejml.data.DMatrixRMaj;

/**
 * What {@link Kernels} is made of, written twice: {@link PlainArithmetic} as loops for the just-in-time compiler,
 * {@code VectorArithmetic} on the Vector API. Both keep the contracts that stand in Kernels.
 */
interface Arithmetic {
    LinearMap linearMap(int rows, int cols, int batch);

    /** y = a x, for a (m × k), x (k × n), y (m × n). */
    void product(DMatrixRMaj a, double[] x, double[] y);

    /** y[k] = tanh z[offset + k], to within 2 ulp. */
    void tanh(double[] z, int offset, double[] y);

    /** y[k] = σ(z[offset + k]), to within 2 ulp. */
    void logistic(double[] z, int offset, double[] y);
}
