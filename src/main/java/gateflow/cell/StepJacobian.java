package gateflow.cell;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * ∂state_t/∂state_{t−1} of one sample over the full state, split into named paths that sum to it.
 *
 * <p>The full state stacks the parts of {@link Cell#state()}; for an LSTM it is (s, h). A path is a list of blocks, each
 * for one part of state_t (row) and one of state_{t−1} (column). A block that is diagonal is kept as its diagonal, so
 * that a carry costs H products and not H³. Blocks are made when first asked for and reused from step to step.
 */
public final class StepJacobian {
    /** The path on which a state reaches the next one without a weight: diag(f_t) in an LSTM. */
    public static final String CARRY = "carry";

    /** The column that stands for x_t: ∂state_t/∂x_t is kept beside ∂state_t/∂state_{t−1}. */
    public static final String INPUT = "x";

    private final List<Part> parts;
    private final int stateSize;
    private final List<Block> blocks = new ArrayList<>();
    private final WithinStep within;

    private record Block(String path, int row, int col, double[] diagonal, DMatrixRMaj dense) {}

    /** Room for the step Jacobians of {@code cell}; all zero. */
    public StepJacobian(Cell cell) {
        this.parts = parts(Require.given("cell", cell));
        this.stateSize = cell.stateSize();
        this.within = new WithinStep(stateSize);
    }

    private static List<Part> parts(Cell cell) {
        List<Part> parts = new ArrayList<>(cell.state());
        parts.add(new Part(INPUT, cell.inputs())); // last, so that the state's columns come first
        return List.copyOf(parts);
    }

    /** Sets every block to zero. */
    public void setZero() {
        within.setZero();
        for (Block block : blocks) {
            if (block.diagonal != null) {
                Arrays.fill(block.diagonal, 0);
            } else {
                block.dense.zero();
            }
        }
    }

    /** The diagonal of ∂row_t/∂col_{t−1} along {@code path}, to write to; both parts have the same size. */
    public double[] diagonal(String path, String row, String col) {
        int i = index(row);
        int j = index(col);
        for (Block block : blocks) {
            if (block.diagonal != null && block.row == i && block.col == j && block.path.equals(path)) {
                return block.diagonal;
            }
        }
        Require.that(size(i) == size(j), path, "The block (%s, %s) is not square, so it has no diagonal.", row, col);
        double[] diagonal = new double[size(i)];
        blocks.add(new Block(path, i, j, diagonal, null));
        return diagonal;
    }

    /** The matrix ∂row_t/∂col_{t−1} along {@code path} (∂row_t/∂x_t for {@link #INPUT}), to write to. */
    public DMatrixRMaj dense(String path, String row, String col) {
        int i = index(row);
        int j = index(col);
        for (Block block : blocks) {
            if (block.dense != null && block.row == i && block.col == j && block.path.equals(path)) {
                return block.dense;
            }
        }
        DMatrixRMaj dense = new DMatrixRMaj(size(i), size(j));
        blocks.add(new Block(path, i, j, null, dense));
        return dense;
    }

    /** Adds diag(scale) W to the block ∂row_t/∂col_{t−1} along {@code path}: the form that every gate's path has. */
    public void add(String path, String row, String col, double[] scale, DMatrixRMaj w) {
        DMatrixRMaj block = dense(path, row, col);
        Require.shape("w", w, block.numRows, block.numCols);
        requireLength("scale", scale, block.numRows);
        for (int i = 0; i < w.numRows; i++) {
            for (int j = 0; j < w.numCols; j++) {
                block.data[i * w.numCols + j] += scale[i] * w.data[i * w.numCols + j];
            }
        }
    }

    /** Adds diag(scale) to the block ∂row_t/∂col_{t−1} along {@code path}; both parts have the same size. */
    public void add(String path, String row, String col, double[] scale) {
        double[] block = diagonal(path, row, col);
        requireLength("scale", scale, block.length);
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
     * {@code from} goes on to {@code to}, along the same paths, multiplied by scale = ∂to_t/∂from_t. Call it when all
     * blocks of {@code from} are written.
     */
    public void passOn(String from, String to, double[] scale) {
        for (Block block : rows(from)) {
            scaleInto(block, block.path, to, scale);
        }
        link(from, to, scale);
    }

    /** The same, along one path of its own. */
    public void passOn(String from, String to, double[] scale, String path) {
        for (Block block : rows(from)) {
            scaleInto(block, path, to, scale);
        }
        link(from, to, scale);
    }

    private void link(String from, String to, double[] scale) {
        for (int i = 0; i < scale.length; i++) {
            within.add(offset(index(to)) + i, offset(index(from)) + i, scale[i]);
        }
    }

    /** The same for a full matrix left = ∂to_t/∂from_t, whose result goes along {@code path}. */
    public void passOn(String from, String to, DMatrixRMaj left, String path) {
        for (int i = 0; i < left.numRows; i++) {
            for (int j = 0; j < left.numCols; j++) {
                within.add(offset(index(to)) + i, offset(index(from)) + j, left.get(i, j));
            }
        }
        for (Block block : rows(from)) {
            DMatrixRMaj product = dense(path, to, parts.get(block.col).name());
            if (block.dense != null) {
                CommonOps_DDRM.multAdd(left, block.dense, product);
                continue;
            }
            for (int i = 0; i < left.numRows; i++) {
                for (int j = 0; j < left.numCols; j++) {
                    product.add(i, j, left.get(i, j) * block.diagonal[j]);
                }
            }
        }
    }

    private void scaleInto(Block block, String path, String to, double[] scale) {
        String col = parts.get(block.col).name();
        if (block.dense != null) {
            add(path, to, col, scale, block.dense);
            return;
        }
        double[] diagonal = diagonal(path, to, col);
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] += scale[i] * block.diagonal[i];
        }
    }

    /** The blocks of one row part; a copy, because what follows adds blocks. */
    private List<Block> rows(String part) {
        int row = index(part);
        return blocks.stream().filter(block -> block.row == row).toList();
    }

    /** Takes over the Jacobian of a layer, whose part p is called prefix + p here; the carry stays the carry. */
    void addLayer(StepJacobian layer, String prefix, boolean withInput) {
        within.addBlock(layer.within, offset(index(prefix + layer.parts.get(0).name())));
        for (Block block : layer.blocks) {
            if (layer.isInput(block) && !withInput) {
                continue;
            }
            String path = block.path.equals(CARRY) ? CARRY : prefix + block.path;
            String row = prefix + layer.parts.get(block.row).name();
            String col = layer.isInput(block)
                    ? INPUT
                    : prefix + layer.parts.get(block.col).name();
            if (block.diagonal != null) {
                add(path, row, col, block.diagonal);
            } else {
                CommonOps_DDRM.addEquals(dense(path, row, col), block.dense);
            }
        }
    }

    /** ∂row_t/∂x_t over all paths, for one part of the state. */
    DMatrixRMaj input(String row) {
        int part = index(row);
        return CommonOps_DDRM.extract(input(), offset(part), offset(part) + size(part), 0, size(parts.size() - 1));
    }

    /** The names of the paths that have been written to. */
    public Set<String> paths() {
        return blocks.stream().map(Block::path).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The sum over all paths: the exact step Jacobian, n × n for a full state of n numbers. */
    public DMatrixRMaj total() {
        return sum(stateSize, 0, block -> !isInput(block));
    }

    /** One path alone, n × n; zero if the cell has no such path. */
    public DMatrixRMaj path(String path) {
        return sum(stateSize, 0, block -> !isInput(block) && block.path.equals(path));
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

    /** product += left · (the carry path); left and product are rows × n. */
    public void addCarryProduct(DMatrixRMaj left, DMatrixRMaj product) {
        for (Block block : blocks) {
            if (!isInput(block) && block.path.equals(CARRY)) {
                addProduct(left, block, product);
            }
        }
    }

    /** product += left · (all paths but the carry); left and product are rows × n. */
    public void addDetourProduct(DMatrixRMaj left, DMatrixRMaj product) {
        for (Block block : blocks) {
            if (!isInput(block) && !block.path.equals(CARRY)) {
                addProduct(left, block, product);
            }
        }
    }

    private void addProduct(DMatrixRMaj left, Block block, DMatrixRMaj product) {
        int n = left.numCols;
        int row = offset(block.row);
        int col = offset(block.col);
        for (int r = 0; r < left.numRows; r++) {
            for (int i = 0; i < size(block.row); i++) {
                double factor = left.data[r * n + row + i];
                if (block.diagonal != null) {
                    product.data[r * n + col + i] += factor * block.diagonal[i];
                    continue;
                }
                for (int j = 0; j < block.dense.numCols; j++) {
                    product.data[r * n + col + j] += factor * block.dense.data[i * block.dense.numCols + j];
                }
            }
        }
    }

    private DMatrixRMaj sum(int columns, int firstColumn, Predicate<Block> wanted) {
        DMatrixRMaj sum = new DMatrixRMaj(stateSize, columns);
        for (Block block : blocks) {
            if (wanted.test(block)) {
                addTo(sum, block, offset(block.col) - firstColumn);
            }
        }
        return sum;
    }

    private void addTo(DMatrixRMaj sum, Block block, int col) {
        int row = offset(block.row);
        for (int i = 0; i < size(block.row); i++) {
            if (block.diagonal != null) {
                sum.add(row + i, col + i, block.diagonal[i]);
                continue;
            }
            for (int j = 0; j < size(block.col); j++) {
                sum.add(row + i, col + j, block.dense.unsafe_get(i, j));
            }
        }
    }

    /** Refuses a cell whose state has other parts than the one this was made for. */
    void requireFor(Cell cell) {
        List<Part> wanted = parts(cell);
        Require.that(
                parts.equals(wanted),
                cell,
                "The step Jacobian is for the parts %s; %s has %s.",
                parts,
                cell.name(),
                wanted);
    }

    private static void requireLength(String name, double[] vector, int length) {
        Require.that(
                Require.given(name, vector).length == length,
                vector,
                "%s has %d entries; it must have %d.",
                name,
                vector.length,
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

    private boolean isInput(Block block) {
        return block.col == parts.size() - 1;
    }
}
