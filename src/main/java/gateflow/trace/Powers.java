package gateflow.trace;

import gateflow.math.Require;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * ‖W^n‖₂ and λ^n for n = 0..N, and I − W beside W; claims C2, C3.
 *
 * <p>For a normal W (W Wᵀ = Wᵀ W, so for every symmetric one) ‖W^n‖₂ = ρ^n, ρ the largest |λ|. For any other it is at
 * least that, may first grow though ρ &lt; 1, and follows ρ^n only in the long run. Logarithms are base 10 and have no
 * lower end. Source for the transient: Trefethen &amp; Embree 2005, Spectra and Pseudospectra, part IV.
 */
public final class Powers {
    private final DMatrixRMaj w;
    private final double[] log10Norms; // [n]
    private final Complex_F64[] eigenvalues; // by falling modulus

    private Powers(DMatrixRMaj w, double[] log10Norms, Complex_F64[] eigenvalues) {
        this.w = w;
        this.log10Norms = log10Norms;
        this.eigenvalues = eigenvalues;
    }

    /** The powers 0..{@code last} of a square matrix. */
    public static Powers of(DMatrixRMaj w, int last) {
        Require.finite("w", Require.shape("w", w, Require.given("w", w).numRows, w.numRows));
        Require.atLeast("last", last, 0);
        double[] norms = new double[last + 1];
        ScaledMatrix power = ScaledMatrix.identity(w.numRows);
        for (int n = 1; n <= last; n++) {
            Interruption.check();
            power = power.times(w);
            norms[n] = Spectra.log10SingularValues(power)[0];
        }
        return new Powers(w.copy(), norms, Spectra.eigenvalues(w));
    }

    /** The powers of I − W, whose eigenvalues are 1 − λ: small where W's are near 1 and the other way round. */
    public Powers complement() {
        DMatrixRMaj complement = CommonOps_DDRM.identity(w.numRows);
        CommonOps_DDRM.subtractEquals(complement, w);
        return of(complement, log10Norms.length - 1);
    }

    /** 0..N. */
    public int[] exponents() {
        return IntStream.range(0, log10Norms.length).toArray();
    }

    /** log10 ‖W^n‖₂, n = 0..N; −∞ from where W^n is zero. */
    public double[] log10Norms() {
        return log10Norms.clone();
    }

    /** log10 ρ^n, n = 0..N: what the eigenvalues alone would say. */
    public double[] log10SpectralRadii() {
        return log10EigenvaluePowers(0);
    }

    /** log10 |λ_k^n|, n = 0..N; k counts the eigenvalues from the largest. */
    public double[] log10EigenvaluePowers(int k) {
        double log10 = Math.log10(eigenvalues[Require.between("k", k, 0, eigenvalues.length - 1)].getMagnitude());
        return IntStream.range(0, log10Norms.length)
                .mapToDouble(n -> n == 0 ? 0 : n * log10)
                .toArray();
    }

    /** The largest |λ|. */
    public double spectralRadius() {
        return eigenvalues[0].getMagnitude();
    }

    /** The real parts of the eigenvalues, by falling modulus. */
    public double[] realParts() {
        return Arrays.stream(eigenvalues).mapToDouble(Complex_F64::getReal).toArray();
    }

    /** The imaginary parts of the eigenvalues, by falling modulus; conjugate pairs are neighbours. */
    public double[] imaginaryParts() {
        return Arrays.stream(eigenvalues).mapToDouble(Complex_F64::getImaginary).toArray();
    }

    /** max_n ‖W^n‖₂ over n = 0..N, as log10: 0 if no power is larger than the identity. */
    public double log10Peak() {
        return Arrays.stream(log10Norms).max().orElseThrow();
    }

    /** The first n at which ‖W^n‖₂ is largest. */
    public int peakAt() {
        double peak = log10Peak();
        return IntStream.range(0, log10Norms.length)
                .filter(n -> log10Norms[n] == peak)
                .findFirst()
                .orElseThrow();
    }

    /** ‖W Wᵀ − Wᵀ W‖ / ‖W‖² in the Frobenius norm: 0 for a normal matrix, at most √2; NaN for a zero one. */
    public double nonNormality() {
        DMatrixRMaj commutator = CommonOps_DDRM.multTransB(w, w, null);
        CommonOps_DDRM.subtractEquals(commutator, CommonOps_DDRM.multTransA(w, w, null));
        double norm = NormOps_DDRM.normF(w);
        return NormOps_DDRM.normF(commutator) / (norm * norm);
    }
}
