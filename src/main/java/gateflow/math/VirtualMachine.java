package gateflow.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What this JVM was started with. */
final class VirtualMachine {
    private static final String ALL_COMPILERS = "4"; // of TieredStopAtLevel

    private VirtualMachine() {}

    /** Says whether a multiplication and an addition are one instruction here. */
    static boolean fusesMultiplyAdd() {
        return Boolean.parseBoolean(option("UseFMA"));
    }

    /** Says whether the compiler is there that makes machine code of the Vector API: the quick one does not. */
    static boolean compilesVectors() {
        return option("TieredStopAtLevel").equals(ALL_COMPILERS);
    }

    /** The value of a HotSpot option; empty on another JVM, and where there is no such option. */
    private static String option(String name) {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine.getVMOption(name).getValue();
        } catch (RuntimeException | LinkageError anotherJvm) {
            return "";
        }
    }
}
