package gateflow.whiteboard;

import java.util.List;
import java.util.Map;

/**
 * An expression computed on a {@link Whiteboard} of a fixed size, with a log of every step.
 *
 * <pre>{@code
 * var expression = Expression.parse("ac(bd + a) + ad");
 * var plan = Plan.of(expression, Map.of("a", 1, "b", 3, "c", 5, "d", 11), 3);
 * plan.answer()                       // 181.0
 * plan.steps().get(2)                 // 3. bd + a = 34; given a; read bd; forgot bd; ...
 * Plan.smallestBoard(expression)      // 3
 * }</pre>
 *
 * <p>If the board is large enough, the operations are done in the order in which the expression is read, as in the lecture;
 * if not, in the order of {@link Schedule#smallest}. Every value is computed once, and a statement is erased in the first step
 * after which it is not needed. An expression that is a single variable or number has a plan of no steps: its value is given.
 *
 * <p>Immutable.
 */
public final class Plan {

    private final Expression expression;
    private final Forgetting forgetting;
    private final int places;
    private final List<Step> steps;
    private final double answer;

    private Plan(Expression expression, Forgetting forgetting, int places, List<Step> steps, double answer) {
        this.expression = expression;
        this.forgetting = forgetting;
        this.places = places;
        this.steps = List.copyOf(steps);
        this.answer = answer;
    }

    /** A plan under the lecture's rule, {@link Forgetting#AFTER_WRITE}. */
    public static Plan of(Expression expression, Map<String, ? extends Number> values, int places) {
        return of(expression, values, places, Forgetting.AFTER_WRITE);
    }

    /**
     * Computes the expression on an empty board and logs how.
     *
     * @param values a finite number for each variable; others are ignored
     * @param places the size of the board, at least 1
     * @throws IllegalArgumentException if an argument is null, the board is too small (the sentence names what could not be
     *     kept), a variable has no finite value, a divisor is zero, or a result is not finite
     */
    public static Plan of(
            Expression expression, Map<String, ? extends Number> values, int places, Forgetting forgetting) {
        Schedule reading = Schedule.inReadingOrder(expression, forgetting);
        var board = new Whiteboard(places);
        var evaluation = new Evaluation(expression, values);
        Schedule schedule = reading.places() <= places ? reading : Schedule.smallest(expression, forgetting);
        List<Step> steps = new PlanRun(expression, schedule, forgetting, evaluation, board).steps();
        double answer = steps.isEmpty()
                ? expression.value(values)
                : board.read(steps.get(steps.size() - 1).statement());
        return new Plan(expression, forgetting, places, steps, answer);
    }

    /** The size of the smallest board for the expression under the lecture's rule, {@link Forgetting#AFTER_WRITE}. */
    public static int smallestBoard(Expression expression) {
        return smallestBoard(expression, Forgetting.AFTER_WRITE);
    }

    /**
     * The size of the smallest board for the expression, at least 1. {@link Schedule} says for which expressions this is proven;
     * for the others it is the smallest that was found.
     *
     * @throws IllegalArgumentException if an argument is null
     */
    public static int smallestBoard(Expression expression, Forgetting forgetting) {
        return Schedule.smallest(expression, forgetting).places();
    }

    /**
     * Does all steps again on another board, reading, writing and forgetting by its own methods.
     *
     * @return that board, which now also holds the answer
     * @throws IllegalArgumentException if the board is null, becomes full, or holds a statement of this plan already
     */
    public Whiteboard replayOn(Whiteboard board) {
        Sentences.required(board, "The board", "one such as new Whiteboard(3)");
        for (Step step : steps) {
            step.read().forEach(board::read);
            forgetting.replace(board, step.statement(), step.value(), step.erased());
        }
        return board;
    }

    public Expression expression() {
        return expression;
    }

    public Forgetting forgetting() {
        return forgetting;
    }

    /** The size of the board. */
    public int places() {
        return places;
    }

    /** The log, in the order in which the steps were done. */
    public List<Step> steps() {
        return steps;
    }

    /** The value of the expression, read from the board after the last step. */
    public double answer() {
        return answer;
    }

    /** The log, one step a line, and the answer. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        steps.forEach(step -> text.append(step).append(System.lineSeparator()));
        return text.append("Answer on a board of ")
                .append(places)
                .append(": ")
                .append(Sentences.statement(Sentences.shorten(expression.toString()), answer))
                .toString();
    }
}
