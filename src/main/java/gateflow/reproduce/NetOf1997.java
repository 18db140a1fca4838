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
    static List<Finding> findings(Experiment experiment, Trials trials, int tests, double publishedSequences) {
        Trials solved = trials.where(experiment::succeeded);
        return List.of(
                new Finding(
                        "wrong of " + Trials.whole(tests) + " test sequences",
                        "1",
                        trials.spread(trial -> trial.error() * tests, Trials::whole),
                        verdict(trials, solved.size() == trials.size()),
                        failures(trials, solved)),
                new Finding(
                        "sequences until the stopping rule holds",
                        Trials.whole(publishedSequences),
                        trials.spread(Trial::sequences, Trials::whole),
                        verdict(trials, trials.median(Trial::sequences) < 2 * publishedSequences),
                        ""));
    }

    private static String failures(Trials trials, Trials solved) {
        return solved.size() == trials.size() ? "" : solved.size() + " of " + trials.size() + " seeds solve it.";
    }

    private static Finding.Verdict verdict(Trials trials, boolean holds) {
        if (trials.isEmpty()) {
            return Finding.Verdict.NOT_RUN;
        }
        return holds ? Finding.Verdict.REPRODUCED : Finding.Verdict.NOT_REPRODUCED;
    }
}
