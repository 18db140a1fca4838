package gateflow.exercise;

import gateflow.report.Advice;
import gateflow.report.Notebook;

/**
 * An answer is not right; the message is the whole of what the student needs. It has no stack trace: the lines of the
 * check would only hide the sentence.
 */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CheckFailed(String sentence) {
        super(sentence, null, false, false);
    }

    /** Returns if it {@code holds}; otherwise throws the sentence. */
    static void unless(boolean holds, String sentence, Object... arguments) {
        if (!holds) {
            throw because(sentence, arguments);
        }
    }

    /**
     * Shows the sentence in the notebook, and returns what to throw. A kernel prints an exception with a dozen lines of its
     * own; the box above them has nothing but the sentence.
     */
    static CheckFailed because(String sentence, Object... arguments) {
        String message = arguments.length == 0 ? sentence : sentence.formatted(arguments);
        try {
            Notebook.display(new Advice(message));
        } catch (IllegalStateException notShown) {
            // the kernel's own lines have it, too
        }
        return new CheckFailed(message);
    }
}
