package gateflow.whiteboard;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which operation reads the results of which others. Operations are numbered from 0 in reading order, so that operands come
 * before their readers and the last operation is the answer. Given values are left out: they take no place on the board.
 */
final class OperationGraph {

    private final int[] nodes;
    private final int[][] operands;
    private final int[] readers;

    OperationGraph(Expression expression) {
        List<Node> all = expression.nodes();
        nodes = IntStream.range(0, all.size())
                .filter(node -> all.get(node).isOperation())
                .toArray();
        int[] operationOf = new int[all.size()];
        for (int operation = 0; operation < nodes.length; operation++) {
            operationOf[nodes[operation]] = operation;
        }
        operands = IntStream.of(nodes)
                .mapToObj(node -> all.get(node).operands().stream()
                        .filter(operand -> all.get(operand).isOperation())
                        .mapToInt(operand -> operationOf[operand])
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
        readers = new int[nodes.length];
        for (int[] read : operands) {
            for (int operand : read) {
                readers[operand]++;
            }
        }
    }

    int size() {
        return nodes.length;
    }

    /** The operation's index among the expression's nodes. */
    int node(int operation) {
        return nodes[operation];
    }

    /** The different operations whose results this one reads: none, one or two. */
    int[] operands(int operation) {
        return operands[operation];
    }

    /** Whether no result is read by two operations. */
    boolean isTree() {
        return IntStream.of(readers).allMatch(count -> count <= 1);
    }

    int[] readingOrder() {
        return IntStream.range(0, size()).toArray();
    }

    /** For each operation, the operands that no later operation of this order reads. */
    int[][] lastReads(int[] order) {
        int[] unread = readers.clone();
        int[][] last = new int[size()][];
        for (int operation : order) {
            last[operation] = IntStream.of(operands[operation])
                    .filter(operand -> --unread[operand] == 0)
                    .toArray();
        }
        return last;
    }

    /** The places that this order needs; at least 1, because there is no smaller board. */
    int placesFor(int[] order, Forgetting forgetting) {
        int[][] lastReads = lastReads(order);
        int held = 0;
        int places = 1;
        for (int operation : order) {
            int erased = lastReads[operation].length;
            places = Math.max(places, forgetting.placesFor(held, erased));
            held += 1 - erased;
        }
        return places;
    }

    /** The places without which some single operation cannot be done in any order. */
    int placesForLargestOperation(Forgetting forgetting) {
        return IntStream.range(0, size())
                .map(operation -> forgetting.placesFor(operands[operation].length, operands[operation].length))
                .max()
                .orElse(1);
    }
}
