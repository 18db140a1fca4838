package gateflow.report;

import static gateflow.report.TableParts.integers;
import static gateflow.report.TableParts.numbers;
import static gateflow.report.TableParts.stacked;

import gateflow.math.Require;
import gateflow.trace.Jacobians;
import gateflow.trace.LyapunovExponents;
import gateflow.trace.NormBounds;
import gateflow.trace.Powers;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What a matrix does to a gradient, its singular values, eigenvalues, powers and bounds, as Tablesaw tables, one observation
 * a row, ready for {@link Charts}.
 *
 * <p>{@code rank} counts from 1, the largest first. A column named {@code log10 …} wants a chart's {@link Chart#exponentY()}.
 */
public final class SpectrumTables {
    private SpectrumTables() {}

    /**
     * Size, spectral radius and condition of ∂state_T/∂state_t; of square Jacobians.
     *
     * @return columns {@code t}, {@code steps back}, {@code log10 norm} (the largest singular value), {@code log10 radius} and
     *     {@code log10 condition}
     */
    public static Table spectra(Jacobians trace) {
        return Table.create(
                "Spectrum of the Jacobian",
                integers("t", Require.given("trace", trace).times()),
                integers("steps back", trace.lags()),
                numbers("log10 norm", trace.log10SpectralNorms()),
                numbers("log10 radius", trace.log10SpectralRadii()),
                numbers("log10 condition", trace.log10Conditions()));
    }

    /**
     * All singular values of ∂state_T/∂state_t: how much each direction of state_t still moves state_T.
     *
     * @return columns {@code t}, {@code steps back}, {@code rank} and {@code log10 singular value}
     */
    public static Table singularValues(Jacobians trace) {
        int last = Require.given("trace", trace).lags()[0];
        return stacked("Singular values of the Jacobian", "t", 0, last, t -> {
            double[] values = trace.log10SingularValues(t);
            return Table.create(
                    integers("steps back", TableParts.repeated(last - t, values.length)),
                    ranks(values.length),
                    numbers("log10 singular value", values));
        });
    }

    /**
     * The Lyapunov exponents, the largest first.
     *
     * @return columns {@code rank}, {@code exponent in nats a step} and {@code factor a step}, e to that power
     */
    public static Table lyapunov(LyapunovExponents trace) {
        double[] values = Require.given("trace", trace).values();
        return Table.create(
                "Lyapunov exponents over " + trace.steps() + " steps",
                ranks(values.length),
                numbers("exponent in nats a step", values),
                numbers("factor a step", DoubleStream.of(values).map(Math::exp).toArray()));
    }

    /**
     * ‖W^n‖₂ beside the power of the spectral radius.
     *
     * @return columns {@code n}, {@code log10 norm} and {@code log10 radius^n}
     */
    public static Table powers(Powers trace) {
        return Table.create(
                "Powers of W",
                integers("n", Require.given("trace", trace).exponents()),
                numbers("log10 norm", trace.log10Norms()),
                numbers("log10 radius^n", trace.log10SpectralRadii()));
    }

    /**
     * The eigenvalues of W itself.
     *
     * @return columns {@code rank}, {@code real part}, {@code imaginary part} and {@code modulus}
     */
    public static Table eigenvalues(Powers trace) {
        double[] real = Require.given("trace", trace).realParts();
        double[] imaginary = trace.imaginaryParts();
        return Table.create(
                "Eigenvalues of W",
                ranks(real.length),
                numbers("real part", real),
                numbers("imaginary part", imaginary),
                numbers(
                        "modulus",
                        IntStream.range(0, real.length)
                                .mapToDouble(k -> Math.hypot(real[k], imaginary[k]))
                                .toArray()));
    }

    /**
     * The bounds on ‖∂state_T/∂state_t‖₂ beside the truth, by time.
     *
     * @return columns {@code t}, {@code steps back}, {@code log10 truth}, {@code log10 stepwise}, {@code log10 textbook} and
     *     {@code log10 gap}
     */
    public static Table bounds(NormBounds trace) {
        return Table.create(
                "Bounds on the Jacobian",
                integers("t", Require.given("trace", trace).times()),
                integers("steps back", trace.lags()),
                numbers("log10 truth", trace.log10Truths()),
                numbers("log10 stepwise", trace.log10Stepwise()),
                numbers("log10 textbook", trace.log10Textbook()),
                numbers("log10 gap", trace.log10Gaps()));
    }

    private static IntColumn ranks(int count) {
        return integers("rank", IntStream.rangeClosed(1, count).toArray());
    }
}
