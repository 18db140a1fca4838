package gateflow.whiteboard;

/** One piece of an expression's text, with the column (from 1) at which it begins. */
record Token(Kind kind, String text, int column) {

    enum Kind {
        NUMBER,
        VARIABLE,
        OPERATOR,
        OPEN,
        CLOSE,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    Operator operator() {
        return Operator.of(text.codePointAt(0)).orElseThrow();
    }

    /** The token as a sentence names it. */
    String described() {
        return is(Kind.END) ? "the text ends" : text + " came";
    }
}
