package gateflow.bench;

import gateflow.cell.Parameters;
import gateflow.cell.UnrolledCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleOperations;

/** The LSTM as a textbook has it, on EJML's SimpleMatrix: a matrix product for every W and U, a new matrix for all. */
final class NaiveLstm {
    private static final List<String> GATES = List.of("_o", "_i", "_f", "");

    private final Map<String, SimpleMatrix> w = new HashMap<>();
    private final SimpleMatrix[] x = new SimpleMatrix[Numbers.STEPS + 1];
    private final int units;
    private final int batch;
    private Map<String, SimpleMatrix> gradient;
    private double loss;

    private NaiveLstm(UnrolledCell run) {
        Parameters parameters = run.parameters();
        parameters.names().forEach(name -> w.put(name, SimpleMatrix.wrap(parameters.get(name))));
        for (int t = 1; t <= Numbers.STEPS; t++) {
            x[t] = SimpleMatrix.wrap(run.input(t));
        }
        units = run.cell().units();
        batch = run.batch();
    }

    static Work work(UnrolledCell run) {
        NaiveLstm lstm = new NaiveLstm(run);
        return new Work(lstm::step, () -> new double[] {lstm.loss, lstm.norm()});
    }

    private double norm() {
        return Math.sqrt(gradient.values().stream()
                .mapToDouble(matrix -> Math.pow(matrix.normF(), 2))
                .sum());
    }

    private void step() {
        SimpleMatrix[] s = new SimpleMatrix[Numbers.STEPS + 1];
        SimpleMatrix[] h = new SimpleMatrix[Numbers.STEPS + 1];
        SimpleMatrix[] shown = new SimpleMatrix[Numbers.STEPS + 1];
        List<Map<String, SimpleMatrix>> gates = new ArrayList<>();
        gates.add(Map.of());
        s[0] = new SimpleMatrix(units, batch);
        h[0] = s[0];
        for (int t = 1; t <= Numbers.STEPS; t++) {
            Map<String, SimpleMatrix> y = new HashMap<>();
            for (String gate : GATES) {
                SimpleMatrix z = w.get("W" + gate).mult(h[t - 1]).plus(w.get("U" + gate).mult(x[t]));
                SimpleMatrix sum = z.plus(w.get("b" + gate).mult(SimpleMatrix.ones(1, batch)));
                y.put(gate, gate.isEmpty() ? tanh(sum) : sum.negative().elementExp().plus(1).elementPower(-1));
            }
            gates.add(y);
            s[t] = y.get("_f").elementMult(s[t - 1]).plus(y.get("_i").elementMult(y.get("")));
            shown[t] = tanh(s[t]);
            h[t] = y.get("_o").elementMult(shown[t]);
        }
        loss = h[Numbers.STEPS].elementPower(2).elementSum() / (units * batch);
        backward(s, h, shown, gates);
    }

    private void backward(
            SimpleMatrix[] s, SimpleMatrix[] h, SimpleMatrix[] shown, List<Map<String, SimpleMatrix>> gates) {
        gradient = new HashMap<>();
        w.forEach((name, matrix) -> gradient.put(name, new SimpleMatrix(matrix.getNumRows(), matrix.getNumCols())));
        SimpleMatrix dh = h[Numbers.STEPS].scale(2.0 / (units * batch));
        SimpleMatrix ds = new SimpleMatrix(units, batch);
        for (int t = Numbers.STEPS; t >= 1; t--) {
            Map<String, SimpleMatrix> y = gates.get(t);
            ds = ds.plus(dh.elementMult(y.get("_o")).elementMult(one(shown[t]).minus(shown[t].elementPower(2))));
            Map<String, SimpleMatrix> dz = Map.of(
                    "_o", dh.elementMult(shown[t]).elementMult(slope(y.get("_o"))),
                    "_i", ds.elementMult(y.get("")).elementMult(slope(y.get("_i"))),
                    "_f", ds.elementMult(s[t - 1]).elementMult(slope(y.get("_f"))),
                    "", ds.elementMult(y.get("_i")).elementMult(one(ds).minus(y.get("").elementPower(2))));
            ds = ds.elementMult(y.get("_f"));
            dh = new SimpleMatrix(units, batch);
            for (String gate : GATES) {
                dh = dh.plus(w.get("W" + gate).transpose().mult(dz.get(gate)));
                add("W" + gate, dz.get(gate).mult(h[t - 1].transpose()));
                add("U" + gate, dz.get(gate).mult(x[t].transpose()));
                add("b" + gate, dz.get(gate).mult(SimpleMatrix.ones(batch, 1)));
            }
        }
    }

    private void add(String name, SimpleMatrix part) {
        gradient.put(name, gradient.get(name).plus(part));
    }

    private static SimpleMatrix tanh(SimpleMatrix z) {
        return z.elementOp((SimpleOperations.ElementOpReal) (row, col, value) -> Math.tanh(value));
    }

    private static SimpleMatrix one(SimpleMatrix like) {
        return SimpleMatrix.ones(like.getNumRows(), like.getNumCols());
    }

    private static SimpleMatrix slope(SimpleMatrix sigma) {
        return sigma.elementMult(one(sigma).minus(sigma));
    }
}
