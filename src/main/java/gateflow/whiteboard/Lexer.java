package gateflow.whiteboard;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression's text into tokens. */
final class Lexer {

    private final Source source;
    private int next;

    private Lexer(Source source) {
        this.source = source;
    }

    /** All tokens; the last is {@link Token.Kind#END}. */
    static List<Token> tokens(Source source) {
        var lexer = new Lexer(source);
        var tokens = new ArrayList<Token>();
        do {
            tokens.add(lexer.token());
        } while (!tokens.get(tokens.size() - 1).is(Token.Kind.END));
        return tokens;
    }

    private Token token() {
        while (next < source.length() && source.at(next) == ' ') {
            next++;
        }
        int start = next;
        Token.Kind kind = start == source.length() ? Token.Kind.END : read(source.at(start));
        return new Token(kind, source.text(start, next), start + 1);
    }

    private Token.Kind read(int first) {
        next++;
        if (isDigit(first)) {
            return number();
        }
        if (Character.isLetter(first)) {
            skipDigits();
            return Token.Kind.VARIABLE;
        }
        if (first == '(') {
            return Token.Kind.OPEN;
        }
        if (first == ')') {
            return Token.Kind.CLOSE;
        }
        if (Operator.of(first).isPresent()) {
            return Token.Kind.OPERATOR;
        }
        throw unknown(first);
    }

    private Token.Kind number() {
        skipDigits();
        if (next < source.length() && source.at(next) == '.') {
            next++;
            int fraction = next;
            skipDigits();
            if (next == fraction) {
                throw pointWithoutDigit(next);
            }
        }
        return Token.Kind.NUMBER;
    }

    private void skipDigits() {
        while (next < source.length() && isDigit(source.at(next))) {
            next++;
        }
    }

    /** Only the ten digits that Double.parseDouble reads; Character.isDigit knows hundreds. */
    private static boolean isDigit(int character) {
        return '0' <= character && character <= '9';
    }

    private IllegalArgumentException unknown(int character) {
        if (character == '.') {
            return pointWithoutDigit(next);
        }
        String shown = String.format("'%s' (U+%04X)", Character.toString(character), character);
        return source.error(next, shown + " is unknown; letters, numbers, + - × / and parentheses were wanted");
    }

    private IllegalArgumentException pointWithoutDigit(int column) {
        return source.error(column, "a decimal point needs a digit on each side, as in 0.5");
    }
}
