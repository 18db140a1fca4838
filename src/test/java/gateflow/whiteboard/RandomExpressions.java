package gateflow.whiteboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts of random expressions, the same for the same seed. */
final class RandomExpressions {

    static final Map<String, Double> VALUES = Map.of("a", 1.5, "b", -0.75, "c", 3.0, "x1", 0.25);

    private static final List<String> GIVEN = List.of("a", "b", "c", "x1", "2", "0.5", "-3");
    private static final List<String> OPERATORS = List.of(" + ", " - ", " × ", "/", "*");

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    /** A tree with so many binary operations, and some minus signs. */
    String tree(int operations) {
        if (operations == 0) {
            return pick(GIVEN);
        }
        int left = random.nextInt(operations);
        String text = "(" + tree(left) + ")" + pick(OPERATORS) + "(" + tree(operations - 1 - left) + ")";
        return random.nextInt(5) == 0 ? "-(" + text + ")" : text;
    }

    /** An expression of at least two and at most so many different operations, many of which are read more than once. */
    Expression shared(int operations) {
        List<String> known = new ArrayList<>(List.of("a", "b", "c"));
        for (int i = 1; i < operations; i++) {
            known.add("(" + recent(known) + pick(List.of("+", "-", "*")) + recent(known) + ")");
        }
        return Expression.parse(known.get(known.size() - 1) + "-" + recent(known));
    }

    private String recent(List<String> known) {
        int window = Math.min(known.size(), 4);
        return known.get(known.size() - 1 - random.nextInt(window));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
