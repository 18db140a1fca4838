package gateflow.train;

import java.io.Console;
import java.util.stream.Stream;

/** Where this JVM runs, as far as it decides whether a progress bar has a reader. */
final class Surroundings {
    private static final String[] KERNELS = {
        "io/github/spencerpark/ijava/IJava.class", "org/dflib/jjava/jupyter/kernel/BaseKernel.class"
    };

    private Surroundings() {}

    static boolean someoneLooks() {
        return haveKernel(ClassLoader.getSystemClassLoader()) || isTerminal(System.console());
    }

    /** A kernel is itself on the class path of the JVM that it runs in. */
    static boolean haveKernel(ClassLoader loader) {
        return Stream.of(KERNELS).anyMatch(kernel -> loader.getResource(kernel) != null);
    }

    /** From Java 22 on there is a console even where output goes to a file; it then says so itself. */
    static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22, a console is a terminal
        }
    }
}
