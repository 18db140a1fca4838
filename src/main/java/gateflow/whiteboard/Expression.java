package gateflow.whiteboard;

import java.util.List;
import java.util.Map;

/**
 * An arithmetic expression such as {@code ac(bd + a) + ad}. Immutable.
 *
 * <p>What {@link #parse} reads:
 *
 * <ul>
 *   <li>Variables: one letter of any alphabet, with digits as a subscript if wanted: {@code a}, {@code σ}, {@code x1}. So
 *       {@code ac} is a product of two variables, and {@code a2} is one variable.
 *   <li>Numbers: digits with an optional decimal point: {@code 5}, {@code 0.25}. There is no exponent: {@code 2e3} is 2 times
 *       the variable {@code e3}.
 *   <li>{@code +}, {@code -} or {@code −}, {@code ×}, {@code *} or {@code ·}, {@code /} or {@code ÷}, and parentheses.
 *   <li>Juxtaposition: a value followed by a variable or by an opening parenthesis is a product. It binds exactly as × does,
 *       and × and / are done from left to right: {@code a/bc} is {@code (a / b)c}. Such a quotient is always printed with its
 *       parentheses.
 *   <li>A minus where a value is wanted: directly before a number it is the number's sign, else an operation. At the start of a
 *       term it applies to the whole product ({@code -ac} is {@code -(ac)}), after × or / to the next factor only. There is no
 *       unary plus, so that {@code a + + b} is reported as the typing error that it is.
 * </ul>
 *
 * <p>Two expressions are equal if they have the same operations on the same operands in the same order; {@code ab} and
 * {@code ba} are not equal. Inside one expression a subexpression that occurs twice is kept once. The nodes form a flat list,
 * operands before the operations that read them, so that no method recurses: depth is limited by memory only.
 */
public final class Expression {

    private final List<Node> nodes;

    private Expression(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if the text is null, empty or no expression; the sentence gives the column (from 1) and
     *     what was wanted there
     */
    public static Expression parse(String text) {
        return new Expression(Parser.parse(text));
    }

    /**
     * The value of this expression in double precision.
     *
     * @param values a finite number for each variable; others are ignored
     * @throws IllegalArgumentException if a variable has no finite value, a divisor is zero, or a result is not finite
     */
    public double value(Map<String, ? extends Number> values) {
        var evaluation = new Evaluation(this, values);
        double[] computed = new double[nodes.size()];
        for (int node = 0; node < computed.length; node++) {
            computed[node] = evaluation.value(node, operand -> computed[operand]);
        }
        return computed[root()];
    }

    /** The variables, each once, in the order in which they first occur. */
    public List<String> variables() {
        return nodes.stream()
                .filter(Node.Variable.class::isInstance)
                .map(node -> ((Node.Variable) node).name())
                .toList();
    }

    /** How many values have to be computed; a subexpression that occurs twice counts once. */
    public int operations() {
        return (int) nodes.stream().filter(Node::isOperation).count();
    }

    /** The expression in the lecture's form, {@code ac(bd + a) + ad}; parsing it gives an equal expression. */
    @Override
    public String toString() {
        return new Notation(nodes).text(root());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    /** Each different node once, operands first and in reading order; the last is the whole expression. */
    List<Node> nodes() {
        return nodes;
    }

    private int root() {
        return nodes.size() - 1;
    }
}
