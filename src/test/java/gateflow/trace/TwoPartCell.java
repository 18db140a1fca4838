package gateflow.trace;

import gateflow.cell.Cell;
import gateflow.cell.Parameters;
import gateflow.cell.Part;
import gateflow.cell.Shape;
import gateflow.cell.UnrolledCell;
import java.util.List;

/** A cell of two parts that says nothing of its paths or parts: s_t = s_{t−1} + w, h_t = s_t. */
record TwoPartCell() implements Cell {
    @Override
    public String name() {
        return "two parts";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int units() {
        return 1;
    }

    @Override
    public List<Part> state() {
        return List.of(new Part("s", 1), new Part("h", 1));
    }

    @Override
    public List<Shape> shapes() {
        return List.of(new Shape("w", 1, 1));
    }

    @Override
    public List<String> equations() {
        return List.of("s_t = s_{t-1} + w", "h_t = s_t");
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        return new UnrolledCell(this, parameters, steps, batch) {
            @Override
            protected void forward(int t) {
                for (int k = 0; k < batch(); k++) {
                    values("s")[t][k] = values("s")[t - 1][k] + parameters().get("w").data[0];
                    values("h")[t][k] = values("s")[t][k];
                }
            }

            @Override
            protected void backward(int t) {
                for (int k = 0; k < batch(); k++) {
                    gradients("s")[t - 1][k] += gradients("s")[t][k] + gradients("h")[t][k];
                }
            }

            @Override
            protected void accumulate(int from, int to, Parameters gradient) {
                for (int t = from; t <= to; t++) {
                    for (int k = 0; k < batch(); k++) {
                        gradient.get("w").data[0] += gradients("s")[t][k] + gradients("h")[t][k];
                    }
                }
            }
        };
    }
}
