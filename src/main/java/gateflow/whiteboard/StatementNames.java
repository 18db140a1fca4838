package gateflow.whiteboard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of an expression's statements on the board. A name is the subexpression's text; where an operand's name is longer
 * than {@value Sentences#LONGEST} characters, {@code [12]} stands for it: what step 12 wrote. Names thus stay short for any
 * expression, and two statements never have the same one.
 */
final class StatementNames {

    private final Notation notation;
    private final int[] order;
    private final OperationGraph graph;
    private final String[] names;
    private final int[] steps;

    StatementNames(Expression expression, Schedule schedule) {
        this.notation = new Notation(expression.nodes());
        this.graph = schedule.graph();
        this.order = schedule.order();
        this.names = new String[expression.nodes().size()];
        this.steps = new int[names.length];
        nameGivenValues(expression);
        nameResults();
    }

    /** The name of a node: of a statement, or of a variable or number that is given. */
    String name(int node) {
        return names[node];
    }

    /** The names of all statements, step by step. */
    List<String> inOrder() {
        return IntStream.of(order)
                .mapToObj(operation -> names[graph.node(operation)])
                .toList();
    }

    private void nameGivenValues(Expression expression) {
        for (int node = 0; node < names.length; node++) {
            if (!expression.nodes().get(node).isOperation()) {
                names[node] = notation.text(node);
            }
        }
    }

    private void nameResults() {
        for (int step = 0; step < order.length; step++) {
            int node = graph.node(order[step]);
            names[node] = notation.parts(node).stream().map(this::text).collect(Collectors.joining());
            steps[node] = step + 1;
        }
    }

    private String text(Notation.Part part) {
        if (part instanceof Notation.Part.Text piece) {
            return piece.text();
        }
        int operand = ((Notation.Part.Operand) part).node();
        boolean given = steps[operand] == 0;
        return given || names[operand].length() <= Sentences.LONGEST ? names[operand] : "[" + steps[operand] + "]";
    }
}
