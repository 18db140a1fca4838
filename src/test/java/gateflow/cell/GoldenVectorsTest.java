package gateflow.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateflow.math.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States, gradients and Jacobians agree with PyTorch's in float64; src/test/python/golden made the vectors. */
class GoldenVectorsTest {
    private static final double TOLERANCE = 1e-10;
    private static final WorstErrors ERRORS = new WorstErrors("golden-errors.txt");

    @AfterAll
    static void leaveTheWorstErrorsInAFile() throws IOException {
        ERRORS.write();
    }

    @ParameterizedTest
    @CsvSource({
        "rnn-tanh, 1-1-3-1", "rnn-tanh, 2-3-5-2", "rnn-tanh, 3-5-6-3",
        "rnn-relu, 1-1-3-1", "rnn-relu, 2-3-5-2", "rnn-relu, 3-5-6-3",
        "gru, 1-1-3-1", "gru, 2-3-5-2", "gru, 3-5-6-3",
        "lstm, 1-1-3-1", "lstm, 2-3-5-2", "lstm, 3-5-6-3",
        "lstm-stacked, 1-1-3-1", "lstm-stacked, 2-3-5-2", "lstm-stacked, 3-5-6-3"
    })
    void agreesWithPyTorch(String kind, String size) throws IOException {
        JsonNode golden = read(kind + "-" + size + ".json");
        Cell cell = cell(kind, golden.get("inputs").asInt(), golden.get("units").asInt());
        UnrolledCell run = run(cell, golden);
        run.forward();
        run.backward();

        int steps = run.steps();
        for (int t = 1; t <= steps; t++) {
            check(kind + ": outputs", run.output(t), golden.get("outputs").get(t - 1));
            check(
                    kind + ": gradients",
                    run.inputGradient(t),
                    golden.get("xGradient").get(t - 1));
        }
        for (Part part : cell.state()) {
            String name = part.name();
            check(kind + ": outputs", run.state(name, steps), golden.get("last").get(name));
            check(
                    kind + ": gradients",
                    run.stateGradient(name, 0),
                    golden.get("startGradient").get(name));
        }
        assertThat(golden.get("gradient")).hasSameSizeAs(run.gradient().names());
        for (String name : run.gradient().names()) {
            check(
                    kind + ": gradients",
                    run.gradient().get(name),
                    golden.get("gradient").get(name));
        }
        StepJacobian jacobian = new StepJacobian(cell);
        for (JsonNode expected : golden.get("jacobians")) {
            run.stepJacobian(expected.get("t").asInt(), expected.get("sample").asInt(), jacobian);
            check(kind + ": step Jacobians", jacobian.total(), expected.get("state"));
            check(kind + ": step Jacobians", jacobian.input(), expected.get("input"));
        }
    }

    private static Cell cell(String kind, int inputs, int units) {
        return switch (kind) {
            case "rnn-tanh" -> new RnnCell(inputs, units);
            case "rnn-relu" -> new RnnCell(inputs, units, Activation.RELU);
            case "gru" -> new ResetAfterGruCell(inputs, units);
            case "lstm" -> new LstmCell(inputs, units);
            case "lstm-stacked" -> Cell.stacked(new LstmCell(inputs, units), new LstmCell(units, units));
            default -> throw new AssertionError(kind);
        };
    }

    private static UnrolledCell run(Cell cell, JsonNode golden) {
        Parameters parameters = Parameters.zeros(cell.shapes());
        for (String name : parameters.names()) {
            parameters.set(name, numbers(golden.get("parameters").get(name)));
        }
        UnrolledCell run = cell.unroll(
                parameters, golden.get("steps").asInt(), golden.get("batch").asInt());
        for (int t = 1; t <= run.steps(); t++) {
            copy(golden.get("x").get(t - 1), run.input(t));
            copy(golden.get("outputWeighting").get(t - 1), run.lossGradient(cell.output(), t));
        }
        for (Part part : cell.state()) {
            copy(golden.get("start").get(part.name()), run.state(part.name(), 0));
            double[] weighting = numbers(golden.get("lastWeighting").get(part.name()));
            DMatrixRMaj last = run.lossGradient(part.name(), run.steps());
            for (int k = 0; k < weighting.length; k++) {
                last.data[k] += weighting[k];
            }
        }
        return run;
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = GoldenVectorsTest.class.getResourceAsStream("golden/" + file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static void copy(JsonNode from, DMatrixRMaj to) {
        double[] numbers = numbers(from);
        assertThat(numbers).hasSize(to.getNumElements());
        System.arraycopy(numbers, 0, to.data, 0, numbers.length);
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static void check(String what, DMatrixRMaj actual, JsonNode golden) {
        double[] expected = numbers(golden);
        assertThat(expected).hasSize(actual.getNumElements());
        for (int k = 0; k < expected.length; k++) {
            double error = ERRORS.note(what, actual.data[k], expected[k], 1e-3);
            assertThat(error)
                    .as("%s, entry %d: %s, expected %s", what, k, actual.data[k], expected[k])
                    .isLessThan(TOLERANCE);
        }
    }
}
