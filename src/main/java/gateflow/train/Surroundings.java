package gateflow.train;

import java.io.Console;
import java.util.stream.Stream;

/** Where this JVM runs, as far as it decides whether a progress bar has a reader. */
final class Surroundings {
    private static final String[] KERNELS = {
        "io.github.spencerpark.ijava.IJava", "org.dflib.jjava.jupyter.kernel.BaseKernel"
    };

    private Surroundings() {}

    static boolean someoneLooks() {
        return Stream.of(KERNELS).anyMatch(Surroundings::isLoadable) || isTerminal(System.console());
    }

    private static boolean isLoadable(String kernel) {
        try {
            Class.forName(kernel, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** From Java 22 on there is a console even where output goes to a file; it then says so itself. */
    private static boolean isTerminal(Console console) {
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
