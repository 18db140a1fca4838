package gateflow.trace;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Singular values and eigenvalues by EJML, the largest first. */
final class Spectra {
    private Spectra() {}

    static double[] singularValues(DMatrixRMaj matrix) {
        double[] ascending = SingularOps_DDRM.singularValues(matrix);
        Arrays.sort(ascending);
        return IntStream.range(0, ascending.length)
                .mapToDouble(k -> ascending[ascending.length - 1 - k])
                .toArray();
    }

    /** The eigenvalues of a square matrix by falling modulus; complex ones come in conjugate pairs. */
    static Complex_F64[] eigenvalues(DMatrixRMaj matrix) {
        int n = matrix.numRows;
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(n, false);
        Require.that(
                decomposition.decompose(matrix.copy()),
                matrix,
                "The eigenvalues of a %d × %d matrix could not be found: EJML's iteration did not converge.",
                n,
                n);
        return IntStream.range(0, n)
                .mapToObj(decomposition::getEigenvalue)
                .sorted(Comparator.comparingDouble(Complex_F64::getMagnitude).reversed())
                .toArray(Complex_F64[]::new);
    }

    /** log10 of the singular values of a matrix in log scale, the largest first. */
    static double[] log10SingularValues(ScaledMatrix matrix) {
        long exponent = matrix.commonExponent();
        return Arrays.stream(singularValues(matrix.scaledBy(exponent)))
                .map(value -> ScaledNumber.log10(value, exponent))
                .toArray();
    }

    /** log10 of the largest modulus of an eigenvalue. */
    static double log10SpectralRadius(ScaledMatrix matrix) {
        long exponent = matrix.commonExponent();
        return ScaledNumber.log10(eigenvalues(matrix.scaledBy(exponent))[0].getMagnitude(), exponent);
    }
}
