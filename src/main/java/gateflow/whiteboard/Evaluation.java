package gateflow.whiteboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/** Computes the nodes of one expression for one set of given values, and words what can go wrong there. */
final class Evaluation {

    private final Expression expression;
    private final Map<String, Number> given;

    /** Refuses missing and non-finite values; values of variables that the expression does not have are ignored. */
    Evaluation(Expression expression, Map<String, ? extends Number> values) {
        Sentences.required(values, "The map of values", "a map such as Map.of(\"a\", 1, \"b\", 3)");
        this.expression = expression;
        this.given = new HashMap<>(values);
        for (String variable : expression.variables()) {
            if (given.get(variable) == null) {
                throw unknown(variable);
            }
            Sentences.finite(given.get(variable).doubleValue(), variable);
        }
    }

    /** The value of a node; an operation takes its operands' values from the function. */
    double value(int node, IntToDoubleFunction operands) {
        Node computed = expression.nodes().get(node);
        if (computed instanceof Node.Binary binary) {
            return value(node, binary, operands);
        }
        if (computed instanceof Node.Negation negation) {
            return -operands.applyAsDouble(negation.operand());
        }
        return given(computed);
    }

    /** The value of a variable or a number. */
    double given(Node node) {
        return node instanceof Node.Constant constant
                ? constant.value()
                : given.get(((Node.Variable) node).name()).doubleValue();
    }

    private double value(int node, Node.Binary binary, IntToDoubleFunction operands) {
        double left = operands.applyAsDouble(binary.left());
        double right = operands.applyAsDouble(binary.right());
        if (binary.operator() == Operator.DIVIDE && right == 0.0) {
            throw new IllegalArgumentException("Division by zero in " + shown(node) + ": the divisor "
                    + shown(binary.right()) + " is 0; a value other than 0 was wanted.");
        }
        double result = binary.operator().apply(left, right);
        if (!Double.isFinite(result)) {
            throw new IllegalArgumentException("The value of " + shown(node) + " is too large: "
                    + Sentences.number(left) + " " + binary.operator().symbol() + " " + Sentences.number(right)
                    + " is beyond 1.8E308; a finite value was wanted.");
        }
        return result;
    }

    private String shown(int node) {
        return Sentences.shorten(new Notation(expression.nodes()).text(node));
    }

    private IllegalArgumentException unknown(String variable) {
        var known = new TreeSet<String>();
        given.forEach((name, value) -> {
            if (value != null) {
                known.add(String.valueOf(name));
            }
        });
        return new IllegalArgumentException(
                "The variable " + variable + " of " + Sentences.shorten(expression.toString())
                        + " has no value; values were given for " + Sentences.list(List.copyOf(known)) + ".");
    }
}
