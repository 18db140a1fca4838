package gateflow.whiteboard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The smallest board by playing every order of the operations, written without any of the code under test but the nodes. */
final class EveryOrder {

    private final List<Node> nodes;
    private final Forgetting forgetting;
    private int fewest = Integer.MAX_VALUE;

    private EveryOrder(Expression expression, Forgetting forgetting) {
        this.nodes = expression.nodes();
        this.forgetting = forgetting;
    }

    static int fewestPlaces(Expression expression, Forgetting forgetting) {
        var everyOrder = new EveryOrder(expression, forgetting);
        everyOrder.play(Set.of(), Set.of(), 1);
        return everyOrder.fewest;
    }

    private void play(Set<Integer> done, Set<Integer> board, int places) {
        if (places >= fewest) {
            return;
        }
        int[] left = IntStream.range(0, nodes.size())
                .filter(node -> isStatement(node) && !done.contains(node))
                .toArray();
        if (left.length == 0) {
            fewest = places;
        }
        for (int node : left) {
            boolean ready = nodes.get(node).operands().stream().allMatch(n -> !isStatement(n) || done.contains(n));
            if (ready) {
                write(node, done, board, places);
            }
        }
    }

    private void write(int node, Set<Integer> done, Set<Integer> board, int places) {
        var doneNow = new HashSet<>(done);
        doneNow.add(node);
        var kept = new HashSet<>(board);
        kept.removeIf(statement -> !isRead(statement, doneNow));
        kept.add(node);
        int fullest = forgetting == Forgetting.AFTER_WRITE ? board.size() + 1 : Math.max(board.size(), kept.size());
        play(doneNow, kept, Math.max(places, fullest));
    }

    private boolean isStatement(int node) {
        return nodes.get(node).isOperation();
    }

    /** Whether an operation that is still to be done reads this statement. */
    private boolean isRead(int statement, Set<Integer> done) {
        return IntStream.range(0, nodes.size())
                .anyMatch(node ->
                        !done.contains(node) && nodes.get(node).operands().contains(statement));
    }
}
