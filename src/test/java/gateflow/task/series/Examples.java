package gateflow.task.series;

import gateflow.cell.LstmCell;
import gateflow.train.Model;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Series and nets that several tests use. */
final class Examples {
    private Examples() {}

    /** v_i at the times 0..n − 1, the last fifth test, the fifth before it validation. */
    static Series series(int n, IntToDoubleFunction value) {
        double[] times = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        return new Series(
                "example", times, IntStream.range(0, n).mapToDouble(value).toArray(), 0.6 * n, 0.8 * n);
    }

    static Model untrainedLstm(SeriesForecast task, int batch) {
        var cell = new LstmCell(1, 4);
        var random = new Random(3);
        return new Model(cell.unroll(cell.newParameters(random), task.steps(), batch), task, random);
    }
}
