package gateflow.reproduce;

import gateflow.cell.Initializer;
import gateflow.cell.OriginalLstmCell;
import gateflow.cell.Parameters;
import gateflow.task.AddingProblem;
import gateflow.task.TemporalOrder;
import gateflow.train.EarlyStopping;
import gateflow.train.Model;
import gateflow.train.Readout;
import gateflow.train.Sgd;
import gateflow.train.Task;
import gateflow.train.Trainer;
import java.util.List;
import java.util.Random;

/**
 * P1 and P2: a task of Hochreiter &amp; Schmidhuber 1997 by the net and the training of the paper: two blocks of two cells, an update
 * after each sequence, all weights first drawn evenly from ±0.1 but for the biases of the input gates.
 *
 * @param id of the experiment
 * @param title what it is about
 * @param place where in the paper it stands
 * @param task what is learned
 * @param inputGateBiases one for each block
 * @param goal the mean training error to stop at, with {@value #IN_A_ROW} right sequences in a row
 * @param published how many sequences the paper's net had seen then
 */
record NetOf1997(
        String id, String title, String place, Task task, List<Double> inputGateBiases, double goal, double published)
        implements Experiment {
    private static final List<String> CHOICES = List.of(
            "The gradient is exact; the paper's leaves out what goes through h_{t-1} and the gates.",
            "The paper's error has a factor 1/2 and is summed over the outputs, so its learning rate of 0.5 is rewritten for a mean without it.",
            "The mean training error of the stopping rule is taken to be the squared error of the last 2,000 sequences.");

    private static final int IN_A_ROW = 2_000;
    private static final int TESTS = 2_560;
    private static final int BLOCK_SIZE = 2;
    private static final double SOLVED = 0.01;
    private static final String SETTING = "LSTM of 1997";
    private static final int MOST_SEQUENCES = 1_000_000;
    private static final double PUBLISHED_RATE = 0.5;

    /** The adding problem; the paper has T = 100. */
    static NetOf1997 adding(int length) {
        AddingProblem task = AddingProblem.original(length);
        String title = "Adding problem of 1997, T = " + length;
        return new NetOf1997("P1", title, "experiment 4, table 7", task, List.of(-3.0, -6.0), 0.01, 74_000);
    }

    /** Temporal order; the paper has T = 100. */
    static NetOf1997 order(int length) {
        TemporalOrder task = TemporalOrder.original(length);
        String title = "Temporal order of 1997, T = " + length;
        return new NetOf1997("P2", title, "experiment 6a, table 9", task, List.of(-2.0, -4.0), 0.1, 31_390);
    }

    @Override
    public String source() {
        return "Hochreiter & Schmidhuber 1997, " + place + ", doi:10.1162/neco.1997.9.8.1735";
    }

    @Override
    public List<String> choices() {
        return CHOICES;
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(SETTING, this::training));
    }

    @Override
    public boolean succeeded(Trial trial) {
        return trial.stopped() && trial.error() < SOLVED;
    }

    private Training training(long seed) {
        var random = new Random(seed);
        var cell = new OriginalLstmCell(task.inputs(), inputGateBiases.size(), BLOCK_SIZE);
        Initializer small = Initializer.uniform(0.1);
        double[] biases = inputGateBiases.stream().mapToDouble(bias -> bias).toArray();
        Parameters parameters =
                Parameters.zeros(cell.shapes()).fill(small, random).set("b_i", biases);
        Parameters readout =
                Parameters.zeros(Readout.shapes(cell.units(), task.outputs())).fill(small, random);
        var model = new Model(cell.unroll(parameters, task.steps(), 1), readout, task.loss());
        double rate = PUBLISHED_RATE * task.outputs() / 2; // ½ Σ e² has the gradient of the mean of e², times K/2
        var trainer = new Trainer(new Sgd(rate)).seed(seed).stop(EarlyStopping.lastRight(IN_A_ROW, goal));
        return new Training(model, task, trainer, MOST_SEQUENCES, TESTS);
    }

    /** The two figures that the paper gives for each of its tasks. */
    @Override
    public List<Comparison> comparisons(Trials trials) {
        return List.of(wrong(trials), sequences(trials));
    }

    private Comparison wrong(Trials trials) {
        long solved = trials.count(this::succeeded);
        Comparison.Verdict verdict = trials.median(trial -> trial.error() * TESTS) <= 1
                ? Comparison.Verdict.REPRODUCED
                : solved == trials.size() ? Comparison.Verdict.PARTLY : Comparison.Verdict.NOT_REPRODUCED;
        return new Comparison(
                "wrong of " + Trials.whole(TESTS) + " test sequences",
                "1",
                trials.spread(trial -> trial.error() * TESTS, Trials::whole),
                trials.isEmpty() ? Comparison.Verdict.NOT_RUN : verdict,
                trials.isEmpty() ? "" : "Below 1 %% wrong with %d of %d seeds.".formatted(solved, trials.size()));
    }

    private Comparison sequences(Trials trials) {
        double ratio = trials.median(Trial::sequences) / published;
        boolean near = ratio < 2 && ratio > 0.5;
        Comparison.Verdict verdict = near ? Comparison.Verdict.REPRODUCED : Comparison.Verdict.NOT_REPRODUCED;
        return new Comparison(
                "sequences until " + Trials.whole(IN_A_ROW) + " in a row are right",
                Trials.whole(published),
                trials.spread(Trial::sequences, Trials::whole),
                trials.isEmpty() ? Comparison.Verdict.NOT_RUN : verdict,
                near || trials.isEmpty()
                        ? ""
                        : "%s times the published number; which detail of the paper makes the difference is not known."
                                .formatted(Trials.number(ratio)));
    }
}
