package gateflow.whiteboard;

import java.util.Arrays;
import java.util.Optional;

/** The four operations that join two values. */
enum Operator {
    ADD("+", "+", 1),
    SUBTRACT("-", "-−–", 1),
    MULTIPLY("×", "×*·⋅", 3),
    DIVIDE("/", "/÷", 3);

    /** Between the sums and the products: -ab is -(ab), and -a + b is (-a) + b. */
    static final int SIGN_OF_A_TERM = 2;

    /** Above the products: after × or / a minus belongs to the next factor only, so that a / -bc is (a / (-b))c. */
    static final int SIGN_OF_A_FACTOR = 4;

    private final String symbol;
    private final String accepted;
    private final int precedence;

    Operator(String symbol, String accepted, int precedence) {
        this.symbol = symbol;
        this.accepted = accepted;
        this.precedence = precedence;
    }

    /** The operator that is written with this character, if there is one. */
    static Optional<Operator> of(int character) {
        return Arrays.stream(values())
                .filter(operator -> operator.accepted.indexOf(character) >= 0)
                .findFirst();
    }

    double apply(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
        };
    }

    boolean isSum() {
        return precedence == ADD.precedence;
    }

    String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }
}
