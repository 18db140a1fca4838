package gateflow.cell;

import gateflow.math.Kernels;
import gateflow.math.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * ∂state_t/∂state_{t−1} of one sample over the full state, split into named paths that sum to it.
 *
 * <p>The full state stacks the parts of {@link Cell#state()}; for an LSTM it is (s, h). A path is a list of blocks, each
 * for one part of state_t (row) and one of state_{t−1} (column), diagonal, dense, or diag(scale) W. Blocks are made when
 * first asked for and reused from step to step. They refer to the cell's weights: read them before a training goes on.
 */
public final class StepJacobian {
    /** The path on which a state reaches the next one without a weight: diag(f_t) in an LSTM. */
    public static final String CARRY = "carry";

    /** The column that stands for x_t: ∂state_t/∂x_t is kept beside ∂state_t/∂state_{t−1}. */
    public static final String INPUT = "x";

    private final Cell cell;
    private final List<Part> parts;
    private final int stateSize;
    private final List<JacobianBlock> blocks = new ArrayList<>();
    private final WithinStep within;
    private final JacobianColumn[] columns; // the blocks again, without those of the input

    /** Room for the step Jacobians of {@code cell}; all zero. */
    public StepJacobian(Cell cell) {
        this.cell = Require.given("cell", cell);
        this.parts = parts(cell);
        this.stateSize = cell.stateSize();
        this.within = new WithinStep(stateSize);
        int[] offsets = IntStream.range(0, parts.size()).map(this::offset).toArray();
        this.columns = IntStream.range(0, parts.size() - 1)
                .mapToObj(part -> new JacobianColumn(part, size(part), offsets, stateSize))
                .toArray(JacobianColumn[]::new);
    }

    private static List<Part> parts(Cell cell) {
        List<Part> parts = new ArrayList<>(cell.state());
        parts.add(new Part(INPUT, cell.inputs())); // last, so that the state's columns come first
        return List.copyOf(parts);
    }

    // What a cell writes.

    /** Sets every block to zero. */
    public void setZero() {
        within.setZero();
        blocks.forEach(JacobianBlock::setZero);
    }

    /** The diagonal of ∂row_t/∂col_{t−1} along {@code path}, to write to; both parts have the same size. */
    public double[] diagonal(String path, String row, String col) {
        int i = index(row);
        int j = index(col);
        for (JacobianBlock block : blocks) {
            if (block instanceof JacobianBlock.Diagonal found && isAt(found, path, i, j)) {
                return found.diagonal();
            }
        }
        Require.that(size(i) == size(j), path, "The block (%s, %s) is not square, so it has no diagonal.", row, col);
        double[] diagonal = new double[size(i)];
        add(new JacobianBlock.Diagonal(Require.given("path", path), i, j, diagonal));
        return diagonal;
    }

    /** The matrix ∂row_t/∂col_{t−1} along {@code path} (∂row_t/∂x_t for {@link #INPUT}), to write to. */
    public DMatrixRMaj dense(String path, String row, String col) {
        int i = index(row);
        int j = index(col);
        for (JacobianBlock block : blocks) {
            if (block instanceof JacobianBlock.Dense found && isAt(found, path, i, j)) {
                return found.matrix();
            }
        }
        DMatrixRMaj matrix = new DMatrixRMaj(size(i), size(j));
        add(new JacobianBlock.Dense(Require.given("path", path), i, j, matrix));
        return matrix;
    }

    private void add(JacobianBlock block) {
        blocks.add(block);
        if (!isInput(block)) {
            columns[block.col()].add(block);
        }
    }

    private static boolean isAt(JacobianBlock block, String path, int row, int col) {
        return block.row() == row && block.col() == col && block.path().equals(path);
    }

    /**
     * Adds diag(scale) W to the block ∂row_t/∂col_{t−1} along {@code path}: the form that every gate's path has. Both
     * factors are read when the Jacobian is: change neither before.
     */
    public void add(String path, String row, String col, double[] scale, DMatrixRMaj w) {
        int i = index(row);
        int j = index(col);
        Require.shape("w", w, size(i), size(j));
        requireLength(scale, size(i));
        emptyBlock(Require.given("path", path), i, j).set(scale, w);
    }

    private JacobianBlock.Scaled emptyBlock(String path, int row, int col) {
        for (JacobianBlock block : blocks) {
            if (block instanceof JacobianBlock.Scaled found && found.isEmpty() && isAt(found, path, row, col)) {
                return found;
            }
        }
        var added = new JacobianBlock.Scaled(path, row, col);
        add(added);
        return added;
    }

    /** Adds diag(scale) to the block ∂row_t/∂col_{t−1} along {@code path}; both parts have the same size. */
    public void add(String path, String row, String col, double[] scale) {
        double[] block = diagonal(path, row, col);
        requireLength(scale, block.length);
        for (int i = 0; i < block.length; i++) {
            block[i] += scale[i];
        }
    }

    /** Adds the identity to the block ∂row_t/∂col_{t−1} along {@code path}: {@code row} takes {@code col} over as it is. */
    public void addIdentity(String path, String row, String col) {
        double[] block = diagonal(path, row, col);
        for (int i = 0; i < block.length; i++) {
            block[i] += 1;
        }
    }

    /**
     * The chain rule inside a step, where {@code to} at t is computed from {@code from} at t: whatever reaches
     * {@code from} goes on to {@code to}, along the same paths, multiplied by scale = ∂to_t/∂from_t, one number a unit.
     * Call it when all blocks of {@code from} are written.
     */
    public void passOn(String from, String to, double[] scale) {
        for (JacobianBlock block : rows(from)) {
            block.addScaled(
                    scale, this, block.path(), to, parts.get(block.col()).name());
        }
        link(from, to, scale);
    }

    /** The same, along one path of its own. */
    public void passOn(String from, String to, double[] scale, String path) {
        for (JacobianBlock block : rows(from)) {
            block.addScaled(scale, this, path, to, parts.get(block.col()).name());
        }
        link(from, to, scale);
    }

    private void link(String from, String to, double[] scale) {
        within.add(offset(index(to)), offset(index(from)), scale);
    }

    /** The same for a full matrix left = ∂to_t/∂from_t, whose result goes along {@code path}. */
    public void passOn(String from, String to, DMatrixRMaj left, String path) {
        within.add(offset(index(to)), offset(index(from)), left);
        List<JacobianBlock> reaching = rows(from);
        for (int col = 0; col < parts.size(); col++) {
            int at = col;
            if (reaching.stream().anyMatch(block -> block.col() == at)) {
                int cols = size(col);
                double[] sum = new double[left.numCols * cols];
                reaching.stream()
                        .filter(block -> block.col() == at)
                        .forEach(block -> block.addTo(sum, 0, cols, 0, block.rows()));
                DMatrixRMaj added = new DMatrixRMaj(left.numRows, cols);
                Kernels.product(left, sum, cols, cols, added, 0);
                JacobianBlock.add(added, dense(path, to, parts.get(col).name()), 0, 0);
            }
        }
    }

    /** The blocks of one row part; a copy, because what follows adds blocks. */
    private List<JacobianBlock> rows(String part) {
        int row = index(part);
        return chosen(block -> block.row() == row);
    }

    /**
     * Takes over the Jacobian of a layer, whose part p is called prefix + p here, and its path q prefix + q; the carry
     * stays the carry. The layer's input is this input for the lowest layer only.
     */
    void addLayer(StepJacobian layer, String prefix, boolean lowest) {
        within.addBlock(layer.within, offset(index(prefix + layer.parts.get(0).name())));
        for (JacobianBlock block : layer.blocks) {
            if (layer.isInput(block) && !lowest) {
                continue;
            }
            String path = block.path().equals(CARRY) ? CARRY : prefix + block.path();
            String row = prefix + layer.parts.get(block.row()).name();
            String col = layer.isInput(block)
                    ? INPUT
                    : prefix + layer.parts.get(block.col()).name();
            block.addScaled(ones(layer.size(block.row())), this, path, row, col);
        }
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    // What a tracer reads.

    /** The names of the paths that have been written to. */
    public Set<String> paths() {
        return blocks.stream().map(JacobianBlock::path).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The sum over all paths: the exact step Jacobian, n × n for a full state of n numbers. */
    public DMatrixRMaj total() {
        return sum(stateSize, 0, block -> !isInput(block));
    }

    /** The sum over all paths but the carry, n × n. */
    public DMatrixRMaj detours() {
        return sum(stateSize, 0, block -> !isInput(block) && !block.path().equals(CARRY));
    }

    /** One path alone, n × n; zero if the cell has no such path. */
    public DMatrixRMaj path(String path) {
        return sum(stateSize, 0, block -> !isInput(block) && block.path().equals(path));
    }

    /**
     * ∂state_t/∂state_t among the parts of one state, n × n, zero from a part to itself: how h_t moves with s_t within the
     * step, ∂h_t/∂s_t = o_t ⊙ φ′(s_t) in an LSTM, the gates held still; by as many parts in between as there are.
     */
    public DMatrixRMaj withinStep() {
        return within.chained();
    }

    /** ∂state_t/∂x_t over all paths, n × inputs. */
    public DMatrixRMaj input() {
        return sum(size(parts.size() - 1), stateSize, this::isInput);
    }

    /** ∂row_t/∂x_t over all paths, for one part of the state. */
    DMatrixRMaj input(String row) {
        int part = index(row);
        return CommonOps_DDRM.extract(input(), offset(part), offset(part) + size(part), 0, size(parts.size() - 1));
    }

    /**
     * product = left · (the sum over all paths); left and product are rows × n. Much faster than with {@link #total}: a
     * column part that all paths cross by diagonals costs no matrix product, and of any other there is one for all paths.
     */
    public void totalProduct(DMatrixRMaj left, DMatrixRMaj product) {
        requireFactors(left, product);
        for (JacobianColumn column : columns) {
            column.multiply(left, block -> true, product);
        }
    }

    /** product = left · (the carry path); left and product are rows × n. */
    public void carryProduct(DMatrixRMaj left, DMatrixRMaj product) {
        requireFactors(left, product);
        for (JacobianColumn column : columns) {
            column.multiply(left, block -> block.path().equals(CARRY), product);
        }
    }

    private List<JacobianBlock> chosen(Predicate<JacobianBlock> wanted) {
        return blocks.stream().filter(wanted).toList();
    }

    private void requireFactors(DMatrixRMaj left, DMatrixRMaj product) {
        Require.shape("left", left, Require.given("product", product).numRows, stateSize);
        Require.shape("product", product, left.numRows, stateSize);
    }

    private DMatrixRMaj sum(int columns, int firstColumn, Predicate<JacobianBlock> wanted) {
        DMatrixRMaj sum = new DMatrixRMaj(stateSize, columns);
        for (JacobianBlock block : blocks) {
            if (wanted.test(block)) {
                int place = offset(block.row()) * columns + offset(block.col()) - firstColumn;
                block.addTo(sum.data, place, columns, 0, block.rows());
            }
        }
        return sum;
    }

    /** Refuses a cell whose state has other parts than the one this was made for. */
    void requireFor(Cell cell) {
        if (cell.equals(this.cell)) { // asked at every step
            return;
        }
        List<Part> wanted = parts(cell);
        Require.that(
                parts.equals(wanted),
                cell,
                "The step Jacobian is for the parts %s; %s has %s.",
                parts,
                cell.name(),
                wanted);
    }

    private static void requireLength(double[] scale, int length) {
        Require.that(
                Require.given("scale", scale).length == length,
                scale,
                "scale has %d entries; it must have %d.",
                scale.length,
                length);
    }

    private int index(String part) {
        for (int k = 0; k < parts.size(); k++) {
            if (parts.get(k).name().equals(part)) {
                return k;
            }
        }
        throw new IllegalArgumentException("The state has no part \"%s\"; it has %s."
                .formatted(part, parts.stream().map(Part::name).toList()));
    }

    private int size(int part) {
        return parts.get(part).size();
    }

    private int offset(int part) {
        int offset = 0;
        for (int k = 0; k < part; k++) {
            offset += size(k);
        }
        return offset;
    }

    private boolean isInput(JacobianBlock block) {
        return block.col() == parts.size() - 1;
    }
}
