package gateflow.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers with the names of their places: an answer, be it the student's, the right one or a known wrong one. What a
 * student gives may be missing, of the wrong shape or not finite until {@link #requireLike} has looked at it.
 */
final class Answer {
    private enum Form {
        NUMBER,
        VECTOR,
        MATRIX,
        STATES
    }

    private record Block(Form form, String name, double[][] rows) {
        String place(int i, int j) {
            return switch (form) {
                case NUMBER -> name;
                case VECTOR -> "%s[%d]".formatted(name, j);
                case MATRIX -> "%s[%d][%d]".formatted(name, i, j);
                case STATES -> "%s[%d][%d] (t = %d, unit %d)".formatted(name, i, j, i, j);
            };
        }

        String size() {
            if (rows.length == 0 || rows[0] == null) {
                return counted(rows.length, "row");
            }
            return form == Form.VECTOR
                    ? counted(rows[0].length, "number")
                    : counted(rows.length, "row") + " of " + counted(rows[0].length, "number");
        }

        private static String counted(int count, String what) {
            return count + " " + what + (count == 1 ? "" : "s");
        }
    }

    /** Where two answers differ first. */
    record Difference(String place, double expected, double got) {
        String sentence(boolean tellsExpected) {
            return tellsExpected
                    ? "%s: expected %s, got %s.".formatted(place, show(expected), show(got))
                    : "%s: got %s.".formatted(place, show(got));
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    Answer number(String name, double value) {
        return add(Form.NUMBER, name, new double[][] {{value}});
    }

    Answer vector(String name, double... values) {
        return add(Form.VECTOR, name, new double[][] {values});
    }

    Answer matrix(String name, double[][] rows) {
        return add(Form.MATRIX, name, rows);
    }

    /** Row t holds the units at time t. */
    Answer states(String name, double[][] rows) {
        return add(Form.STATES, name, rows);
    }

    private Answer add(Form form, String name, double[][] rows) {
        blocks.add(new Block(form, name, rows));
        return this;
    }

    /** The numbers of a vector, by its name. */
    double[] vector(String name) {
        return rows(name)[0];
    }

    /** The rows of a matrix or of states, by their name. */
    double[][] rows(String name) {
        return blocks.stream()
                .filter(block -> block.name.equals(name))
                .findFirst()
                .orElseThrow()
                .rows;
    }

    /** Refuses what is missing, has another shape than {@code expected}, or is not finite. */
    void requireLike(Answer expected) {
        for (int b = 0; b < expected.blocks.size(); b++) {
            requireLike(blocks.get(b), expected.blocks.get(b));
        }
    }

    private static void requireLike(Block given, Block expected) {
        boolean present = given.rows != null && (given.form != Form.VECTOR || given.rows[0] != null);
        CheckFailed.unless(present, "%s is missing (null).", given.name);
        CheckFailed.unless(given.rows.length == expected.rows.length, sizes(given, expected));
        for (int i = 0; i < given.rows.length; i++) {
            CheckFailed.unless(given.rows[i] != null, "%s[%d] is missing (null).", given.name, i);
            CheckFailed.unless(given.rows[i].length == expected.rows[i].length, sizes(given, expected));
            for (int j = 0; j < given.rows[i].length; j++) {
                double value = given.rows[i][j];
                CheckFailed.unless(
                        Double.isFinite(value), "%s is %s; it must be a finite number.", given.place(i, j), value);
            }
        }
    }

    private static String sizes(Block given, Block expected) {
        return "%s has %s; it must have %s.".formatted(given.name, given.size(), expected.size());
    }

    /** The first place at which this answer is further from {@code expected} than the tolerance allows; null if none. */
    Difference differenceFrom(Answer expected, double tolerance) {
        for (int b = 0; b < expected.blocks.size(); b++) {
            double[][] got = blocks.get(b).rows;
            double[][] wanted = expected.blocks.get(b).rows;
            for (int i = 0; i < wanted.length; i++) {
                for (int j = 0; j < wanted[i].length; j++) {
                    if (!near(got[i][j], wanted[i][j], tolerance)) {
                        return new Difference(blocks.get(b).place(i, j), wanted[i][j], got[i][j]);
                    }
                }
            }
        }
        return null;
    }

    static boolean near(double got, double wanted, double tolerance) {
        return Math.abs(got - wanted) <= tolerance * Math.max(1e-3, Math.abs(wanted)); // near 0 the scale is 0.001
    }

    static String show(double value) {
        String text = String.format(Locale.ROOT, "%.6g", value);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
