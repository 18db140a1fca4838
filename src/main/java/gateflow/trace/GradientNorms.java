package gateflow.trace;

import gateflow.cell.Part;
import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * log10 ‖∂L/∂s_t‖, log10 ‖∂L/∂h_t‖, … for t = 0..T, from one backward pass over what the loss gives to the states.
 *
 * <p>∂L/∂s_t is what {@link UnrolledCell#stateGradient} gives: the other parts of state_t held still. The norm is the
 * Euclidean one. Exact as a backward pass in double precision is, and not bounded by the range of a double: a gradient
 * of 1e−400 has the norm −400 here. Claims B2, A2.
 */
public final class GradientNorms {
    private final List<String> parts;
    private final double[][][] log10; // [part, the last one being the full state][sample][t]
    private final int steps;

    private GradientNorms(UnrolledCell run) {
        this.parts = run.cell().state().stream().map(Part::name).toList();
        this.steps = run.steps();
        this.log10 = new double[parts.size() + 1][run.batch()][steps + 1];
    }

    static GradientNorms trace(UnrolledCell run) {
        GradientNorms norms = new GradientNorms(run);
        ScaledBackward.perSample(run).walk((t, exponent) -> norms.read(run, t, exponent));
        return norms;
    }

    private void read(UnrolledCell run, int t, long[] exponent) {
        for (int b = 0; b < exponent.length; b++) {
            double[] ofParts = new double[parts.size()];
            for (int p = 0; p < ofParts.length; p++) {
                ofParts[p] = log10Norm(run.stateGradient(parts.get(p), t), b, exponent[b]);
                log10[p][b][t] = ofParts[p];
            }
            log10[parts.size()][b][t] = Log10.norm(ofParts);
        }
    }

    private static double log10Norm(DMatrixRMaj gradient, int col, long exponent) {
        return Log10.norm(IntStream.range(0, gradient.numRows)
                .mapToDouble(row -> ScaledNumber.log10(gradient.get(row, col), exponent))
                .toArray());
    }

    /** The names of the state's parts. */
    public List<String> parts() {
        return parts;
    }

    /** 0..T. */
    public int[] times() {
        return IntStream.rangeClosed(0, steps).toArray();
    }

    /** T − t for t = 0..T. */
    public int[] lags() {
        return IntStream.rangeClosed(0, steps).map(t -> steps - t).toArray();
    }

    /** log10 ‖∂L/∂state_t‖ over the full state and the whole batch, for each of the times. */
    public double[] log10Norms() {
        return overBatch(log10[parts.size()]);
    }

    /** log10 ‖∂L/∂part_t‖ over the whole batch, for each of the times. */
    public double[] log10Norms(String part) {
        return overBatch(log10[index(part)]);
    }

    /** log10 ‖∂L/∂part_t‖ of one sample, for each of the times. */
    public double[] log10Norms(String part, int sample) {
        double[][] samples = log10[index(part)];
        return samples[Require.between("sample", sample, 0, samples.length - 1)].clone();
    }

    private int index(String part) {
        return parts.indexOf(Require.oneOf("part", part, parts));
    }

    private static double[] overBatch(double[][] samples) {
        return IntStream.range(0, samples[0].length)
                .mapToDouble(t -> Log10.norm(
                        Arrays.stream(samples).mapToDouble(sample -> sample[t]).toArray()))
                .toArray();
    }
}
