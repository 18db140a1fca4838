package gateflow.bench;

import gateflow.cell.UnrolledCell;
import java.io.IOException;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMActivations;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDataFormat;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDirectionMode;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMLayerConfig;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.weights.LSTMLayerWeights;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DeepLearning4J as a peer of {@code course bench}: the LSTM of its SameDiff, which is native code for all steps at
 * once. The LSTM of its networks is a loop in Java, and slower.
 */
public final class Dl4jPeer {
    private static final List<String> GATES = List.of("_i", "_f", "", "_o");
    private static final List<String> PARAMETERS = List.of("U", "W", "b");
    private static final String LOSS = "loss";

    private final SameDiff graph = SameDiff.create();
    private OutAndGrad last;

    private Dl4jPeer(UnrolledCell run) {
        int units = run.cell().units();
        int batch = run.batch();
        SDVariable x =
                graph.constant(Nd4j.createFromArray(Stacked.inputs(run)).reshape(Numbers.STEPS, batch, Numbers.INPUTS));
        SDVariable zeros = graph.constant(Nd4j.zeros(DataType.DOUBLE, batch, units));
        LSTMLayerWeights weights = LSTMLayerWeights.builder()
                .weights(parameter(run, "U", Numbers.INPUTS, 4L * units))
                .rWeights(parameter(run, "W", units, 4L * units))
                .bias(parameter(run, "b", 4L * units))
                .build();
        SDVariable h = graph.rnn().lstmLayer(x, zeros, zeros, null, weights, configuration())[0];
        h.mul(h).mean(LOSS);
        graph.setLossVariables(LOSS);
    }

    public static void main(String[] arguments) throws IOException {
        Nd4j.getBackend(); // fails at once if the native library cannot be loaded
        Peer.serve(Peer.lstmGradient(run -> {
            Dl4jPeer peer = new Dl4jPeer(run);
            return new Work(peer::step, peer::results);
        }));
    }

    private static LSTMLayerConfig configuration() {
        return LSTMLayerConfig.builder()
                .lstmdataformat(LSTMDataFormat.TNS)
                .directionMode(LSTMDirectionMode.FWD)
                .gateAct(LSTMActivations.SIGMOID)
                .cellAct(LSTMActivations.TANH)
                .outAct(LSTMActivations.TANH)
                .retFullSequence(false)
                .retLastH(true)
                .build();
    }

    /** The library wants inputs × gates; by columns, that is gates × inputs by rows. */
    private SDVariable parameter(UnrolledCell run, String name, long... shape) {
        return graph.var(name, Nd4j.create(Stacked.parameter(run, name, GATES), shape, 'f'));
    }

    private void step() {
        last = graph.calculateGradientsAndOutputs(null, List.of(LOSS), PARAMETERS);
    }

    private double[] results() {
        double squares = 0;
        for (INDArray gradient : last.getGradients().values()) {
            squares += Math.pow(gradient.norm2Number().doubleValue(), 2);
        }
        return new double[] {last.getOutputs().get(LOSS).getDouble(0), Math.sqrt(squares)};
    }
}
