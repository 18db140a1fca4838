package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * ∂state_T/∂state_t for t = 0..T, kept whole, with singular values, spectral radius and condition; claims B2, C2.
 *
 * <p>Over the full state it is n × n; {@link #block} cuts out ∂s_T/∂s_t and its like, with the other parts of state_t held
 * still. Logarithms are base 10 and safe far below 1e−308. A singular value far below the largest one, by more than
 * about 1e−15, is noise in any decomposition of a product; for the small ones use {@link LyapunovExponents}.
 */
public final class Jacobians {
    private final Cell cell;
    private final int[] lags;
    private final ScaledMatrix[] products; // [t]

    private Jacobians(Cell cell, int[] lags, ScaledMatrix[] products) {
        this.cell = cell;
        this.lags = lags;
        this.products = products;
    }

    static Jacobians trace(Trajectory trajectory) {
        long n = trajectory.cell().stateSize();
        int last = trajectory.last();
        Heap.require("jacobians()", last + 1L, n * n, "jacobianNorms(), which needs a few, however long the run is");
        ScaledMatrix[] products = new ScaledMatrix[last + 1];
        products[last] = ScaledMatrix.identity((int) n);
        for (int t = last - 1; t >= 0; t--) {
            products[t] = products[t + 1].times(trajectory.step(t + 1)::totalProduct);
        }
        return new Jacobians(trajectory.cell(), trajectory.lags(), products);
    }

    /** ∂rowPart_T/∂colPart_t alone, for every t; to be taken from the full state. */
    public Jacobians block(String rowPart, String colPart) {
        Block block = Block.of(cell, rowPart, colPart);
        Require.that(
                products[0].rows() == cell.stateSize() && products[0].cols() == cell.stateSize(),
                block,
                "block(\"%s\", \"%s\") is asked of a block; take it from the Jacobians of the full state.",
                rowPart,
                colPart);
        return new Jacobians(
                cell,
                lags,
                Arrays.stream(products).map(product -> product.block(block)).toArray(ScaledMatrix[]::new));
    }

    /** 0..T. */
    public int[] times() {
        return Arrays.stream(lags).map(lag -> lags[0] - lag).toArray();
    }

    /** T − t for t = 0..T. */
    public int[] lags() {
        return lags.clone();
    }

    /** ∂state_T/∂state_t as plain numbers; an entry too small for a double is 0, one too large ±∞. */
    public DMatrixRMaj at(int t) {
        return product(t).values();
    }

    /** log10 of the singular values of ∂state_T/∂state_t, the largest first; −∞ for 0. */
    public double[] log10SingularValues(int t) {
        return Spectra.log10SingularValues(product(t));
    }

    /** log10 ‖∂state_T/∂state_t‖₂, the largest singular value, for each of the times. */
    public double[] log10SpectralNorms() {
        return overTime(product -> Spectra.log10SingularValues(product)[0]);
    }

    /** log10 of σ_max/σ_min for each of the times; +∞ if singular, NaN for a zero matrix. Noise above about 15. */
    public double[] log10Conditions() {
        return overTime(product -> {
            double[] values = Spectra.log10SingularValues(product);
            return values[0] - values[values.length - 1];
        });
    }

    /** log10 of the largest |eigenvalue| of ∂state_T/∂state_t for each of the times; the block must be square. */
    public double[] log10SpectralRadii() {
        Require.that(
                products[0].rows() == products[0].cols(),
                products,
                "The block is %d × %d; only a square one has eigenvalues.",
                products[0].rows(),
                products[0].cols());
        return overTime(Spectra::log10SpectralRadius);
    }

    private ScaledMatrix product(int t) {
        return products[Require.between("t", t, 0, products.length - 1)];
    }

    private double[] overTime(ToDoubleFunction<ScaledMatrix> value) {
        return Arrays.stream(products)
                .peek(product -> Interruption.check())
                .mapToDouble(value)
                .toArray();
    }
}
