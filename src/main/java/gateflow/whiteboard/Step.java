package gateflow.whiteboard;

import java.util.List;

/**
 * One step of a {@link Plan}: one operation, and what was read, written and forgotten for it. Names are those on the board,
 * {@code bd + a}; written lines have their value, {@code bd + a = 34}.
 *
 * @param number from 1
 * @param statement the name of what was computed and written
 * @param value its value
 * @param given the variables and numbers that came in from outside, as x_t does; they take no place on the board
 * @param read selective read: the statements that were read, and no others
 * @param erased selective forget: the statements that no later step reads
 * @param board the lines on the board after the step, oldest first
 * @param taken how many places were in use at the fullest moment of the step
 */
public record Step(
        int number,
        String statement,
        double value,
        List<String> given,
        List<String> read,
        List<String> erased,
        List<String> board,
        int taken) {

    public Step {
        given = List.copyOf(given);
        read = List.copyOf(read);
        erased = List.copyOf(erased);
        board = List.copyOf(board);
    }

    /** Selective write: the line that was put on the board, {@code bd + a = 34}. */
    public String written() {
        return Sentences.statement(statement, value);
    }

    /** The step on one line: {@code 3. bd + a = 34; given a; read bd; forgot bd; board: ac = 5 and bd + a = 34}. */
    @Override
    public String toString() {
        return number + ". " + written() + "; given " + Sentences.list(given) + "; read " + Sentences.list(read)
                + "; forgot " + Sentences.list(erased) + "; board: " + Sentences.list(board);
    }
}
