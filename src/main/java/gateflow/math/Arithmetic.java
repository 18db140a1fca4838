package gateflow.math;

import org.ejml.data.DMatrixRMaj;

/**
 * What {@link Kernels} is made of, written twice: {@link PlainArithmetic} as loops for the just-in-time compiler,
 * {@code VectorArithmetic} on the Vector API. Both keep the contracts that stand in Kernels.
 */
interface Arithmetic {
    LinearMap linearMap(int rows, int cols, int batch);

    /** y = a x, for a (m × k), x (k × n), y (m × n), with the strides of the rows of x and y; y begins at {@code fromY}. */
    void product(DMatrixRMaj a, double[] x, int n, int strideX, double[] y, int fromY, int strideY);

    /** y[place + i strideY + j] += scale[i] x[i, j], for the rows i = from..to − 1. */
    void addScaledRows(double[] scale, DMatrixRMaj x, int from, int to, double[] y, int place, int strideY);

    /** y[i, colY + j] += x[i, colX + j] scale[j], for the rows i = from..to − 1. */
    void addScaledColumns(DMatrixRMaj x, int colX, double[] scale, int from, int to, DMatrixRMaj y, int colY);

    /** largest[i] = max_j |x[i, j]|; NaN if one of them is NaN. */
    void rowMaxima(DMatrixRMaj x, double[] largest);

    /** squares[i] = Σ_j x[row + i, col + j]², over {@code cols} columns, for every entry of squares. */
    void rowSquares(DMatrixRMaj x, int row, int col, int cols, double[] squares);

    /** y[k] = tanh z[offset + k], to within 2 ulp. */
    void tanh(double[] z, int offset, double[] y);

    /** y[k] = σ(z[offset + k]), to within 2 ulp. */
    void logistic(double[] z, int offset, double[] y);
}
