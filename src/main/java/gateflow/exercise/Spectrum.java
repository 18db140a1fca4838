package gateflow.exercise;

import org.ejml.simple.SimpleMatrix;

/** Eigenvalues and singular values of what a student gives. */
final class Spectrum {
    private Spectrum() {}

    /** The largest |λ|. */
    static double radius(double[][] w) {
        return Grids.matrix(w).eig().getEigenvalues().stream()
                .mapToDouble(value -> value.getMagnitude())
                .max()
                .orElseThrow();
    }

    /** The largest singular value. */
    static double norm(double[][] w) {
        return norm(Grids.matrix(w));
    }

    static double norm(SimpleMatrix w) {
        return w.svd().getSingularValues()[0];
    }

    /** The largest ‖Wⁿ‖, n = 1..most. */
    static double peak(double[][] w, int most) {
        SimpleMatrix matrix = Grids.matrix(w);
        SimpleMatrix power = matrix;
        double peak = norm(power);
        for (int n = 2; n <= most; n++) {
            power = power.mult(matrix);
            peak = Math.max(peak, norm(power));
        }
        return peak;
    }

    /** Whether W Wᵀ = Wᵀ W. */
    static boolean isNormal(double[][] w) {
        SimpleMatrix matrix = Grids.matrix(w);
        SimpleMatrix apart =
                matrix.mult(matrix.transpose()).minus(matrix.transpose().mult(matrix));
        return apart.normF() <= 1e-9 * Math.max(1, matrix.normF() * matrix.normF());
    }
}
