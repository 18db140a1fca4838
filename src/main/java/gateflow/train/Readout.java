package gateflow.train;

import gateflow.cell.Initializer;
import gateflow.cell.Parameters;
import gateflow.cell.Shape;
import gateflow.cell.UnrolledCell;
import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * The linear layer on a cell's output: y_t = V h_t + c, with s_t in place of h_t where a cell's output is s_t.
 *
 * <p>V is outputs × units and c outputs × 1: the letters of the course that lectures A and B belong to; PyTorch calls
 * them a {@code Linear} layer's weight and bias. After construction nothing allocates.
 */
public final class Readout {
    private final int outputs;
    private final Parameters parameters;
    private final Parameters gradient;
    private final DMatrixRMaj v;
    private final DMatrixRMaj c;
    private final DMatrixRMaj dv;
    private final DMatrixRMaj dc;
    private final DMatrixRMaj[] h; // the cell's output, units × batch, slot t
    private final DMatrixRMaj[] dh; // what the loss gives to it
    private final DMatrixRMaj[] y; // outputs × batch, slot t
    private final DMatrixRMaj[] dy; // ∂L/∂y_t

    /** Reads the outputs of {@code run} by V and c; the number of outputs is that of V's rows. */
    public Readout(UnrolledCell run, Parameters parameters) {
        Require.given("run", run);
        this.parameters = Require.given("parameters", parameters);
        this.v = parameters.get("V");
        this.c = parameters.get("c");
        this.outputs = v.numRows;
        Require.shape("V", v, outputs, run.cell().units());
        Require.shape("c", c, outputs, 1);
        this.gradient = parameters.zerosLike();
        this.dv = gradient.get("V");
        this.dc = gradient.get("c");
        String part = run.cell().output();
        this.h = slots(run, t -> run.output(t));
        this.dh = slots(run, t -> run.lossGradient(part, t));
        this.y = slots(run, t -> new DMatrixRMaj(outputs, run.batch()));
        this.dy = slots(run, t -> new DMatrixRMaj(outputs, run.batch()));
    }

    private static DMatrixRMaj[] slots(UnrolledCell run, IntFunction<DMatrixRMaj> slot) {
        return IntStream.rangeClosed(0, run.steps()).mapToObj(slot).toArray(DMatrixRMaj[]::new);
    }

    /** The names and shapes of its parameters, V and c. */
    public static List<Shape> shapes(int units, int outputs) {
        return List.of(new Shape("V", outputs, units), new Shape("c", outputs, 1));
    }

    /** Fresh V and c, each entry drawn evenly from ±1/√units; the customary start, also PyTorch's. */
    public static Parameters newParameters(int units, int outputs, Random random) {
        return Parameters.zeros(shapes(units, outputs)).fill(Initializer.uniform(1 / Math.sqrt(units)), random);
    }

    public int outputs() {
        return outputs;
    }

    /** V and c. */
    public Parameters parameters() {
        return parameters;
    }

    /** ∂L/∂V and ∂L/∂c, summed over the steps of {@link #backward} since {@link #clearGradient}. */
    public Parameters gradient() {
        return gradient;
    }

    /** Sets ∂L/∂V and ∂L/∂c to zero. */
    public void clearGradient() {
        dv.zero();
        dc.zero();
    }

    /** y_t = V h_t + c, outputs × batch, t = 0..T; the cell must have run. */
    public DMatrixRMaj forward(int t) {
        DMatrixRMaj yt = y[t];
        Kernels.product(v, h[t].data, yt.data);
        for (int i = 0; i < outputs; i++) {
            for (int k = i * yt.numCols; k < (i + 1) * yt.numCols; k++) {
                yt.data[k] += c.data[i];
            }
        }
        return yt;
    }

    /** ∂L/∂y_t, outputs × batch, to write to before {@link #backward}. */
    public DMatrixRMaj outputGradient(int t) {
        return dy[t];
    }

    /**
     * From ∂L/∂y_t: adds to ∂L/∂V and ∂L/∂c, and sets what the loss gives to the cell's output at step t. Returns whether
     * that is finite.
     */
    public boolean backward(int t) {
        DMatrixRMaj dyt = dy[t];
        Kernels.transposedProduct(v, dyt.data, dh[t].data); // ∂L/∂h_t = Vᵀ ∂L/∂y_t
        Kernels.addOuterProduct(dyt.data, h[t].data, dv); // ∂L/∂V += ∂L/∂y_t h_tᵀ
        for (int i = 0; i < outputs; i++) {
            for (int k = i * dyt.numCols; k < (i + 1) * dyt.numCols; k++) {
                dc.data[i] += dyt.data[k]; // ∂L/∂c += ∂L/∂y_t
            }
        }
        return !MatrixFeatures_DDRM.hasUncountable(dh[t]);
    }

    /** Says that the loss gives nothing to the cell's output at step t. */
    public void backwardNothing(int t) {
        dh[t].zero();
    }
}
