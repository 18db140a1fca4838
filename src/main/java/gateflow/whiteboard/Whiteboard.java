package gateflow.whiteboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A board with a fixed number of places, each for one statement such as {@code ac = 5}. Nothing is ever pushed out: whoever
 * wants to write on a full board has to choose what to forget.
 *
 * <pre>{@code
 * var board = new Whiteboard(3);
 * board.write("ac", 5).write("bd", 33);
 * board.write("bd + a", board.read("bd") + 1);
 * board.forget("bd");
 * }</pre>
 *
 * <p>Mutable, so that each step is one line in a notebook, and not safe for use by several threads.
 */
public final class Whiteboard {

    private record Statement(double value, String text) {}

    private final int places;
    private final Map<String, Statement> statements = new LinkedHashMap<>();

    /**
     * An empty board.
     *
     * @throws IllegalArgumentException if there is not at least one place
     */
    public Whiteboard(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("A board of " + places + " was asked for; at least 1 place was wanted.");
        }
        this.places = places;
    }

    /**
     * Selective write: puts {@code name = value} on a free place.
     *
     * @return this board
     * @throws IllegalArgumentException if the board is full or has a statement of that name, the name is null or blank, or the
     *     value is not finite
     */
    public Whiteboard write(String name, double value) {
        String key = key(name);
        Sentences.finite(value, key);
        if (statements.containsKey(key)) {
            throw new IllegalArgumentException("The board holds "
                    + statements.get(key).text() + " already; forget " + key + " before you write it again.");
        }
        if (isFull()) {
            throw new IllegalArgumentException("The board of " + places + " is full, it holds "
                    + Sentences.list(statements()) + "; forget a statement before you write " + key + ".");
        }
        statements.put(key, new Statement(value, Sentences.statement(key, value)));
        return this;
    }

    /**
     * Selective read: the value of one statement; the others stay unread.
     *
     * @throws IllegalArgumentException if the statement is not on the board
     */
    public double read(String name) {
        return onBoard(key(name)).value();
    }

    /**
     * Selective forget: erases one statement and frees its place.
     *
     * @return this board
     * @throws IllegalArgumentException if the statement is not on the board
     */
    public Whiteboard forget(String name) {
        String key = key(name);
        onBoard(key);
        statements.remove(key);
        return this;
    }

    /** Whether a statement of this name is on the board. */
    public boolean holds(String name) {
        return statements.containsKey(key(name));
    }

    /** The size of the board. */
    public int places() {
        return places;
    }

    /** How many places hold a statement. */
    public int taken() {
        return statements.size();
    }

    /** Whether every place holds a statement. */
    public boolean isFull() {
        return taken() == places;
    }

    /** The names on the board, oldest first. */
    public List<String> names() {
        return List.copyOf(statements.keySet());
    }

    /** What is written on the board, oldest first: {@code ac = 5}, {@code bd = 33}. */
    public List<String> statements() {
        return statements.values().stream().map(Statement::text).toList();
    }

    /** The board on one line: {@code [ac = 5 | bd = 33] 1 of 3 places free}. */
    @Override
    public String toString() {
        return "[" + String.join(" | ", statements()) + "] " + (places - taken()) + " of " + places + " places free";
    }

    private Statement onBoard(String key) {
        Statement statement = statements.get(key);
        if (statement == null) {
            throw new IllegalArgumentException(
                    key + " is not on the board, which holds " + Sentences.list(statements()) + ".");
        }
        return statement;
    }

    private static String key(String name) {
        Sentences.required(name, "The statement's name", "a name such as ac");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The statement's name is blank; a name such as ac was wanted.");
        }
        return name.strip();
    }
}
