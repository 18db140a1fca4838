package gateflow.bench;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.ResetAfterGruCell;
import gateflow.cell.RnnCell;
import gateflow.cell.UnrolledCell;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The numbers that all peers compute with: see peers/common.py. */
final class Numbers {
    static final int INPUTS = 8;
    static final int STEPS = 100;
    private static final long HASH = 2654435761L;
    private static final long MODULUS = 1L << 32;
    private static final int APART = 1_000_003;
    private static final int INPUT_ARRAY = 100;

    private Numbers() {}

    static UnrolledCell run(String kind, int units, int batch) {
        Cell cell =
                switch (kind) {
                    case "lstm" -> new LstmCell(INPUTS, units);
                    case "gru" -> new ResetAfterGruCell(INPUTS, units);
                    default -> new RnnCell(INPUTS, units);
                };
        UnrolledCell run = cell.unroll(parameters(cell, units), STEPS, batch);
        for (int t = 1; t <= STEPS; t++) {
            DMatrixRMaj x = run.input(t);
            for (int k = 0; k < x.getNumElements(); k++) {
                x.data[k] = 2 * uniform(INPUT_ARRAY, (t - 1) * x.getNumElements() + k);
            }
        }
        return run;
    }

    /** In PyTorch's order of gates; its GRU blends the other way round, so its update gate has the opposite sign. */
    private static Parameters parameters(Cell cell, int units) {
        Parameters parameters = Parameters.zeros(cell.shapes());
        List<String> order =
                switch (parameters.names().size()) {
                    case 12 -> List.of("W_i", "U_i", "b_i", "W_f", "U_f", "b_f", "W", "U", "b", "W_o", "U_o", "b_o");
                    case 3 -> List.of("W", "U", "b");
                    default -> List.of("W_o", "U_o", "b_o", "W_i", "U_i", "b_i", "W_r", "U", "b");
                };
        boolean blendsOtherWay = parameters.names().contains("W_r");
        for (int array = 0; array < order.size(); array++) {
            String name = order.get(array);
            double sign = blendsOtherWay && name.endsWith("_i") ? -1 : 1;
            double[] values = parameters.get(name).data;
            for (int k = 0; k < values.length; k++) {
                values[k] = sign * 2 / Math.sqrt(units) * uniform(array, k);
            }
        }
        return parameters;
    }

    private static double uniform(int array, int k) {
        return ((long) array * APART + k) * HASH % MODULUS / (double) MODULUS - 0.5;
    }
}
