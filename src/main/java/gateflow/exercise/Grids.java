package gateflow.exercise;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/** Plain arrays, as students write them, to and from matrices. */
final class Grids {
    private Grids() {}

    static double[][] random(int rows, int cols, double scale, Random random) {
        double[][] grid = new double[rows][];
        for (int i = 0; i < rows; i++) {
            grid[i] = randomRow(cols, scale, random);
        }
        return grid;
    }

    static double[] randomRow(int length, double scale, Random random) {
        return random.doubles(length, -scale, scale).toArray();
    }

    static double[][] of(DMatrixRMaj matrix) {
        return SimpleMatrix.wrap(matrix).toArray2();
    }

    static double[] column(DMatrixRMaj matrix) {
        return matrix.data.clone();
    }

    static SimpleMatrix matrix(double[][] grid) {
        return new SimpleMatrix(grid);
    }

    static SimpleMatrix vector(double[] values) {
        return new SimpleMatrix(values.length, 1, true, values);
    }

    static double[] values(SimpleMatrix vector) {
        return vector.getDDRM().data;
    }

    static double[][] transposed(double[][] grid) {
        return matrix(grid).transpose().toArray2();
    }

    static double[][] copy(double[][] grid) {
        double[][] copy = new double[grid.length][];
        for (int i = 0; i < grid.length; i++) {
            copy[i] = grid[i].clone();
        }
        return copy;
    }
}
