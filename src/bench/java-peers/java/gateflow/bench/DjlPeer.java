package gateflow.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import gateflow.cell.UnrolledCell;
import java.io.IOException;
import java.util.List;

/** The Deep Java Library's LSTM, on its PyTorch engine, as a peer of {@code course bench}. */
public final class DjlPeer {
    private static final List<String> GATES = List.of("_i", "_f", "", "_o");
    private static final List<String> COMPARED = List.of("i2h_WEIGHT", "h2h_WEIGHT", "i2h_BIAS"); // not the second bias

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore store = new ParameterStore(manager, false);
    private final LSTM lstm;
    private final NDArray x;
    private final NDArray zeros;
    private double loss;

    private DjlPeer(UnrolledCell run) {
        int units = run.cell().units();
        lstm = LSTM.builder()
                .setStateSize(units)
                .setNumLayers(1)
                .optBatchFirst(false)
                .build();
        fill("i2h_WEIGHT", Stacked.parameter(run, "U", GATES), new Shape(4L * units, Numbers.INPUTS));
        fill("h2h_WEIGHT", Stacked.parameter(run, "W", GATES), new Shape(4L * units, units));
        fill("i2h_BIAS", Stacked.parameter(run, "b", GATES), new Shape(4L * units));
        fill("h2h_BIAS", new double[4 * units], new Shape(4L * units));
        Shape shape = new Shape(Numbers.STEPS, run.batch(), Numbers.INPUTS);
        lstm.initialize(manager, DataType.FLOAT64, shape);
        x = manager.create(Stacked.inputs(run), shape);
        zeros = manager.zeros(new Shape(1, run.batch(), units), DataType.FLOAT64); // else the block makes float32
    }

    public static void main(String[] arguments) throws IOException {
        Engine.getInstance(); // fails at once if the native library cannot be loaded
        Peer.serve(Peer.lstmGradient(run -> {
            DjlPeer peer = new DjlPeer(run);
            return new Work(peer::step, peer::results);
        }));
    }

    private void fill(String name, double[] numbers, Shape shape) {
        parameter(name).setArray(manager.create(numbers, shape));
    }

    private Parameter parameter(String name) {
        return lstm.getParameters().get("l_0_" + name);
    }

    private void step() {
        for (Parameter parameter : lstm.getParameters().values()) {
            try (NDArray gradient = parameter.getArray().getGradient()) {
                gradient.subi(gradient); // else the new one is added to it
            }
        }
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            x.tempAttach(step); // all that is computed from it is freed with the step
            NDList outputs = lstm.forward(store, new NDList(x, zeros, zeros), true);
            NDArray mean = outputs.head().get(Numbers.STEPS - 1).square().mean();
            collector.backward(mean);
            loss = mean.getDouble();
        }
    }

    private double[] results() {
        double squares = 0;
        for (String name : COMPARED) {
            try (NDArray gradient = parameter(name).getArray().getGradient();
                    NDArray norm = gradient.norm()) {
                squares += Math.pow(norm.getDouble(), 2);
            }
        }
        return new double[] {loss, Math.sqrt(squares)};
    }
}
