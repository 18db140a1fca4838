package gateflow.bench;

import gateflow.cell.UnrolledCell;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The numbers of {@link Numbers} as libraries want them: one array for all gates, one for all steps. */
final class Stacked {
    private Stacked() {}

    /** The gates' matrices one after the other, each by rows: (gates × units) × columns. */
    static double[] parameter(UnrolledCell run, String name, List<String> gates) {
        return joined(gates.stream().map(gate -> run.parameters().get(name + gate)));
    }

    /** steps × batch × inputs. */
    static double[] inputs(UnrolledCell run) {
        return joined(
                IntStream.rangeClosed(1, Numbers.STEPS).mapToObj(t -> CommonOps_DDRM.transpose(run.input(t), null)));
    }

    private static double[] joined(Stream<DMatrixRMaj> matrices) {
        return matrices.flatMapToDouble(matrix -> Arrays.stream(matrix.data, 0, matrix.getNumElements()))
                .toArray();
    }
}
