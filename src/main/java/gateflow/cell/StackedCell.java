package gateflow.cell;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Cells in layers: each layer's output at t is the next layer's input at t. A stack is a cell like any other.
 *
 * <p>Layer l (from 1, the lowest) puts "l." in front of its names: the state has the parts "1.s", "1.h", "2.s", …, the
 * parameters are "1.W_f", …, shapes as in the layer's own cell. The output is that of the last layer. The step Jacobian
 * over all layers is block lower triangular: the layers' own paths stand in its diagonal blocks, named "1.forget", …,
 * while "carry" is the carry of all layers; "below" is what comes from a lower layer at t − 1, through its output at t.
 *
 * @param layers one cell or more; the inputs of each are the units of the one below
 */
public record StackedCell(List<Cell> layers) implements Cell {
    static final String BELOW = "below";

    public StackedCell {
        Require.given("layers", layers).forEach(layer -> Require.given("a layer of the stack", layer));
        Require.that(!layers.isEmpty(), layers, "layers is empty; a stack has one layer or more.");
        layers = List.copyOf(layers);
        for (int l = 1; l < layers.size(); l++) {
            Require.that(
                    layers.get(l).inputs() == layers.get(l - 1).units(),
                    layers,
                    "Layer %d has %d inputs; it must have %d, the units of the layer below.",
                    l + 1,
                    layers.get(l).inputs(),
                    layers.get(l - 1).units());
        }
    }

    @Override
    public String name() {
        String first = layers.get(0).name();
        if (layers.stream().allMatch(layer -> layer.name().equals(first))) {
            return layers.size() == 1 ? first : layers.size() + " × " + first;
        }
        return layers.stream().map(Cell::name).collect(Collectors.joining(" → "));
    }

    @Override
    public int inputs() {
        return layers.get(0).inputs();
    }

    @Override
    public int units() {
        return top().units();
    }

    private Cell top() {
        return layers.get(layers.size() - 1);
    }

    private static String prefix(int layer) {
        return (layer + 1) + ".";
    }

    @Override
    public List<Part> state() {
        List<Part> parts = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            for (Part part : layers.get(l).state()) {
                parts.add(new Part(prefix(l) + part.name(), part.size()));
            }
        }
        return parts;
    }

    @Override
    public String output() {
        return prefix(layers.size() - 1) + top().output();
    }

    @Override
    public List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            for (Shape shape : layers.get(l).shapes()) {
                shapes.add(new Shape(prefix(l) + shape.name(), shape.rows(), shape.cols()));
            }
        }
        return shapes;
    }

    @Override
    public List<String> equations() {
        List<String> equations = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            equations.add(
                    "\\text{layer %d%s}".formatted(l + 1, l == 0 ? "" : ", whose $x_t$ is the output of layer " + l));
            equations.addAll(layers.get(l).equations());
        }
        return equations;
    }

    /** Calls {@code action} with each layer and a view of its parameters. */
    void forEachLayer(Parameters parameters, BiConsumer<Cell, Parameters> action) {
        Require.given("parameters", parameters).requireFor(this);
        for (int l = 0; l < layers.size(); l++) {
            action.accept(layers.get(l), parameters.layer(prefix(l)));
        }
    }

    @Override
    public UnrolledCell unroll(Parameters parameters, int steps, int batch) {
        List<UnrolledCell> runs = new ArrayList<>();
        forEachLayer(parameters, (layer, ofLayer) -> runs.add(layer.unroll(ofLayer, steps, batch)));
        return new Unrolled(this, parameters, runs);
    }

    private static final class Unrolled extends UnrolledCell {
        private final UnrolledCell[] runs;
        private final String[] prefixes;
        private final List<StepJacobian> jacobians;

        Unrolled(StackedCell cell, Parameters parameters, List<UnrolledCell> runs) {
            super(cell, parameters, runs);
            this.runs = runs.toArray(UnrolledCell[]::new);
            this.prefixes = IntStream.range(0, runs.size())
                    .mapToObj(StackedCell::prefix)
                    .toArray(String[]::new);
            this.jacobians = cell.layers.stream().map(StepJacobian::new).toList();
            for (int l = 0; l < this.runs.length; l++) {
                showGates(prefixes[l], this.runs[l]);
            }
        }

        @Override
        protected void load() {
            for (UnrolledCell run : runs) {
                run.load();
            }
        }

        @Override
        protected void forward(int t) {
            for (UnrolledCell run : runs) {
                run.forward(t); // what it writes as its output is the next layer's x_t
            }
        }

        @Override
        protected void backward(int t) {
            for (int l = runs.length - 1; l >= 0; l--) {
                runs[l].backward(t); // its ∂L/∂x_t is added to ∂L/∂output_t of the layer below
            }
        }

        @Override
        protected void accumulate(int from, int to, Parameters gradient) {
            for (int l = 0; l < runs.length; l++) {
                runs[l].accumulate(from, to, gradient.layer(prefixes[l]));
            }
        }

        @Override
        protected void jacobian(int t, int sample, StepJacobian jacobian) {
            for (int l = 0; l < runs.length; l++) {
                StepJacobian own = jacobians.get(l);
                own.setZero();
                runs[l].jacobian(t, sample, own);
                jacobian.addLayer(own, prefixes[l], l == 0);
                if (l > 0) {
                    addBelow(l, own, jacobian);
                }
            }
        }

        /** What reaches the output of the layer below at t goes on to layer l at t: ∂state_t/∂x_t of that layer. */
        private void addBelow(int l, StepJacobian own, StepJacobian jacobian) {
            Cell below = runs[l - 1].cell();
            for (Part row : runs[l].cell().state()) {
                DMatrixRMaj byInput = own.input(row.name());
                jacobian.passOn(prefixes[l - 1] + below.output(), prefixes[l] + row.name(), byInput, BELOW);
            }
        }
    }
}
