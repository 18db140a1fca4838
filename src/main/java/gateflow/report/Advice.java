package gateflow.report;

import gateflow.math.Require;

/** One sentence for the reader, in a box: what is not right yet, and what to do. */
public record Advice(String sentence) implements Shown {
    public Advice {
        Require.given("sentence", sentence);
    }

    @Override
    public String html() {
        return "<p class=\"gf gf-advice\" role=\"alert\"><strong aria-hidden=\"true\">✗</strong> "
                + Html.escape(sentence) + "</p>";
    }

    @Override
    public String text() {
        return sentence;
    }

    /** What a kernel shows that does not know this type. */
    @Override
    public String toString() {
        return sentence;
    }
}
