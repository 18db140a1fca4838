package gateflow.math;

/**
 * a b + c, rounded once where the processor can: then plain loops and vectors give the same bits. Elsewhere
 * {@link Math#fma} would compute with BigDecimal, a thousand times slower, and the rounding happens twice.
 */
final class MultiplyAdd {
    static final boolean FUSED = VirtualMachine.fusesMultiplyAdd();

    private MultiplyAdd() {}

    static double multiplyAdd(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }
}
