package gateflow.cell;

import gateflow.math.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.ejml.data.DMatrixRMaj;

/** All blocks ∂(any part)_t/∂part_{t−1} for one part of the state, and products with their sum. */
final class JacobianColumn {
    private static final int GAP = 8; // between two rows: a power of two apart they would share few places of the cache
    private static final int ROWS = 16; // done for all blocks while they are in the cache

    private final int place; // where the part begins in the state
    private final int stride;
    private final int size;
    private final int[] rowOffsets; // where each part of the state begins
    private final List<JacobianBlock> blocks = new ArrayList<>();
    private final double[] sum; // of the blocks, state × size; written anew for each product

    JacobianColumn(int part, int size, int[] rowOffsets, int stateSize) {
        this.place = rowOffsets[part];
        this.size = size;
        this.stride = size + GAP;
        this.rowOffsets = rowOffsets;
        this.sum = new double[stateSize * stride];
    }

    void add(JacobianBlock block) {
        blocks.add(block);
    }

    /** The columns of this part: product[:, part] = left · (the sum of the wanted blocks). */
    void multiply(DMatrixRMaj left, Predicate<JacobianBlock> wanted, DMatrixRMaj product) {
        if (isDiagonal(wanted)) {
            multiplyByDiagonals(left, wanted, product);
        } else {
            sum(wanted);
            Kernels.product(left, sum, size, stride, product, place);
        }
    }

    private boolean isDiagonal(Predicate<JacobianBlock> wanted) {
        for (JacobianBlock block : blocks) {
            if (!(block instanceof JacobianBlock.Diagonal) && block.rows() > 0 && wanted.test(block)) {
                return false;
            }
        }
        return true;
    }

    private void sum(Predicate<JacobianBlock> wanted) {
        Arrays.fill(sum, 0);
        int rows = blocks.stream().mapToInt(JacobianBlock::rows).max().orElse(0);
        Kernels.share(
                (from, to) -> {
                    for (int row = from; row < to; row += ROWS) {
                        sumRows(wanted, row, Math.min(row + ROWS, to));
                    }
                },
                rows,
                ROWS,
                (long) blocks.size() * rows * size);
    }

    private void sumRows(Predicate<JacobianBlock> wanted, int from, int to) {
        for (JacobianBlock block : blocks) {
            int end = Math.min(to, block.rows());
            if (from < end && wanted.test(block)) {
                block.addTo(sum, rowOffsets[block.row()] * stride, stride, from, end);
            }
        }
    }

    private void multiplyByDiagonals(DMatrixRMaj left, Predicate<JacobianBlock> wanted, DMatrixRMaj product) {
        Kernels.share(
                (from, to) -> {
                    for (int row = from; row < to; row += ROWS) {
                        multiplyRows(left, wanted, product, row, Math.min(row + ROWS, to));
                    }
                },
                left.numRows,
                ROWS,
                (long) blocks.size() * left.numRows * size);
    }

    private void multiplyRows(
            DMatrixRMaj left, Predicate<JacobianBlock> wanted, DMatrixRMaj product, int from, int to) {
        for (int row = from; row < to; row++) {
            int first = row * product.numCols + place;
            Arrays.fill(product.data, first, first + size, 0);
        }
        for (JacobianBlock block : blocks) {
            if (block instanceof JacobianBlock.Diagonal found && wanted.test(block)) {
                int col = rowOffsets[block.row()];
                Kernels.addScaledColumns(left, col, found.diagonal(), from, to, product, place);
            }
        }
    }
}
