package gateflow.cell;

import gateflow.math.Kernels;
import gateflow.math.LinearMap;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * z_t = W h_{t−1} + U x_t + b for one or several gates that read the same vectors, forward and backward.
 *
 * <p>The gates' weights are joined into one matrix [W U b] and what they read into one vector v_t = [h_{t−1}; x_t; 1],
 * so that a step costs one product, whatever the number of gates. Gate {@code g} owns rows {@code g·units …} of z_t;
 * {@link #offset} says where they start. A cell that reads other vectors names the letters of their weights, in the
 * order in which it hands the vectors in: W, W_k, U for one that also reads an older state.
 */
public final class Affine {
    private static final List<String> STATE_AND_INPUT = List.of("W", "U");
    private static final String BIAS = "b";

    private final List<String> gates;
    private final List<String> letters;
    private final int units;
    private final int batch;
    private final String[][] names; // names[g] = W_g, U_g, b_g
    private final DMatrixRMaj[][] weights; // the matrices of these names
    private final LinearMap joined; // [W U b], gates·units × (recurrent + inputs + 1)
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
        this(parameters, STATE_AND_INPUT, gates, steps, batch);
    }

    /** The same for gates that read one vector for each of these letters, and have a bias b besides. */
    public Affine(Parameters parameters, List<String> letters, List<String> gates, int steps, int batch) {
        this.gates = List.copyOf(gates);
        this.letters = List.copyOf(letters);
        this.batch = Require.positive("batch", batch);
        this.names = gates.stream().map(gate -> names(letters, gate)).toArray(String[][]::new);
        this.weights = blocks(Require.given("parameters", parameters));
        this.units = weights[0][0].numRows;
        int columns = Stream.of(weights[0]).mapToInt(matrix -> matrix.numCols).sum();
        this.joined = Kernels.linearMap(gates.size() * units, columns, batch);
        this.joinedGradient = new DMatrixRMaj(gates.size() * units, columns);
        this.v = new double[Require.positive("steps", steps) + 1][columns * batch];
        this.dz = new double[steps + 1][gates.size() * units * batch];
        this.z = new double[gates.size() * units * batch];
        this.dv = new double[columns * batch];
        for (double[] vt : v) {
            Arrays.fill(vt, (columns - 1) * batch, columns * batch, 1); // what the bias is multiplied by
        }
    }

    /** The parameters of the gates with these suffixes: W (units × units), U (units × inputs) and b (units × 1) each. */
    public static List<Shape> shapes(int inputs, int units, List<String> gates) {
        return gates.stream()
                .flatMap(gate -> Stream.of(
                        new Shape(named("W", gate), units, units),
                        new Shape(named("U", gate), units, inputs),
                        new Shape(named(BIAS, gate), units, 1)))
                .toList();
    }

    private static String[] names(List<String> letters, String gate) {
        return Stream.concat(letters.stream(), Stream.of(BIAS))
                .map(letter -> named(letter, gate))
                .toArray(String[]::new);
    }

    private static String named(String letter, String gate) {
        return gate.isEmpty() ? letter : letter + "_" + gate;
    }

    private DMatrixRMaj[][] blocks(Parameters from) {
        return Stream.of(names)
                .map(row -> Stream.of(row).map(from::get).toArray(DMatrixRMaj[]::new))
                .toArray(DMatrixRMaj[][]::new);
    }

    /** Where the rows of {@code gate} start in z_t and ∂L/∂z_t. */
    public int offset(String gate) {
        int g = gates.indexOf(gate);
        if (g < 0) { // asked at every step, so the message is made for a wrong name only
            Require.oneOf("gate", gate, gates);
        }
        return g * units * batch;
    }

    /** Reads the weights anew; call it once before each pass. */
    public void load() {
        for (int g = 0; g < weights.length; g++) {
            int column = 0;
            for (DMatrixRMaj block : weights[g]) {
                joined.set(g * units, column, block);
                column += block.numCols;
            }
        }
    }

    /** z_t for all gates, from the one vector that they read. */
    public double[] forward(int t, double[] x) {
        put(t, x, 0);
        return product(t);
    }

    /** z_t for all gates, from h_{t−1} (or what stands in its place) and x_t. */
    public double[] forward(int t, double[] h, double[] x) {
        put(t, x, put(t, h, 0));
        return product(t);
    }

    /** z_t for all gates, from three vectors. */
    public double[] forward(int t, double[] h, double[] older, double[] x) {
        put(t, x, put(t, older, put(t, h, 0)));
        return product(t);
    }

    private int put(int t, double[] part, int at) {
        System.arraycopy(part, 0, v[t], at, part.length);
        return at + part.length;
    }

    private double[] product(int t) {
        joined.forward(v[t], z);
        return z;
    }

    /** ∂L/∂z_t for all gates: the cell writes it before it calls {@code backward}. */
    public double[] dz(int t) {
        return dz[t];
    }

    /** From ∂L/∂z_t: ∂L/∂x_t += Uᵀ ∂L/∂z_t, summed over the gates. */
    public void backward(int t, double[] dx) {
        joined.backward(dz[t], dv);
        take(dx, 0);
    }

    /** From ∂L/∂z_t: ∂L/∂h_{t−1} += Wᵀ ∂L/∂z_t and ∂L/∂x_t += Uᵀ ∂L/∂z_t, summed over the gates. */
    public void backward(int t, double[] dh, double[] dx) {
        joined.backward(dz[t], dv);
        take(dx, take(dh, 0));
    }

    /** The same for three vectors. */
    public void backward(int t, double[] dh, double[] dOlder, double[] dx) {
        joined.backward(dz[t], dv);
        take(dx, take(dOlder, take(dh, 0)));
    }

    private int take(double[] gradient, int at) {
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] += dv[at + k];
        }
        return at + gradient.length;
    }

    /** Adds ∂L/∂W, ∂L/∂U and ∂L/∂b as they acted in the steps from..to: Σ_t ∂L/∂z_t v_tᵀ. */
    public void accumulate(int from, int to, Parameters gradient) {
        joined.gradient(dz, v, from, to, joinedGradient);
        for (int g = 0; g < names.length; g++) {
            int column = 0;
            for (String name : names[g]) {
                DMatrixRMaj block = gradient.get(name);
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
        int g = gates.indexOf(gate);
        jacobian.add(path, row, part, scale, weights[g][letters.indexOf("W")]);
        jacobian.add(path, row, StepJacobian.INPUT, scale, weights[g][letters.indexOf("U")]);
    }

    private static void addFromBlock(DMatrixRMaj from, int row, int column, DMatrixRMaj block) {
        for (int i = 0; i < block.numRows; i++) {
            for (int j = 0; j < block.numCols; j++) {
                block.data[i * block.numCols + j] += from.data[(row + i) * from.numCols + column + j];
            }
        }
    }
}
