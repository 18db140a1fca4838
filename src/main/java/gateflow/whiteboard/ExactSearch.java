package gateflow.whiteboard;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through all orders for one that fits on a board of a given size. A state is the set of operations done so far, which
 * alone decides what is on the board; it is one {@code long}, and each state is looked at once.
 *
 * <p>One rule cuts most of the branches. If a possible operation erases at least as much as it writes, it is done at once and
 * nothing else is tried: whatever order was possible without it stays possible after it, because from then on the board holds
 * no more than it would have held.
 */
final class ExactSearch {

    /** One bit per operation. */
    static final int MOST_OPERATIONS = Long.SIZE;

    /**
     * Enough for every expression of 16 operations: at most 16 sizes of the board, each with at most 2^16 states. A search
     * that gives up has taken one or two seconds.
     */
    private static final int MOST_STATES = 1 << 20;

    private final int size;
    private final long[] operands;
    private final long[] readers;
    private final Forgetting forgetting;
    private final Set<Long> seen = new HashSet<>();
    private final int[] order;
    private int places;
    private int statesLeft = MOST_STATES;

    ExactSearch(OperationGraph graph, Forgetting forgetting) {
        this.size = graph.size();
        this.forgetting = forgetting;
        this.operands = new long[size];
        this.readers = new long[size];
        this.order = new int[size];
        for (int operation = 0; operation < size; operation++) {
            for (int operand : graph.operands(operation)) {
                operands[operation] |= 1L << operand;
                readers[operand] |= 1L << operation;
            }
        }
    }

    /** An order that needs no more than these places. If there is none, {@link #gaveUp} tells whether that is a proof. */
    Optional<int[]> orderWithin(int places) {
        this.places = places;
        seen.clear();
        return fits(0L, 0) ? Optional.of(order.clone()) : Optional.empty();
    }

    /** Whether the search ended because it had looked at too many states. */
    boolean gaveUp() {
        return statesLeft == 0;
    }

    /** Whether the rest can be done after these operations. The recursion is at most {@link #MOST_OPERATIONS} deep. */
    private boolean fits(long done, int step) {
        if (step == size) {
            return true;
        }
        if (gaveUp() || !seen.add(done)) {
            return false;
        }
        statesLeft--;
        long board = board(done);
        long possible = possible(done, board);
        long free = withoutGrowth(possible, done);
        for (long rest = free != 0 ? free : possible; rest != 0; rest &= rest - 1) {
            int operation = Long.numberOfTrailingZeros(rest);
            order[step] = operation;
            if (fits(done | 1L << operation, step + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The results that are done and still to be read. */
    private long board(long done) {
        long board = 0;
        for (long rest = done; rest != 0; rest &= rest - 1) {
            int operation = Long.numberOfTrailingZeros(rest);
            if ((readers[operation] & ~done) != 0) {
                board |= Long.lowestOneBit(rest);
            }
        }
        return board;
    }

    /** The operations whose operands are done and which fit on the board now. */
    private long possible(long done, long board) {
        int held = Long.bitCount(board);
        long possible = 0;
        for (int operation = 0; operation < size; operation++) {
            boolean ready = (done >>> operation & 1) == 0 && (operands[operation] & ~done) == 0;
            if (ready && forgetting.placesFor(held, erased(operation, done)) <= places) {
                possible |= 1L << operation;
            }
        }
        return possible;
    }

    /** One of the possible operations after which the board holds no more than before, as a set; empty if there is none. */
    private long withoutGrowth(long possible, long done) {
        for (long rest = possible; rest != 0; rest &= rest - 1) {
            if (erased(Long.numberOfTrailingZeros(rest), done) > 0) {
                return Long.lowestOneBit(rest);
            }
        }
        return 0;
    }

    /** How many operands no other operation has still to read. */
    private int erased(int operation, long done) {
        int erased = 0;
        long after = done | 1L << operation;
        for (long rest = operands[operation]; rest != 0; rest &= rest - 1) {
            if ((readers[Long.numberOfTrailingZeros(rest)] & ~after) == 0) {
                erased++;
            }
        }
        return erased;
    }
}
