package gateflow.whiteboard;

import java.util.List;

/** When a statement that no later step reads leaves the board: before or after the step's own result is written. */
public enum Forgetting {
    /**
     * The lecture's rule and the default: the result is written beside the operands, and only then are they erased. An
     * operation on two statements therefore needs three places. In the pebble game: a pebble is put on a free place.
     */
    AFTER_WRITE,

    /**
     * The rule of Sethi and Ullman's registers: the operands are read, those that no later step reads are erased, and the
     * result may take such a place. An operation on two statements needs two places. In the pebble game: a pebble may slide.
     */
    BEFORE_WRITE;

    /** Places in use at the fullest moment of a step that finds so many statements on the board and erases so many. */
    int placesFor(int held, int erased) {
        return this == AFTER_WRITE ? held + 1 : Math.max(held, held - erased + 1);
    }

    /** Writes a statement and erases others, in this rule's order; returns the places in use at the fullest moment. */
    int replace(Whiteboard board, String name, double value, List<String> erased) {
        int before = board.taken();
        if (this == BEFORE_WRITE) {
            erased.forEach(board::forget);
        }
        board.write(name, value);
        int taken = Math.max(before, board.taken());
        if (this == AFTER_WRITE) {
            erased.forEach(board::forget);
        }
        return taken;
    }
}
