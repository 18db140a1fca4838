package gateflow.report;

import java.util.Random;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Charts of the kinds that lectures hold. */
final class Examples {

    private Examples() {}

    /** Three cells, 101 lags each. */
    static Table normTable() {
        var t = IntColumn.create("t");
        var norm = DoubleColumn.create("norm");
        var cell = StringColumn.create("cell");
        double[] factors = {0.85, 0.98, 0.995};
        String[] names = {"RNN", "GRU", "LSTM"};
        for (int k = 0; k < names.length; k++) {
            for (int i = 0; i <= 100; i++) {
                t.append(i);
                norm.append(Math.pow(factors[k], i));
                cell.append(names[k]);
            }
        }
        return Table.create("norms", t, norm, cell);
    }

    static Chart norms() {
        return Charts.lines(normTable(), "t", "norm", "cell")
                .logY()
                .xLabel("lag T − t")
                .yLabel("‖∂s_T/∂s_t‖")
                .title("The gradient dies in the RNN")
                .caption("Seed 0.");
    }

    static Table shareTable() {
        return Table.create(
                "shares",
                StringColumn.create("cell", "RNN", "LSTM", "RNN", "LSTM"),
                StringColumn.create("part", "carry", "carry", "detours", "detours"),
                DoubleColumn.create("share", 0.1, 0.9, 0.4, -0.2));
    }

    /** As many noisy points as no screen has columns. */
    static Chart noise(int points) {
        var random = new Random(1);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = i;
            y[i] = random.nextGaussian();
        }
        return Charts.lines(Table.create("noise", DoubleColumn.create("x", x), DoubleColumn.create("y", y)), "x", "y");
    }

    static Table gateTable(int steps, int units) {
        var t = IntColumn.create("t");
        var unit = IntColumn.create("unit");
        var gate = DoubleColumn.create("f");
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < units; j++) {
                t.append(i);
                unit.append(j);
                gate.append(Math.sin(i * 0.2 + j));
            }
        }
        return Table.create("gates", t, unit, gate);
    }

    static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
