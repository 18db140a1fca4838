package gateflow.exercise;

import gateflow.cell.Parameters;
import gateflow.cell.Shape;
import gateflow.train.GradientClipping;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;

/** A gradient of two matrices and the limit for its norm. */
record ClippingProblem(List<double[][]> gradient, double limit) {
    /** A gradient whose norm is {@code ratio} times the limit. */
    static ClippingProblem random(long seed, double ratio) {
        Random random = new Random(seed);
        List<double[][]> gradient = List.of(Grids.random(2, 3, 4, random), Grids.random(3, 1, 2, random));
        return new ClippingProblem(gradient, norm(gradient) / ratio);
    }

    static double norm(List<double[][]> gradient) {
        return Math.sqrt(squares(gradient));
    }

    static double squares(List<double[][]> gradient) {
        double sum = 0;
        for (double[][] matrix : gradient) {
            sum += Math.pow(Grids.matrix(matrix).normF(), 2);
        }
        return sum;
    }

    static double largest(List<double[][]> gradient) {
        return gradient.stream()
                .mapToDouble(matrix -> Grids.matrix(matrix).elementMaxAbs())
                .max()
                .orElseThrow();
    }

    int entries() {
        return gradient.stream()
                .mapToInt(matrix -> matrix.length * matrix[0].length)
                .sum();
    }

    /** The gradient as the library clips it. */
    Answer clipped(GradientClipping clipping) {
        List<Shape> shapes = new ArrayList<>();
        for (int m = 0; m < gradient.size(); m++) {
            shapes.add(new Shape(name(m), gradient.get(m).length, gradient.get(m)[0].length));
        }
        Parameters parameters = Parameters.zeros(shapes);
        for (int m = 0; m < gradient.size(); m++) {
            parameters.set(name(m), new DMatrixRMaj(gradient.get(m)));
        }
        clipping.clip(parameters);
        return answer(parameters.matrices().stream().map(Grids::of).toList());
    }

    /** Each matrix times a factor of its own. */
    Answer scaled(ToDoubleFunction<double[][]> factor) {
        return answer(gradient.stream()
                .map(matrix ->
                        Grids.matrix(matrix).scale(factor.applyAsDouble(matrix)).toArray2())
                .toList());
    }

    static Answer answer(List<double[][]> gradient) {
        Answer answer = new Answer();
        for (int m = 0; m < gradient.size(); m++) {
            answer.matrix(name(m), gradient.get(m));
        }
        return answer;
    }

    private static String name(int m) {
        return "matrix " + m + " of the gradient, g";
    }
}
