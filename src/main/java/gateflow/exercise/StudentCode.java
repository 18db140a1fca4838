package gateflow.exercise;

import java.util.function.Supplier;

/** Runs what a student wrote and puts whatever it throws into one sentence. */
final class StudentCode {
    private StudentCode() {}

    /** What {@code code} returns; never null. */
    static <T> T run(String name, Supplier<T> code) {
        T result;
        try {
            result = code.get();
        } catch (CheckFailed failed) {
            throw failed;
        } catch (UnsupportedOperationException notWritten) {
            throw CheckFailed.because("%s is not written yet.", name);
        } catch (RuntimeException | StackOverflowError thrown) {
            if (thrown.getClass().getSimpleName().endsWith("ResolutionException")) { // JShell's
                throw CheckFailed.because(
                        "%s uses a name that is not defined; run all cells above it, from the top.", name);
            }
            throw CheckFailed.because(
                    "%s threw %s%s", name, thrown.getClass().getSimpleName(), reason(thrown.getMessage()));
        }
        if (result == null) {
            throw CheckFailed.because("%s returned null.", name);
        }
        return result;
    }

    private static String reason(String message) {
        return message == null ? "." : ": " + message + (message.endsWith(".") ? "" : ".");
    }
}
