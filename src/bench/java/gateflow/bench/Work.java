package gateflow.bench;

import gateflow.cell.UnrolledCell;
import gateflow.trace.GradientTracer;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/** A workload: what is timed, and the numbers it comes to, which all peers must agree on. */
record Work(Runnable once, Supplier<double[]> results) {

    static Work of(String workload, String cell, int units, int batch) {
        UnrolledCell run = Numbers.run(cell, units, batch);
        return switch (workload) {
            case "gradient" -> gradient(run);
            case "jacobians" -> jacobians(run);
            case "norms" -> norms(run);
            default -> null;
        };
    }

    /** Forward and all gradients of the loss, the mean square of the last output. */
    static Work gradient(UnrolledCell run) {
        DMatrixRMaj h = run.output(Numbers.STEPS);
        DMatrixRMaj dh = run.lossGradient(run.cell().output(), Numbers.STEPS);
        return new Work(
                () -> {
                    run.forward();
                    for (int k = 0; k < h.getNumElements(); k++) {
                        dh.data[k] = 2 * h.data[k] / h.getNumElements(); // ∂L/∂h_T
                    }
                    run.backward();
                },
                () -> new double[] {squares(h) / h.getNumElements(), norm(run)});
    }

    private static double norm(UnrolledCell run) {
        return Math.sqrt(run.gradient().names().stream()
                .filter(name -> !name.equals("b_r")) // PyTorch's second bias
                .mapToDouble(name -> squares(run.gradient().get(name)))
                .sum());
    }

    private static double squares(DMatrixRMaj matrix) {
        double norm = NormOps_DDRM.normF(matrix);
        return norm * norm;
    }

    private static Work jacobians(UnrolledCell run) {
        DMatrixRMaj[] first = new DMatrixRMaj[1];
        return new Work(
                () -> {
                    run.forward();
                    first[0] = GradientTracer.of(run).jacobians().at(0);
                },
                () -> new double[] {Math.log10(NormOps_DDRM.normF(first[0]))});
    }

    private static Work norms(UnrolledCell run) {
        double[][] norms = new double[1][];
        return new Work(
                () -> {
                    run.forward();
                    norms[0] = GradientTracer.of(run).jacobianNorms().log10Norms();
                },
                () -> new double[] {norms[0][0]});
    }
}
