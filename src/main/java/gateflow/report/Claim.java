package gateflow.report;

import gateflow.math.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement of the lectures, measured on the page: a box with a ✓ if it holds. If it does not, the check throws and the notebook
 * stops, so that no page can carry a claim that its own numbers refute.
 *
 * <pre>{@code
 * Claim.check("B5", "With f = 0.5 the share of s_1 after 10 steps is 0.5^{10}", share, Math.pow(0.5, 10), 1e-12)
 * }</pre>
 */
public final class Claim implements Shown {

    private final String id;
    private final String statement;
    private final Map<String, String> facts;
    private final Map<String, String> data;
    private final String note;

    private Claim(String id, String statement, Map<String, String> facts, Map<String, String> data, String note) {
        this.id = id;
        this.statement = statement;
        this.facts = facts;
        this.data = data;
        this.note = note;
    }

    /**
     * A value that must be near another: |measured − expected| ≤ tolerance.
     *
     * @param id the claim's id in the curriculum, such as "A3"
     * @param statement what is claimed, in a sentence
     * @throws NotHeld if the value is farther away, or NaN
     */
    public static Claim check(String id, String statement, double measured, double expected, double tolerance) {
        Require.notNegative("tolerance", tolerance);
        // Not ">": NaN must not pass.
        boolean held = Math.abs(measured - expected) <= tolerance;
        return near(id, statement, measured, expected, tolerance, "± " + Numbers.format(tolerance), held);
    }

    /**
     * A value that must be near another in proportion: |measured − expected| ≤ tolerance · |expected|.
     *
     * @throws NotHeld if the value is farther away, or NaN
     */
    public static Claim checkRelative(String id, String statement, double measured, double expected, double tolerance) {
        Require.notNegative("tolerance", tolerance);
        boolean held = Math.abs(measured - expected) <= tolerance * Math.abs(expected);
        return near(id, statement, measured, expected, tolerance, "± " + Numbers.format(100 * tolerance) + " %", held);
    }

    private static Claim near(
            String id,
            String statement,
            double measured,
            double expected,
            double tolerance,
            String within,
            boolean held) {
        var facts = facts("measured", exact(measured), "expected", exact(expected) + " " + within);
        var data = facts(
                "kind", "near", "measured", "" + measured, "expected", "" + expected, "tolerance", "" + tolerance);
        return require(id, statement, facts, data, held);
    }

    /**
     * A value that must not be above a limit.
     *
     * @throws NotHeld if it is above, or NaN
     */
    public static Claim checkAtMost(String id, String statement, double measured, double limit) {
        return bound(id, statement, "at most", measured, limit, measured <= limit);
    }

    /**
     * A value that must not be below a limit.
     *
     * @throws NotHeld if it is below, or NaN
     */
    public static Claim checkAtLeast(String id, String statement, double measured, double limit) {
        return bound(id, statement, "at least", measured, limit, measured >= limit);
    }

    private static Claim bound(String id, String statement, String kind, double measured, double limit, boolean held) {
        var facts = facts("measured", exact(measured), "expected", kind + " " + exact(limit));
        var data = facts(
                "kind", kind.replace(' ', '-'), "measured", "" + measured, "expected", "" + limit, "tolerance", "0");
        return require(id, statement, facts, data, held);
    }

    /**
     * A condition.
     *
     * @param because what was looked at, in a sentence
     * @throws NotHeld if the condition is false
     */
    public static Claim checkTrue(String id, String statement, boolean condition, String because) {
        Arguments.text("because", because);
        var data = facts("kind", "true", "measured", "" + condition, "expected", "true", "tolerance", "0");
        return require(id, statement, facts("checked", because), data, condition);
    }

    /**
     * Steps or texts that must be the same, one by one.
     *
     * @throws NotHeld if they differ; the message names the first difference
     */
    public static Claim checkSame(String id, String statement, List<?> measured, List<?> expected) {
        List<String> got = measured.stream().map(String::valueOf).toList();
        List<String> wanted = expected.stream().map(String::valueOf).toList();
        String measuredText = String.join("; ", got);
        String expectedText = String.join("; ", wanted);
        var data = facts("kind", "same", "measured", measuredText, "expected", expectedText, "tolerance", "0");
        return require(
                id, statement, facts("measured", measuredText, "expected", "the same"), data, got.equals(wanted));
    }

    private static Claim require(
            String id, String statement, Map<String, String> facts, Map<String, String> data, boolean held) {
        Arguments.text("id", id);
        Arguments.text("statement", statement);
        if (!held) {
            throw new NotHeld("Claim " + id + " does not hold: " + MathText.plain(statement) + ": measured "
                    + data.get("measured") + ", expected " + facts.getOrDefault("expected", data.get("expected"))
                    + reason(facts, data) + ".");
        }
        return new Claim(id, statement, facts, data, "");
    }

    private static String reason(Map<String, String> facts, Map<String, String> data) {
        return switch (data.get("kind")) {
            case "true" -> " (" + facts.get("checked") + ")";
            case "same" -> " as " + data.get("expected");
            default -> "";
        };
    }

    /**
     * Where a lecture's simplification is not the whole truth.
     *
     * @param note what was left out and how much it is, in a sentence
     */
    public Claim butNote(String note) {
        return new Claim(id, statement, facts, data, Arguments.text("note", note));
    }

    @Override
    public String html() {
        var out = new StringBuilder("<div class=\"gf gf-claim\" role=\"note\" aria-label=\"Claim " + Html.escape(id)
                + "\" data-claim=\"" + Html.escape(id) + "\" data-ok=\"true\"");
        data.forEach((key, value) -> out.append(" data-" + key + "=\"" + Html.escape(value) + "\""));
        out.append("><p><strong>" + Html.escape(id) + " ✓</strong> <span class=\"gf-statement\">"
                + MathText.html(statement) + "</span></p><dl>");
        facts.forEach((name, value) -> out.append("<dt>" + name + "</dt><dd>" + Html.escape(value) + "</dd>"));
        out.append("</dl>");
        if (!note.isEmpty()) {
            out.append("<p class=\"gf-but\"><strong>Not the whole truth:</strong> " + MathText.html(note) + "</p>");
        }
        return out.append("</div>").toString();
    }

    @Override
    public String text() {
        var out = new StringBuilder(id + " ✓ " + MathText.plain(statement));
        facts.forEach(
                (name, value) -> out.append("\n  ").append(name).append(": ").append(value));
        return note.isEmpty() ? out.toString() : out + "\n  not the whole truth: " + MathText.plain(note);
    }

    @Override
    public String toString() {
        return text();
    }

    private static String exact(double value) {
        return Numbers.format(value, 6);
    }

    private static Map<String, String> facts(String... pairs) {
        var facts = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    /** A claim that its own measurement refutes. */
    public static final class NotHeld extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private NotHeld(String message) {
            super(message);
        }
    }
}
