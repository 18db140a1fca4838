package gateflow.reproduce;

import gateflow.cell.RnnCell;
import gateflow.task.Parity;
import gateflow.train.Adam;
import gateflow.train.Model;
import gateflow.train.Trainer;
import java.util.List;
import java.util.Random;

/** Two sizes of an RNN on the parity of three bits, in some milliseconds. */
record TinyExperiment() implements Experiment {
    @Override
    public String id() {
        return "T0";
    }

    @Override
    public String title() {
        return "Parity of three bits";
    }

    @Override
    public String source() {
        return "none";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("small, 2 units", seed -> training(2, seed)),
                new Setting("large", seed -> training(4, seed)));
    }

    private static Training training(int units, long seed) {
        Parity task = new Parity(3);
        var random = new Random(seed);
        var cell = new RnnCell(1, units);
        var model = new Model(cell.unroll(cell.newParameters(random), 3, 4), task, random);
        return new Training(model, task, new Trainer(new Adam(0.01)).seed(seed), 250, 50);
    }

    @Override
    public boolean succeeded(Trial trial) {
        return trial.loss() < 10;
    }

    @Override
    public List<Comparison> comparisons(Trials trials) {
        return List.of(new Comparison(
                "loss",
                "1",
                trials.spread(Trial::loss, Trials::number),
                Comparison.Verdict.PARTLY,
                "It is not published."));
    }
}
