package gateflow.reproduce;

import gateflow.cell.Initializer;
import gateflow.cell.OriginalLstmCell;
import gateflow.cell.Parameters;
import gateflow.train.EarlyStopping;
import gateflow.train.Model;
import gateflow.train.Readout;
import gateflow.train.Sgd;
import gateflow.train.Task;
import gateflow.train.Trainer;
import java.util.List;
import java.util.Random;

/**
 * The net and its training in experiments 4 and 6 of Hochreiter &amp; Schmidhuber 1997: an update after each sequence, all
 * weights first drawn evenly from ±0.1 but for the biases of the input gates.
 *
 * @param cell the cell
 * @param inputGateBiases one for each block
 * @param goal the mean training error to stop at, with {@value #IN_A_ROW} right sequences in a row
 */
record NetOf1997(OriginalLstmCell cell, double[] inputGateBiases, double goal) {
    static final List<String> CHOICES = List.of(
            "The gradient is exact; the paper's leaves out what goes through h_{t-1} and the gates.",
            "The paper's error has a factor 1/2 and is summed over the outputs, so its learning rate of 0.5 is rewritten for a mean without it.",
            "The mean training error of the stopping rule is taken to be the squared error of the last 2,000 sequences.");

    private static final int IN_A_ROW = 2_000;
    private static final int MOST_SEQUENCES = 1_000_000;
    private static final double PUBLISHED_RATE = 0.5;

    Training training(Task task, long seed, int tests) {
        var random = new Random(seed);
        Initializer small = Initializer.uniform(0.1);
        Parameters parameters =
                Parameters.zeros(cell.shapes()).fill(small, random).set("b_i", inputGateBiases);
        Parameters readout =
                Parameters.zeros(Readout.shapes(cell.units(), task.outputs())).fill(small, random);
        var model = new Model(cell.unroll(parameters, task.steps(), 1), readout, task.loss());
        double rate = PUBLISHED_RATE * task.outputs() / 2; // ½ Σ e² has the gradient of the mean of e², times K/2
        var trainer = new Trainer(new Sgd(rate)).seed(seed).stop(EarlyStopping.lastRight(IN_A_ROW, goal));
        return new Training(model, task, trainer, MOST_SEQUENCES, tests);
    }

    /** The two figures that the paper gives for each of its tasks. */
    static List<Comparison> comparisons(Experiment experiment, Trials trials, int tests, double publishedSequences) {
        return List.of(wrong(experiment, trials, tests), sequences(trials, publishedSequences));
    }

    private static Comparison wrong(Experiment experiment, Trials trials, int tests) {
        long solved = trials.count(experiment::succeeded);
        Comparison.Verdict verdict = trials.median(trial -> trial.error() * tests) <= 1
                ? Comparison.Verdict.REPRODUCED
                : solved == trials.size() ? Comparison.Verdict.PARTLY : Comparison.Verdict.NOT_REPRODUCED;
        return new Comparison(
                "wrong of " + Trials.whole(tests) + " test sequences",
                "1",
                trials.spread(trial -> trial.error() * tests, Trials::whole),
                trials.isEmpty() ? Comparison.Verdict.NOT_RUN : verdict,
                "Below 1 %% wrong with %d of %d seeds.".formatted(solved, trials.size()));
    }

    private static Comparison sequences(Trials trials, double published) {
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
