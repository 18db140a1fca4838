package gateflow.whiteboard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads an expression with two explicit stacks (Dijkstra's shunting yard), never by recursion, so that the depth of its
 * parentheses is limited by the heap only.
 */
final class Parser {

    /** What was read and still waits for its right operand or its closing parenthesis. */
    private sealed interface Pending {
        Token token();

        int precedence();

        record Open(Token token) implements Pending {
            @Override
            public int precedence() {
                return 0;
            }
        }

        record Minus(Token token, int precedence) implements Pending {}

        record Infix(Token token, Operator operator) implements Pending {
            @Override
            public int precedence() {
                return operator.precedence();
            }
        }
    }

    private final Source source;
    private final List<Token> tokens;
    private final NodeTable table = new NodeTable();
    private final Deque<Integer> values = new ArrayDeque<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int next;

    private Parser(Source source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    /** The nodes of the expression, each once, operands first; the last is the whole. */
    static List<Node> parse(String text) {
        return new Parser(new Source(text)).nodes();
    }

    private List<Node> nodes() {
        while (true) {
            readValue();
            while (tokens.get(next).is(Token.Kind.CLOSE)) {
                close(tokens.get(next++));
            }
            if (tokens.get(next).is(Token.Kind.END)) {
                reduceDownTo(1);
                refuseUnclosed();
                return table.nodes();
            }
            readInfix(tokens.get(next));
        }
    }

    /** Reads any opening parentheses and minus signs, then the variable or number behind them. */
    private void readValue() {
        boolean complete = false;
        while (!complete) {
            Token token = tokens.get(next++);
            switch (token.kind()) {
                case NUMBER -> complete = value(new Node.Constant(number(token)));
                case VARIABLE -> complete = value(new Node.Variable(token.text()));
                case OPEN -> pending.push(new Pending.Open(token));
                default -> complete = readMinus(token);
            }
        }
    }

    /** A minus directly before a number is the number's sign; before anything else it is an operation. */
    private boolean readMinus(Token token) {
        if (!token.is(Token.Kind.OPERATOR) || token.operator() != Operator.SUBTRACT) {
            throw valueMissing(token);
        }
        if (tokens.get(next).is(Token.Kind.NUMBER)) {
            return value(new Node.Constant(0.0 - number(tokens.get(next++))));
        }
        boolean afterFactor = precedenceOnTop() > Operator.SIGN_OF_A_TERM;
        pending.push(new Pending.Minus(token, afterFactor ? Operator.SIGN_OF_A_FACTOR : Operator.SIGN_OF_A_TERM));
        return false;
    }

    private boolean value(Node node) {
        values.push(table.index(node));
        return true;
    }

    private double number(Token token) {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw source.error(token.column(), "this number is too large; at most 1.8 × 10^308 was wanted");
        }
        return value;
    }

    /** Reads the operator before the next value; where none stands, juxtaposition is a multiplication. */
    private void readInfix(Token token) {
        if (token.is(Token.Kind.NUMBER)) {
            throw source.error(token.column(), "an operator was wanted before the number " + token.text());
        }
        boolean written = token.is(Token.Kind.OPERATOR);
        Operator operator = written ? token.operator() : Operator.MULTIPLY;
        reduceDownTo(operator.precedence());
        pending.push(new Pending.Infix(token, operator));
        if (written) {
            next++;
        }
    }

    private void close(Token token) {
        reduceDownTo(1);
        if (pending.isEmpty()) {
            throw source.error(token.column(), "this closing parenthesis has no opening one before it");
        }
        pending.pop();
    }

    private void reduceDownTo(int precedence) {
        while (precedenceOnTop() >= precedence) {
            values.push(table.index(reduced(pending.pop())));
        }
    }

    private Node reduced(Pending operation) {
        int right = values.pop();
        if (operation instanceof Pending.Infix infix) {
            return new Node.Binary(infix.operator(), values.pop(), right);
        }
        return new Node.Negation(right);
    }

    private int precedenceOnTop() {
        return pending.isEmpty() ? 0 : pending.peek().precedence();
    }

    private void refuseUnclosed() {
        if (!pending.isEmpty()) {
            int column = pending.peek().token().column();
            throw source.error(column, "this opening parenthesis is never closed");
        }
    }

    private IllegalArgumentException valueMissing(Token token) {
        String after = next == 1 ? "" : " after " + tokens.get(next - 2).text();
        String wanted = "a value (a letter, a number or an opening parenthesis) was wanted" + after;
        return source.error(token.column(), wanted + ", but " + token.described());
    }
}
