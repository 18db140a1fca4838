package gateflow.exercise;

import gateflow.whiteboard.Expression;
import gateflow.whiteboard.Whiteboard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replays a student's schedule on a board: lines such as {@code p = a * c}, one operation each, and {@code forget p}. A
 * letter of the expression is given and needs no place; every other name stands on the board from its line on until it is
 * forgotten. The last line that writes must have the value of the expression.
 */
final class Schedule {
    private static final Pattern WRITE =
            Pattern.compile("([A-Za-z]\\w*)\\s*=\\s*([A-Za-z]\\w*)\\s*([-+*/])\\s*([A-Za-z]\\w*)");
    private static final Pattern COPY = Pattern.compile("([A-Za-z]\\w*)\\s*=\\s*([A-Za-z0-9]\\w*)");
    private static final Pattern FORGET = Pattern.compile("forget\\s+([A-Za-z]\\w*)");

    private final Map<String, Double> given;
    private final Whiteboard board;
    private final Map<String, Integer> forgotten = new HashMap<>();
    private Double last;

    private Schedule(Map<String, Double> given, int places) {
        this.given = given;
        this.board = new Whiteboard(places);
    }

    static void check(Expression expression, Map<String, Double> given, int places, List<String> lines) {
        Schedule schedule = new Schedule(given, places);
        for (int k = 0; k < lines.size(); k++) {
            schedule.replay(k + 1, lines.get(k));
        }
        double wanted = expression.value(given);
        if (schedule.last == null) {
            throw CheckFailed.because("The schedule writes nothing.");
        }
        if (!Answer.near(schedule.last, wanted, 1e-9)) {
            throw CheckFailed.because(
                    "The schedule fits on the board, but what it writes last is %s; that is not the value of %s.",
                    Answer.show(schedule.last), expression);
        }
    }

    private void replay(int number, String text) {
        String line = text == null ? "" : text.strip();
        Matcher write = WRITE.matcher(line);
        Matcher forget = FORGET.matcher(line);
        if (write.matches()) {
            write(number, line, write);
        } else if (forget.matches()) {
            forget(number, line, forget.group(1));
        } else if (COPY.matcher(line).matches()) {
            throw failed(number, line, "nothing is computed; what is given needs no place on the board.");
        } else {
            throw failed(number, line, "a line is one operation, such as p = a * c, or forget p.");
        }
    }

    private void write(int number, String line, Matcher write) {
        String name = write.group(1);
        if (given.containsKey(name)) {
            throw failed(number, line, "%s is given; choose another name.".formatted(name));
        }
        double left = value(number, line, write.group(2));
        double right = value(number, line, write.group(4));
        if (board.isFull()) {
            throw failed(
                    number,
                    line,
                    "the board of %d is full, it holds %s; forget one before you write."
                            .formatted(board.places(), String.join(", ", board.names())));
        }
        if (board.holds(name)) {
            throw failed(number, line, "%s is on the board already; forget it first.".formatted(name));
        }
        last = computed(write.group(3).charAt(0), left, right);
        board.write(name, last);
    }

    private static double computed(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> left / right;
        };
    }

    private double value(int number, String line, String name) {
        if (given.containsKey(name)) {
            return given.get(name);
        }
        if (board.holds(name)) {
            return board.read(name);
        }
        Integer when = forgotten.get(name);
        throw failed(
                number,
                line,
                when == null
                        ? "%s was never written.".formatted(name)
                        : "%s was forgotten too early, in line %d.".formatted(name, when));
    }

    private void forget(int number, String line, String name) {
        if (given.containsKey(name)) {
            throw failed(number, line, "%s is given; it has no place on the board.".formatted(name));
        }
        value(number, line, name);
        board.forget(name);
        forgotten.put(name, number);
    }

    private static CheckFailed failed(int number, String line, String reason) {
        return CheckFailed.because("Line %d (%s): %s", number, line, reason);
    }
}
