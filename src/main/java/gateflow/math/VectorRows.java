package gateflow.math;

/**
 * The left factor of a product (rows × depth), in tiles of 6 rows, and of 4 at the end, each with its columns one after the
 * other: so the factors of a tile's next step stand side by side, and one address is enough for them.
 *
 * <p>Where the last tile would stand out, it is moved back, and some rows stand in two tiles.
 */
final class VectorRows {
    static final int TALL = 6;
    static final int LOW = 4;

    private int rows;
    private int depth;
    private int tallRows; // so many, at the top, are in tiles of 6
    private double[] tiles = {};

    /** Without rows, until {@link #reshape}. */
    VectorRows() {}

    VectorRows(int rows, int depth) {
        reshape(rows, depth);
    }

    /** Makes room for this shape, of at least {@link #LOW} rows; what was here is lost. */
    void reshape(int rows, int depth) {
        this.rows = rows;
        this.depth = depth;
        int over = rows % TALL;
        boolean twice = over > 0 && over + TALL <= 2 * LOW; // 7 or 8 rows at the end are twice 4, not 6 and a rest
        tallRows = rows - over - (twice ? TALL : 0);
        int length = (tallRows + VectorLinearMap.roundUp(rows - tallRows, LOW)) * depth;
        if (tiles.length < length) {
            tiles = new double[length];
        }
    }

    /** The next number of rows, at least as many, of which no tile is moved back: a sum that is added to must have it. */
    static int roundUp(int rows) {
        return Math.max(LOW, VectorLinearMap.roundUp(rows, 2));
    }

    int count() {
        return rows;
    }

    int depth() {
        return depth;
    }

    double[] tiles() {
        return tiles;
    }

    /** How many rows the tile at this place has: the next one is at {@code place + height(place)}. */
    int height(int place) {
        return place < tallRows ? TALL : LOW;
    }

    /** The first row of the tile at this place. */
    int row(int place) {
        return Math.min(place, rows - height(place));
    }

    /** Writes {@code length} numbers to a row, from this column on. */
    void put(int row, int col, double[] from, int at, int length) {
        int place = row < tallRows ? row / TALL * TALL : tallRows + (row - tallRows) / LOW * LOW;
        putInto(place, row, col, from, at, length);
        int last = tallRows + (rows - tallRows - 1) / LOW * LOW;
        if (tallRows < rows && place != last && row >= row(last)) {
            putInto(last, row, col, from, at, length);
        }
    }

    /** Two loops, each with a step that the compiler knows: it takes several numbers at a time, and checks no index. */
    private void putInto(int place, int row, int col, double[] from, int at, int length) {
        int to = place * depth + col * height(place) + row - row(place);
        if (height(place) == TALL) {
            for (int k = 0; k < length; k++) {
                tiles[to + k * TALL] = from[at + k];
            }
        } else {
            for (int k = 0; k < length; k++) {
                tiles[to + k * LOW] = from[at + k];
            }
        }
    }

    /**
     * Writes the rows top..bottom − 1, whole tiles, of a matrix with {@code depth} columns, and nothing to other tiles, which
     * another thread may write to.
     */
    void putAll(double[] from, int top, int bottom) {
        for (int place = top; place < bottom; place += height(place)) {
            for (int row = row(place); row < row(place) + height(place); row++) {
                putInto(place, row, 0, from, row * depth, depth);
            }
        }
    }

    /** Writes the numbers top..bottom − 1 to these rows of a column: whole tiles, of which none is moved back. */
    void putColumn(int col, double[] from, int top, int bottom) {
        for (int place = top; place < bottom; place += height(place)) {
            int height = height(place);
            int to = place * depth + col * height;
            for (int r = 0; r < height; r++) {
                tiles[to + r] = from[place + r];
            }
        }
    }
}
