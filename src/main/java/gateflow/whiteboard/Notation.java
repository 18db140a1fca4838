package gateflow.whiteboard;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How an expression is written: products by juxtaposition where that can be read back, and parentheses only where
 * {@link Parser} or a reader needs them. {@code (a / b)c} keeps its parentheses for the reader: the parser takes
 * {@code a / bc} for the same, many people don't.
 */
final class Notation {

    /** A piece of a node's text: characters, or an operand whose own text belongs there. */
    sealed interface Part {
        record Text(String text) implements Part {}

        record Operand(int node) implements Part {}
    }

    private final List<Node> nodes;
    private final char[] first;

    Notation(List<Node> nodes) {
        this.nodes = nodes;
        this.first = new char[nodes.size()];
        for (int node = 0; node < first.length; node++) {
            first[node] = firstCharacter(nodes.get(node));
        }
    }

    /** The text of a node, however deep it is. */
    String text(int node) {
        var text = new StringBuilder();
        Deque<Part> rest = new ArrayDeque<>();
        rest.push(new Part.Operand(node));
        while (!rest.isEmpty()) {
            Part part = rest.pop();
            if (part instanceof Part.Text piece) {
                text.append(piece.text());
            } else if (part instanceof Part.Operand operand) {
                List<Part> parts = parts(operand.node());
                for (int i = parts.size() - 1; i >= 0; i--) {
                    rest.push(parts.get(i));
                }
            }
        }
        return text.toString();
    }

    /** The pieces of one node's text, from left to right. */
    List<Part> parts(int index) {
        Node node = nodes.get(index);
        var parts = new ArrayList<Part>();
        if (node instanceof Node.Binary binary) {
            addOperand(parts, binary.left(), wrapsLeft(binary));
            parts.add(new Part.Text(separator(binary)));
            addOperand(parts, binary.right(), wrapsRight(binary));
        } else if (node instanceof Node.Negation negation) {
            parts.add(new Part.Text("-"));
            addOperand(parts, negation.operand(), wraps(negation));
        } else {
            parts.add(new Part.Text(given(node)));
        }
        return parts;
    }

    private static void addOperand(List<Part> parts, int operand, boolean wrapped) {
        if (wrapped) {
            parts.add(new Part.Text("("));
        }
        parts.add(new Part.Operand(operand));
        if (wrapped) {
            parts.add(new Part.Text(")"));
        }
    }

    private String separator(Node.Binary binary) {
        boolean product = binary.operator() == Operator.MULTIPLY;
        boolean juxtaposed = wrapsRight(binary) || nodes.get(binary.right()) instanceof Node.Variable;
        return product && juxtaposed ? "" : " " + binary.operator().symbol() + " ";
    }

    private boolean wrapsLeft(Node.Binary binary) {
        if (binary.operator().isSum()) {
            return false;
        }
        boolean quotientInProduct = binary.operator() == Operator.MULTIPLY && isQuotient(binary.left());
        return quotientInProduct || isSum(binary.left()) || nodes.get(binary.left()) instanceof Node.Negation;
    }

    private boolean wrapsRight(Node.Binary binary) {
        boolean factor = !binary.operator().isSum() && nodes.get(binary.right()) instanceof Node.Binary;
        return factor || isSum(binary.right()) || first[binary.right()] == '-';
    }

    /** A minus before a digit would be read as the sign of that number. */
    private boolean wraps(Node.Negation negation) {
        char start = first[negation.operand()];
        return isSum(negation.operand()) || start == '-' || Character.isDigit(start);
    }

    private boolean isSum(int node) {
        return nodes.get(node) instanceof Node.Binary binary
                && binary.operator().isSum();
    }

    private boolean isQuotient(int node) {
        return nodes.get(node) instanceof Node.Binary binary && binary.operator() == Operator.DIVIDE;
    }

    private char firstCharacter(Node node) {
        if (node instanceof Node.Binary binary) {
            return wrapsLeft(binary) ? '(' : first[binary.left()];
        }
        return node instanceof Node.Negation ? '-' : given(node).charAt(0);
    }

    /** Numbers are written out in full, because the parser reads no exponents. */
    private static String given(Node node) {
        return node instanceof Node.Constant constant
                ? BigDecimal.valueOf(constant.value()).stripTrailingZeros().toPlainString()
                : ((Node.Variable) node).name();
    }
}
