package gateflow.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * a b + c, rounded once where the processor can: then plain loops and vectors give the same bits. Elsewhere
 * {@link Math#fma} would compute with BigDecimal, a thousand times slower, and the rounding happens twice.
 */
final class MultiplyAdd {
    static final boolean FUSED = fused();

    private MultiplyAdd() {}

    static double multiplyAdd(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean fused() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (RuntimeException | LinkageError anotherJvm) {
            return false;
        }
    }
}
