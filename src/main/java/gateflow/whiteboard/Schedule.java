package gateflow.whiteboard;

import java.util.List;
import java.util.Optional;

/**
 * An order in which an expression's operations can be done, and the board that it needs. Each operation is done once: nothing
 * that was forgotten is computed again. Immutable.
 *
 * <p>The smallest board is proven smallest for
 *
 * <ul>
 *   <li>every expression in which no computed value is read twice, of any size: there the order of Sethi and Ullman is optimal;
 *   <li>every expression of at most 16 operations, and most of at most 50: all orders are searched;
 *   <li>every expression that needs no more places than its largest single operation.
 * </ul>
 *
 * <p>For the others {@link #isProven} is false: the board is enough, but a smaller one is not ruled out. With values that are
 * read twice the question is NP-complete (R. Sethi, Complete Register Allocation Problems, SIAM J. Comput. 4(3), 1975,
 * 226–248), so that no fast method for all of them is known.
 */
public final class Schedule {

    private final Expression expression;
    private final OperationGraph graph;
    private final int[] order;
    private final int places;
    private final boolean proven;

    private Schedule(Expression expression, OperationGraph graph, int[] order, int places, boolean proven) {
        this.expression = expression;
        this.graph = graph;
        this.order = order;
        this.places = places;
        this.proven = proven;
    }

    /** The schedule for the smallest board under the lecture's rule, {@link Forgetting#AFTER_WRITE}. */
    public static Schedule smallest(Expression expression) {
        return smallest(expression, Forgetting.AFTER_WRITE);
    }

    /**
     * The schedule for the smallest board; of those that are equally small, the order in which the expression is read is
     * preferred.
     *
     * @throws IllegalArgumentException if an argument is null
     */
    public static Schedule smallest(Expression expression, Forgetting forgetting) {
        Schedule reading = inReadingOrder(expression, forgetting);
        int least = reading.graph.placesForLargestOperation(forgetting);
        if (reading.places == least) {
            return reading.proven();
        }
        Schedule sorted = reading.reordered(SethiUllman.order(reading.graph, forgetting), forgetting);
        Schedule best = sorted.places < reading.places ? sorted : reading;
        if (best.places == least || best.graph.isTree()) {
            return best.proven();
        }
        return best.graph.size() > ExactSearch.MOST_OPERATIONS ? best : best.improved(least, forgetting);
    }

    /** The operations from left to right, innermost first, as a reader does them. */
    static Schedule inReadingOrder(Expression expression, Forgetting forgetting) {
        Sentences.required(expression, "The expression", "one such as Expression.parse(\"ac(bd + a) + ad\")");
        Sentences.required(forgetting, "The rule of forgetting", "AFTER_WRITE or BEFORE_WRITE");
        var graph = new OperationGraph(expression);
        int[] order = graph.readingOrder();
        return new Schedule(expression, graph, order, graph.placesFor(order, forgetting), false);
    }

    /** The smallest board on which this order can be done, at least 1. */
    public int places() {
        return places;
    }

    /** Whether no order of these operations can do with fewer places. */
    public boolean isProven() {
        return proven;
    }

    /** What is written, step by step: {@code ac}, {@code bd}, {@code bd + a}. */
    public List<String> statements() {
        return new StatementNames(expression, this).inOrder();
    }

    /** The schedule on one line: {@code ac, bd and bd + a on a board of 3, the smallest}. */
    @Override
    public String toString() {
        return Sentences.list(statements()) + " on a board of " + places + (proven ? ", the smallest" : "");
    }

    OperationGraph graph() {
        return graph;
    }

    int[] order() {
        return order;
    }

    private Schedule improved(int least, Forgetting forgetting) {
        var search = new ExactSearch(graph, forgetting);
        for (int fewer = least; fewer < places; fewer++) {
            Optional<int[]> found = search.orderWithin(fewer);
            if (found.isPresent()) {
                return reordered(found.get(), forgetting).proven();
            }
            if (search.gaveUp()) {
                return this;
            }
        }
        return proven();
    }

    private Schedule reordered(int[] other, Forgetting forgetting) {
        return new Schedule(expression, graph, other, graph.placesFor(other, forgetting), false);
    }

    private Schedule proven() {
        return new Schedule(expression, graph, order, places, true);
    }
}
