package gateflow.trace;

import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * ∂L/∂w as a sum over the time step t = 1..T at which the weight acted, for every parameter; claims E3, E4.
 *
 * <p>g_t is what the parameter would receive if it were shared with no other step; Σ_t g_t = ∂L/∂w. With a loss at T
 * alone, small lags T − t are the short-term part and large ones the long-term part. Sums go over the whole batch, and T
 * is the run's number of steps. Norms are log10 of Frobenius norms, safe far below 1e−308. The share by projection is
 * ⟨g_t, g⟩ / ‖g‖²: it sums to 1 over t, and a negative one works against the gradient. The share by norm is ‖g_t‖ / Σ ‖g_k‖:
 * it is never negative and says how large a term is, not whether it helps. Each is NaN if what it is a share of is zero.
 */
public final class StepGradients {
    private final Map<String, double[]> log10Norms = new LinkedHashMap<>(); // [t − 1]
    private final Map<String, double[]> projections = new LinkedHashMap<>(); // the same
    private final int steps;

    private StepGradients(UnrolledCell run) {
        this.steps = run.steps();
        for (String name : run.parameters().names()) {
            log10Norms.put(name, new double[steps]);
            projections.put(name, new double[steps]);
        }
    }

    static StepGradients trace(UnrolledCell run) {
        run.backward();
        Parameters whole = run.gradient().copy();
        StepGradients gradients = new StepGradients(run);
        eachStep(run, (t, exponent, ofStep) -> {
            for (String name : whole.names()) {
                ScaledMatrix part = ScaledMatrix.of(ofStep.get(name), exponent);
                ScaledMatrix sum = ScaledMatrix.of(whole.get(name));
                gradients.log10Norms.get(name)[t - 1] = part.log10Norm();
                gradients.projections.get(name)[t - 1] = part.inner(sum).dividedBy(sum.inner(sum));
            }
        });
        return gradients;
    }

    /** The terms of one entry of one parameter, t = 1..T; they sum to its ∂L/∂w. */
    static double[] ofEntry(UnrolledCell run, String name, int row, int col) {
        DMatrixRMaj matrix = run.parameters().get(name);
        Require.between("row", row, 0, matrix.numRows - 1);
        Require.between("col", col, 0, matrix.numCols - 1);
        double[] terms = new double[run.steps()];
        eachStep(
                run,
                (t, exponent, ofStep) ->
                        terms[t - 1] = ScaledNumber.shift(ofStep.get(name).get(row, col), exponent));
        return terms;
    }

    /** Told once for each t = T..1; the true g_t of a parameter is {@code ofStep}'s · 2^exponent. */
    @FunctionalInterface
    private interface Visitor {
        void visit(int t, long exponent, Parameters ofStep);
    }

    private static void eachStep(UnrolledCell run, Visitor visitor) {
        Parameters ofStep = run.gradient().zerosLike();
        ScaledBackward.perBatch(run).walk((t, exponent) -> {
            if (t >= 1) {
                ofStep.setZero();
                run.addGradientOfSteps(t, t, ofStep);
                visitor.visit(t, exponent[0], ofStep);
            }
        });
    }

    /** 1..T. */
    public int[] times() {
        return IntStream.rangeClosed(1, steps).toArray();
    }

    /** T − t for t = 1..T. */
    public int[] lags() {
        return IntStream.rangeClosed(1, steps).map(t -> steps - t).toArray();
    }

    /** log10 ‖g_t‖ of one parameter, such as {@code W}, for each of the times. */
    public double[] log10Norms(String name) {
        return of(log10Norms, name);
    }

    /** ⟨g_t, g⟩ / ‖g‖² of one parameter for each of the times; sums to 1. */
    public double[] sharesByProjection(String name) {
        return of(projections, name);
    }

    /** ‖g_t‖ / Σ ‖g_k‖ of one parameter for each of the times; sums to 1. */
    public double[] sharesByNorm(String name) {
        double[] log10 = of(log10Norms, name);
        double largest = Arrays.stream(log10).max().orElseThrow();
        double[] norms = Arrays.stream(log10)
                .map(norm -> Math.pow(10, norm - largest)) // against the largest: no sum of numbers below 1e−308
                .toArray();
        double sum = Arrays.stream(norms).sum();
        return Arrays.stream(norms).map(norm -> norm / sum).toArray();
    }

    private static double[] of(Map<String, double[]> values, String name) {
        return values.get(Require.oneOf("name", name, values.keySet())).clone();
    }
}
