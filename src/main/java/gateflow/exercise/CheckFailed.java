package gateflow.exercise;

/**
 * An answer is not right; the message is the whole of what the student needs. It has no stack trace: the lines of the
 * check would only hide the sentence.
 */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Returns if it {@code holds}; otherwise throws the sentence. */
    static void unless(boolean holds, String sentence, Object... arguments) {
        if (!holds) {
            throw new CheckFailed(sentence, arguments);
        }
    }

    CheckFailed(String sentence, Object... arguments) {
        super(arguments.length == 0 ? sentence : sentence.formatted(arguments), null, false, false);
    }
}
