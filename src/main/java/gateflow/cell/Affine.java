package gateflow.cell;

import gateflow.math.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * z_t = W h_{t−1} + U x_t + b for one or several gates that read the same two vectors, forward and backward.
 *
 * <p>The gates' weights are joined into one matrix [W U b] and what they read into one vector v_t = [h_{t−1}; x_t; 1],
 * so that a step costs one product, whatever the number of gates. Gate {@code g} owns rows {@code g·units …} of z_t;
 * {@link #offset} says where they start.
 */
public final class Affine {
    private final List<String> gates;
    private final int units;
    private final int batch;
    private final Parameters parameters;
    private final DMatrixRMaj joined; // [W U b], gates·units × (recurrent + inputs + 1)
    private final DMatrixRMaj joinedGradient; // the same shape
    private final double[][] v; // v[t] = [h_{t−1}; x_t; 1], (recurrent + inputs + 1) × batch
    private final double[][] dz; // dz[t] = ∂L/∂z_t, gates·units × batch
    private final double[] z; // z_t of the step at hand, gates·units × batch
    private final double[] dv; // ∂L/∂v_t of the step at hand

    /**
     * Prepares buffers for the gates with these suffixes: {@code "f"} stands for W_f, U_f and b_f, the empty suffix for
     * W, U and b.
     */
    public Affine(Parameters parameters, List<String> gates, int steps, int batch) {
        DMatrixRMaj w = parameters.get(named("W", gates.get(0)));
        int columns = w.numCols + parameters.get(named("U", gates.get(0))).numCols + 1;
        this.parameters = parameters;
        this.gates = List.copyOf(gates);
        this.units = w.numRows;
        this.batch = batch;
        this.joined = new DMatrixRMaj(gates.size() * units, columns);
        this.joinedGradient = new DMatrixRMaj(gates.size() * units, columns);
        this.v = new double[steps + 1][columns * batch];
        this.dz = new double[steps + 1][gates.size() * units * batch];
        this.z = new double[gates.size() * units * batch];
        this.dv = new double[columns * batch];
    }

    /** The parameters of the gates with these suffixes: W (units × units), U (units × inputs) and b (units × 1) each. */
    public static List<Shape> shapes(int inputs, int units, List<String> gates) {
        return gates.stream()
                .flatMap(gate -> Stream.of(
                        new Shape(named("W", gate), units, units),
                        new Shape(named("U", gate), units, inputs),
                        new Shape(named("b", gate), units, 1)))
                .toList();
    }

    private static String named(String letter, String gate) {
        return gate.isEmpty() ? letter : letter + "_" + gate;
    }

    /** Where the rows of {@code gate} start in z_t and ∂L/∂z_t. */
    public int offset(String gate) {
        return gates.indexOf(gate) * units * batch;
    }

    /** Reads the weights anew; call it once before each pass. */
    public void load() {
        for (int g = 0; g < gates.size(); g++) {
            int column = 0;
            for (String letter : List.of("W", "U", "b")) {
                DMatrixRMaj block = parameters.get(named(letter, gates.get(g)));
                copyBlock(block, joined, g * units, column);
                column += block.numCols;
            }
        }
    }

    /** z_t for all gates, from h_{t−1} (or what stands in its place) and x_t. */
    public double[] forward(int t, double[] h, double[] x) {
        System.arraycopy(h, 0, v[t], 0, h.length);
        System.arraycopy(x, 0, v[t], h.length, x.length);
        Arrays.fill(v[t], h.length + x.length, v[t].length, 1);
        Kernels.product(joined, v[t], z);
        return z;
    }

    /** ∂L/∂z_t for all gates: the cell writes it before it calls {@link #backward}. */
    public double[] dz(int t) {
        return dz[t];
    }

    /** From ∂L/∂z_t: ∂L/∂h_{t−1} += Wᵀ ∂L/∂z_t and ∂L/∂x_t += Uᵀ ∂L/∂z_t, summed over the gates. */
    public void backward(int t, double[] dh, double[] dx) {
        Kernels.transposedProduct(joined, dz[t], dv);
        for (int k = 0; k < dh.length; k++) {
            dh[k] += dv[k];
        }
        for (int k = 0; k < dx.length; k++) {
            dx[k] += dv[dh.length + k];
        }
    }

    /** Adds ∂L/∂W, ∂L/∂U and ∂L/∂b as they acted in the steps from..to: Σ_t ∂L/∂z_t v_tᵀ. */
    public void accumulate(int from, int to, Parameters gradient) {
        joinedGradient.zero();
        for (int t = from; t <= to; t++) {
            Kernels.addOuterProduct(dz[t], v[t], joinedGradient);
        }
        for (int g = 0; g < gates.size(); g++) {
            int column = 0;
            for (String letter : List.of("W", "U", "b")) {
                DMatrixRMaj block = gradient.get(named(letter, gates.get(g)));
                addFromBlock(joinedGradient, g * units, column, block);
                column += block.numCols;
            }
        }
    }

    /**
     * Writes what passes through the gate with this suffix: diag(scale) W_gate for ∂row_t/∂part_{t−1} and diag(scale)
     * U_gate for ∂row_t/∂x_t, where scale = ∂row_t/∂z_t of that gate, one number a unit.
     */
    public void addPath(StepJacobian jacobian, String path, String row, String part, double[] scale, String gate) {
        jacobian.add(path, row, part, scale, parameters.get(named("W", gate)));
        jacobian.add(path, row, StepJacobian.INPUT, scale, parameters.get(named("U", gate)));
    }

    private static void copyBlock(DMatrixRMaj block, DMatrixRMaj into, int row, int column) {
        for (int i = 0; i < block.numRows; i++) {
            System.arraycopy(
                    block.data, i * block.numCols, into.data, (row + i) * into.numCols + column, block.numCols);
        }
    }

    private static void addFromBlock(DMatrixRMaj from, int row, int column, DMatrixRMaj block) {
        for (int i = 0; i < block.numRows; i++) {
            for (int j = 0; j < block.numCols; j++) {
                block.data[i * block.numCols + j] += from.data[(row + i) * from.numCols + column + j];
            }
        }
    }
}
