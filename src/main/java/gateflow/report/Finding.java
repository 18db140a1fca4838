package gateflow.report;

/**
 * Something that a notebook found by measuring and that no lecture claims: a box as of a {@link Claim}, without an id. If it does not
 * hold, the check throws and the notebook stops, so that no text can say what its own numbers refute.
 */
public final class Finding implements Shown {
    private final String statement;
    private final String because;

    private Finding(String statement, String because) {
        this.statement = Arguments.text("statement", statement);
        this.because = Arguments.text("because", because);
    }

    /**
     * A condition that must hold.
     *
     * @param statement what was found, in a sentence
     * @param because what was looked at, with its numbers
     * @throws IllegalStateException if the condition is false
     */
    public static Finding check(String statement, boolean condition, String because) {
        var finding = new Finding(statement, because);
        if (!condition) {
            throw new IllegalStateException(
                    "The finding does not hold: " + MathText.plain(statement) + " (" + because + ").");
        }
        return finding;
    }

    @Override
    public String html() {
        return "<div class=\"gf gf-claim\" role=\"note\" aria-label=\"Finding\"><p><strong>Found ✓</strong> "
                + MathText.html(statement) + "</p><p>Measured: " + MathText.html(because) + "</p></div>";
    }

    @Override
    public String text() {
        return "Found ✓ " + MathText.plain(statement) + "\n  measured: " + MathText.plain(because);
    }

    @Override
    public String toString() {
        return text();
    }
}
