package gateflow.reproduce;

import gateflow.cell.OriginalLstmCell;
import gateflow.task.AddingProblem;
import java.util.List;

/**
 * P1: the adding problem of Hochreiter &amp; Schmidhuber 1997, experiment 4.
 *
 * @param length T; the paper has 100
 */
record AddingOf1997(int length) implements Experiment {
    private static final int TESTS = 2_560;
    private static final double PUBLISHED_SEQUENCES = 74_000;

    @Override
    public String id() {
        return "P1";
    }

    @Override
    public String title() {
        return "Adding problem of 1997, T = " + length;
    }

    @Override
    public String source() {
        return "Hochreiter & Schmidhuber 1997, experiment 4, table 7, doi:10.1162/neco.1997.9.8.1735";
    }

    @Override
    public List<String> choices() {
        return NetOf1997.CHOICES;
    }

    @Override
    public List<Setting> settings() {
        AddingProblem task = AddingProblem.original(length);
        var net = new NetOf1997(new OriginalLstmCell(task.inputs(), 2, 2), new double[] {-3, -6}, 0.01);
        return List.of(new Setting("LSTM of 1997", seed -> net.training(task, seed, TESTS)));
    }

    @Override
    public boolean succeeded(Trial trial) {
        return trial.stopped() && trial.error() < 0.01;
    }

    @Override
    public List<Comparison> comparisons(Trials trials) {
        return NetOf1997.comparisons(this, trials, TESTS, PUBLISHED_SEQUENCES);
    }
}
