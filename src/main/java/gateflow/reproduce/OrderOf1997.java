package gateflow.reproduce;

import gateflow.cell.OriginalLstmCell;
import gateflow.task.TemporalOrder;
import java.util.List;

/**
 * P2: temporal order of Hochreiter &amp; Schmidhuber 1997, experiment 6a.
 *
 * @param length T; the paper has 100
 */
record OrderOf1997(int length) implements Experiment {
    private static final int TESTS = 2_560;
    private static final double PUBLISHED_SEQUENCES = 31_390;

    @Override
    public String id() {
        return "P2";
    }

    @Override
    public String title() {
        return "Temporal order of 1997, T = " + length;
    }

    @Override
    public String source() {
        return "Hochreiter & Schmidhuber 1997, experiment 6a, table 9, doi:10.1162/neco.1997.9.8.1735";
    }

    @Override
    public List<String> choices() {
        return NetOf1997.CHOICES;
    }

    @Override
    public List<Setting> settings() {
        TemporalOrder task = TemporalOrder.original(length);
        var net = new NetOf1997(new OriginalLstmCell(task.inputs(), 2, 2), new double[] {-2, -4}, 0.1);
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
