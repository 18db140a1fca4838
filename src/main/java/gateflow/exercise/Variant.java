package gateflow.exercise;

import gateflow.math.Require;
import java.util.Locale;
import java.util.Random;

/**
 * The numbers of one student in one assignment. They depend on the student's id, the assignment and the name of the number
 * alone, so that a teacher who has these can compute any student's numbers, and with them the key, by the same code.
 *
 * <p>While a submission is graded, the environment variable {@value #SUBMITTED_BY} says whose it is. A notebook that was
 * worked with another id is refused then.
 */
public final class Variant {
    static final String SUBMITTED_BY = "GATEFLOW_STUDENT";

    private final String student;
    private final String assignment;

    private Variant(String student, String assignment) {
        this.student = student;
        this.assignment = assignment;
    }

    /**
     * The variant of a student for an assignment such as "06".
     *
     * @throws IllegalArgumentException if one of them is blank
     * @throws CheckFailed if the notebook is being graded as the work of someone else
     */
    public static Variant of(String student, String assignment) {
        return of(student, assignment, System.getenv(SUBMITTED_BY));
    }

    static Variant of(String student, String assignment, String submittedBy) {
        String id = given("student", student);
        if (submittedBy != null
                && !submittedBy.isBlank()
                && !submittedBy.strip().equalsIgnoreCase(id)) {
            throw CheckFailed.because(
                    "This notebook has the numbers of \"%s\", but it was handed in by \"%s\". "
                            + "Put your own student id between the quotes of Variant.of(\"…\"), near the top, "
                            + "and run the notebook again.",
                    id, submittedBy.strip());
        }
        return new Variant(id.toLowerCase(Locale.ROOT), given("assignment", assignment));
    }

    private static String given(String name, String value) {
        Require.given(name, value);
        return Require.that(!value.isBlank(), value.strip(), "%s is blank; it must have at least one letter.", name);
    }

    public String student() {
        return student;
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public int integer(String name, int least, int most) {
        Require.that(least <= most, least, "least is %d; it must not be above most, which is %d.", least, most);
        return least + random(name).nextInt(most - least + 1);
    }

    /** A number from {@code least} to {@code most} with this many decimals. */
    public double number(String name, double least, double most, int decimals) {
        double unit = Math.pow(10, Require.between("decimals", decimals, 0, 9));
        int steps = (int) Math.round((most - least) * unit);
        return Math.round(least * unit + random(name).nextInt(Require.atLeast("steps", steps, 0) + 1)) / unit;
    }

    /** Numbers of one kind: {@code count} of them, from {@code least} to {@code most}, with this many decimals. */
    public double[] numbers(String name, int count, double least, double most, int decimals) {
        double[] numbers = new double[Require.positive("count", count)];
        for (int k = 0; k < count; k++) {
            numbers[k] = number(name + k, least, most, decimals);
        }
        return numbers;
    }

    /** A seed for a check or an experiment. */
    public long seed(String name) {
        return Digest.number(student + "\n" + assignment + "\n" + Require.given("name", name));
    }

    private Random random(String name) {
        return new Random(seed(name));
    }

    @Override
    public String toString() {
        return "the numbers of " + student + " for assignment " + assignment;
    }
}
