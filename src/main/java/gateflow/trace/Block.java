package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.Part;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A rectangle of a matrix over the full state: from which row and column on, and how many of each. */
record Block(int row, int rows, int col, int cols) {
    /** All of it. */
    static Block whole(Cell cell) {
        return new Block(0, cell.stateSize(), 0, cell.stateSize());
    }

    /** The rows of one part of the state and the columns of another; refuses a part that the cell does not have. */
    static Block of(Cell cell, String rowPart, String colPart) {
        Block row = diagonal(cell, "rowPart", rowPart);
        Block col = diagonal(cell, "colPart", colPart);
        return new Block(row.row, row.rows, col.col, col.cols);
    }

    /** The block of one part by itself. */
    static Block of(Cell cell, String part) {
        return diagonal(cell, "part", part);
    }

    /** A copy of this part of {@code matrix}. */
    DMatrixRMaj of(DMatrixRMaj matrix) {
        return CommonOps_DDRM.extract(matrix, row, row + rows, col, col + cols);
    }

    private static Block diagonal(Cell cell, String argument, String name) {
        int offset = 0;
        for (Part part : cell.state()) {
            if (part.name().equals(name)) {
                return new Block(offset, part.size(), offset, part.size());
            }
            offset += part.size();
        }
        throw new IllegalArgumentException("%s is \"%s\"; the state of %s has the parts %s."
                .formatted(
                        argument,
                        name,
                        cell.name(),
                        cell.state().stream().map(Part::name).toList()));
    }
}
