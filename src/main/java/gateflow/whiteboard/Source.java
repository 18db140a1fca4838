package gateflow.whiteboard;

/** The text of an expression, and the one place where an error in it gets its column. Columns count characters from 1. */
final class Source {

    private static final int WINDOW = Sentences.LONGEST / 2;

    private final int[] characters;

    Source(String text) {
        Sentences.required(text, "The expression", "a text such as ac(bd + a) + ad");
        characters = text.codePoints()
                .map(character -> isBlank(character) ? ' ' : character)
                .toArray();
        if (text.codePoints().allMatch(Source::isBlank)) {
            throw new IllegalArgumentException("The expression is empty; a text such as ac(bd + a) + ad was wanted.");
        }
    }

    int length() {
        return characters.length;
    }

    int at(int index) {
        return characters[index];
    }

    String text(int from, int to) {
        return new String(characters, from, to - from);
    }

    IllegalArgumentException error(int column, String problem) {
        return new IllegalArgumentException("Column " + column + " of \"" + around(column) + "\": " + problem + ".");
    }

    private String around(int column) {
        int from = characters.length <= Sentences.LONGEST ? 0 : Math.max(0, column - WINDOW);
        int to = characters.length <= Sentences.LONGEST
                ? characters.length
                : Math.min(characters.length, column + WINDOW);
        return (from > 0 ? "..." : "") + text(from, to) + (to < characters.length ? "..." : "");
    }

    /** Copied text brings tabs, line ends and no-break spaces: all are blanks here. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
