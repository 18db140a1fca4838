package gateflow.whiteboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Drives a real {@link Whiteboard} through a schedule: all that a {@link Plan} logs was done and read there. */
final class PlanRun {

    private final Expression expression;
    private final Schedule schedule;
    private final OperationGraph graph;
    private final Forgetting forgetting;
    private final Evaluation evaluation;
    private final Whiteboard board;
    private final StatementNames names;
    private final int[][] lastReads;

    PlanRun(Expression expression, Schedule schedule, Forgetting forgetting, Evaluation evaluation, Whiteboard board) {
        this.expression = expression;
        this.schedule = schedule;
        this.graph = schedule.graph();
        this.forgetting = forgetting;
        this.evaluation = evaluation;
        this.board = board;
        this.names = new StatementNames(expression, schedule);
        this.lastReads = graph.lastReads(schedule.order());
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (int operation : schedule.order()) {
            steps.add(step(steps.size() + 1, operation));
        }
        return steps;
    }

    private Step step(int number, int operation) {
        int node = graph.node(operation);
        String name = names.name(node);
        List<String> read = statements(graph.operands(operation));
        List<String> erased = statements(lastReads[operation]);
        double value = evaluation.value(node, this::operand);
        refuseIfTooSmall(name, erased.size());
        int taken = forgetting.replace(board, name, value, erased);
        return new Step(number, name, value, given(node), read, erased, board.statements(), taken);
    }

    /** A statement's value is read from the board; a variable or number comes from outside. */
    private double operand(int index) {
        Node node = expression.nodes().get(index);
        return node.isOperation() ? board.read(names.name(index)) : evaluation.given(node);
    }

    private List<String> statements(int[] operations) {
        return IntStream.of(operations)
                .mapToObj(operation -> names.name(graph.node(operation)))
                .toList();
    }

    private List<String> given(int node) {
        return expression.nodes().get(node).operands().stream()
                .filter(operand -> !expression.nodes().get(operand).isOperation())
                .map(names::name)
                .distinct()
                .toList();
    }

    private void refuseIfTooSmall(String name, int erased) {
        if (forgetting.placesFor(board.taken(), erased) <= board.places()) {
            return;
        }
        String why = Sentences.shorten(expression.toString()) + ": to write " + name + ", it must hold "
                + Sentences.list(board.names()) + " as well";
        throw new IllegalArgumentException(
                schedule.isProven()
                        ? "A board of " + board.places() + " cannot hold " + why + "; the smallest board is "
                                + schedule.places() + "."
                        : "A board of " + board.places() + " is too small in every order that was tried for " + why
                                + "; the smallest board that was found is " + schedule.places() + ".");
    }
}
