package gateflow.whiteboard;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The order of Sethi and Ullman: of two operands, first the one that needs more places, because while the other is computed
 * the first takes one place and no more.
 *
 * <p>R. Sethi, J. D. Ullman, The Generation of Optimal Code for Arithmetic Expressions, JACM 17(4), 1970, 715–728. Their leaves
 * are loaded into registers; ours are given from outside, so an operation on given values needs one place.
 *
 * <p>Why it is optimal for a tree: of the two subtrees, let the second be the one whose fullest moment comes later. By then the
 * first has begun, and something of it is on the board until the common operation reads it. So every order needs
 * max(first, second + 1) places, and doing one whole subtree after the other needs no more. If a result is read twice this
 * argument fails, and the order is only a good guess.
 */
final class SethiUllman {

    private SethiUllman() {}

    static int[] order(OperationGraph graph, Forgetting forgetting) {
        int[] labels = labels(graph, forgetting);
        int[] order = new int[graph.size()];
        boolean[] opened = new boolean[graph.size()];
        boolean[] done = new boolean[graph.size()];
        Deque<Integer> stack = new ArrayDeque<>();
        stack.push(graph.size() - 1);
        int count = 0;
        while (!stack.isEmpty()) {
            int operation = stack.peek();
            if (!opened[operation]) {
                opened[operation] = true;
                pushLargestOnTop(stack, graph.operands(operation), labels);
                continue;
            }
            stack.pop();
            if (!done[operation]) {
                done[operation] = true;
                order[count++] = operation;
            }
        }
        return order;
    }

    private static void pushLargestOnTop(Deque<Integer> stack, int[] operands, int[] labels) {
        boolean firstIsLargest = operands.length < 2 || labels[operands[0]] >= labels[operands[1]];
        for (int i = operands.length - 1; i >= 0; i--) {
            stack.push(operands[firstIsLargest ? i : operands.length - 1 - i]);
        }
    }

    /** For each operation, the places that its subtree needs. */
    private static int[] labels(OperationGraph graph, Forgetting forgetting) {
        int[] labels = new int[graph.size()];
        for (int operation = 0; operation < labels.length; operation++) {
            int[] operands = graph.operands(operation);
            int label = forgetting.placesFor(operands.length, operands.length);
            if (operands.length == 1) {
                label = Math.max(label, labels[operands[0]]);
            } else if (operands.length == 2) {
                int first = Math.max(labels[operands[0]], labels[operands[1]]);
                int second = Math.min(labels[operands[0]], labels[operands[1]]);
                label = Math.max(label, Math.max(first, second + 1));
            }
            labels[operation] = label;
        }
        return labels;
    }
}
