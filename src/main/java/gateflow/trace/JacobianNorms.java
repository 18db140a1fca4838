package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * log10 ‖∂state_T/∂state_t‖ for t = 0..T, over the full state and for every pair of parts; claims B2, E4.
 *
 * <p>The norm is the Frobenius norm ‖J‖, for which ‖J‖₂ ≤ ‖J‖ ≤ √n ‖J‖₂; at t = T it is √n for a part of n numbers. A
 * block such as ∂s_T/∂h_t is that block of the product J_T J_{T−1} … J_{t+1}: the other parts of state_t are held still.
 * Only two n × n matrices are held at a time, so this is the tracer for long runs and wide cells; {@link Jacobians} keeps
 * them all.
 */
public final class JacobianNorms {
    private final Cell cell;
    private final int[] times;
    private final int[] lags;
    private final double[] whole;
    private final Map<Block, double[]> blocks = new LinkedHashMap<>(); // of every pair of parts

    private JacobianNorms(Trajectory trajectory) {
        this.cell = trajectory.cell();
        this.times = trajectory.times();
        this.lags = trajectory.lags();
        this.whole = new double[times.length];
        for (Part row : cell.state()) {
            for (Part col : cell.state()) {
                blocks.put(Block.of(cell, row.name(), col.name()), new double[times.length]);
            }
        }
    }

    static JacobianNorms trace(Trajectory trajectory) {
        JacobianNorms norms = new JacobianNorms(trajectory);
        int n = trajectory.cell().stateSize();
        ScaledMatrix product = ScaledMatrix.identity(n);
        ScaledMatrix spent = ScaledMatrix.zeros(n, n);
        norms.read(trajectory.last(), product);
        for (int t = trajectory.last() - 1; t >= 0; t--) {
            ScaledMatrix next = product.times(trajectory.step(t + 1)::totalProduct, spent);
            spent = product;
            product = next;
            norms.read(t, product);
        }
        return norms;
    }

    private void read(int t, ScaledMatrix product) {
        ScaledNumber sum = ScaledNumber.of(0);
        for (var block : blocks.entrySet()) {
            ScaledNumber square = product.square(block.getKey());
            block.getValue()[t] = square.log10() / 2;
            sum = sum.plus(square);
        }
        whole[t] = sum.log10() / 2;
    }

    /** The cell that was traced. */
    public Cell cell() {
        return cell;
    }

    /** The names of the state's parts. */
    public List<String> parts() {
        return cell.state().stream().map(Part::name).toList();
    }

    /** 0..T. */
    public int[] times() {
        return times.clone();
    }

    /** T − t for t = 0..T. */
    public int[] lags() {
        return lags.clone();
    }

    /** log10 ‖∂state_T/∂state_t‖ over the full state, for each of the times. */
    public double[] log10Norms() {
        return whole.clone();
    }

    /** log10 ‖∂rowPart_T/∂colPart_t‖, for each of the times. */
    public double[] log10Norms(String rowPart, String colPart) {
        return blocks.get(Block.of(cell, rowPart, colPart)).clone();
    }
}
