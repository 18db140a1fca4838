package gateflow.exercise;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.Shape;
import gateflow.cell.UnrolledCell;
import java.util.Set;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/** A student's cell that should be an LSTM: its step forward and back, then the contract of every cell. */
final class LstmCheck {
    private static final int SEEDS = 3;

    private final Cell cell;

    LstmCheck(Cell cell) {
        this.cell = cell;
    }

    void check() {
        LstmProblem sample = LstmProblem.random(0);
        requireSizes(sample);
        for (int seed = 0; seed < SEEDS; seed++) {
            LstmProblem problem = LstmProblem.random(seed);
            UnrolledCell run = step(problem);
            LstmQuestions.STEP.judge(
                    problem, LstmQuestions.answer(Grids.column(run.state("s", 1)), Grids.column(run.state("h", 1))));
        }
        for (int seed = 0; seed < SEEDS; seed++) {
            LstmQuestions.BackwardProblem problem = LstmQuestions.BackwardProblem.random(seed);
            UnrolledCell run = step(problem.step());
            run.lossGradient("s", 1).setTo(new DMatrixRMaj(problem.ds()));
            run.lossGradient("h", 1).setTo(new DMatrixRMaj(problem.dh()));
            run.backward();
            LstmQuestions.BACKWARD.judge(problem, LstmQuestions.stateGradient(Grids.column(run.stateGradient("s", 0))));
        }
        new CellCheck(cell).check();
    }

    private void requireSizes(LstmProblem sample) {
        Cell wanted = new LstmCell(sample.x().length, sample.units());
        if (cell.inputs() != wanted.inputs() || cell.units() != wanted.units()) {
            throw CheckFailed.because(
                    "The cell has %d inputs and %d units; make it with %d inputs and %d units for this check.",
                    cell.inputs(), cell.units(), wanted.inputs(), wanted.units());
        }
        if (!cell.state().equals(wanted.state())) {
            throw CheckFailed.because(
                    "state() is %s; it must be s, then h, with %d units each.", cell.state(), wanted.units());
        }
        Set<Shape> shapes = Set.copyOf(cell.shapes());
        if (!shapes.equals(Set.copyOf(wanted.shapes()))) {
            String names = wanted.shapes().stream().map(Shape::name).collect(Collectors.joining(", "));
            throw CheckFailed.because(
                    "shapes() must name %s, each W units × units, U units × inputs, b units × 1.", names);
        }
    }

    private UnrolledCell step(LstmProblem problem) {
        UnrolledCell run = cell.unroll(problem.parameters(), 1, 1);
        run.state("s", 0).setTo(new DMatrixRMaj(problem.s()));
        run.state("h", 0).setTo(new DMatrixRMaj(problem.h()));
        run.input(1).setTo(new DMatrixRMaj(problem.x()));
        run.forward();
        return run;
    }
}
