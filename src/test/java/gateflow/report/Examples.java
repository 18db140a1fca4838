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

    /** Two cells, 41 lags each, with the band of their seeds; the RNN's reaches 0 and has one gap. */
    static Table seedTable() {
        var t = IntColumn.create("t");
        var median = DoubleColumn.create("median");
        var low = DoubleColumn.create("low");
        var high = DoubleColumn.create("high");
        var cell = StringColumn.create("cell");
        double[] factors = {0.85, 0.98};
        String[] names = {"RNN", "LSTM"};
        for (int k = 0; k < names.length; k++) {
            for (int i = 0; i <= 40; i++) {
                double value = Math.pow(factors[k], i);
                t.append(i);
                median.append(value);
                low.append(k == 0 && i > 30 ? 0 : value / 2);
                high.append(k == 0 && i == 20 ? Double.NaN : 2 * value);
                cell.append(names[k]);
            }
        }
        return Table.create("seeds", t, median, low, high, cell);
    }

    static Chart seeds() {
        return Charts.bands(seedTable(), "t", "median", "low", "high", "cell").title("Two cells");
    }

    /** Two cells in each of some panels, 11 lags each. */
    static Chart panels(int count) {
        var t = IntColumn.create("t");
        var norm = DoubleColumn.create("norm");
        var cell = StringColumn.create("cell");
        var units = StringColumn.create("H");
        for (int panel = 0; panel < count; panel++) {
            for (String name : new String[] {"RNN", "LSTM"}) {
                for (int i = 0; i <= 10; i++) {
                    t.append(i);
                    norm.append(Math.pow(name.equals("RNN") ? 0.5 : 0.9, i));
                    cell.append(name);
                    units.append("H = " + (8 << panel));
                }
            }
        }
        return Charts.smallMultiples(Table.create("panels", t, norm, cell, units), "t", "norm", "cell", "H");
    }

    /** Two cells over 10, 20 and 40 steps: the last frame reaches furthest. */
    static Stepper frames() {
        var steps = IntColumn.create("T");
        var t = IntColumn.create("lag");
        var norm = DoubleColumn.create("norm");
        var cell = StringColumn.create("cell");
        for (int last : new int[] {10, 20, 40}) {
            for (String name : new String[] {"RNN", "LSTM"}) {
                for (int i = 0; i <= last; i++) {
                    steps.append(last);
                    t.append(i);
                    norm.append(Math.pow(name.equals("RNN") ? 0.5 : 0.9, i));
                    cell.append(name);
                }
            }
        }
        return Charts.frames(
                Table.create("frames", steps, t, norm, cell),
                "T",
                rows -> Charts.lines(rows, "lag", "norm", "cell").logY().title("Gradients by lag"));
    }

    static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
