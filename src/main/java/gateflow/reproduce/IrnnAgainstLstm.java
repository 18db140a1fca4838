package gateflow.reproduce;

import gateflow.cell.Cell;
import gateflow.cell.ForgetBias;
import gateflow.cell.Initializer;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.math.Activation;
import gateflow.task.AddingProblem;
import gateflow.train.Adam;
import gateflow.train.EarlyStopping;
import gateflow.train.GradientClipping;
import gateflow.train.Model;
import gateflow.train.Trainer;
import java.util.List;
import java.util.Random;

/**
 * P6: a ReLU net that starts from W = I beside an LSTM and a plain RNN on the adding problem, Le et al. 2015.
 *
 * @param length T; the paper has 150 first
 * @param updates how many updates at most
 */
record IrnnAgainstLstm(int length, int updates) implements Experiment {
    private static final int UNITS = 100;
    private static final int BATCH = 16;
    private static final double IRNN_RATE = 3e-4;
    private static final double LSTM_RATE = 3e-3;
    private static final double RNN_RATE = 1e-3;
    private static final double LIMIT = 1;
    private static final double SOLVED = 0.01; // a mean squared error
    private static final int TESTS = 2_000;
    private static final String IRNN = "IRNN";
    private static final String LSTM = "LSTM, b_f = 1";
    private static final String RNN = "RNN";

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public String title() {
        return "IRNN, LSTM and RNN, adding problem, T = " + length;
    }

    @Override
    public String source() {
        return "Le et al. 2015, section 4.1 and figure 1, arXiv:1504.00941";
    }

    @Override
    public List<String> choices() {
        return List.of(
                "Adam with learning rates of " + IRNN_RATE + " (IRNN), " + LSTM_RATE + " (LSTM) and " + RNN_RATE
                        + " (RNN), clipped at norm 1; the paper uses SGD and searches rate and limit for each net.",
                "The marks stand one in each half of the sequence; the paper draws them as 1 among zeros.",
                "At most " + Trials.whole(updates) + " updates are made; solved means a mean squared error below "
                        + SOLVED + ".");
    }

    @Override
    public List<Setting> settings() {
        AddingProblem task = AddingProblem.modern(length);
        return List.of(
                new Setting(IRNN, seed -> irnn(task, seed)),
                new Setting(LSTM, seed -> lstm(task, seed)),
                new Setting(RNN, seed -> rnn(task, seed)));
    }

    private Training irnn(AddingProblem task, long seed) {
        var random = new Random(seed);
        var cell = new RnnCell(task.inputs(), UNITS, Activation.RELU);
        return training(
                cell,
                cell.newParameters(random, Initializer.identity(1), Initializer.normal(0.001)),
                task,
                IRNN_RATE,
                seed);
    }

    private Training lstm(AddingProblem task, long seed) {
        var cell = new LstmCell(task.inputs(), UNITS);
        Parameters parameters = cell.newParameters(new Random(seed));
        ForgetBias.constant(cell, parameters, 1);
        return training(cell, parameters, task, LSTM_RATE, seed);
    }

    private Training rnn(AddingProblem task, long seed) {
        var cell = new RnnCell(task.inputs(), UNITS);
        return training(cell, cell.newParameters(new Random(seed)), task, RNN_RATE, seed);
    }

    private Training training(Cell cell, Parameters parameters, AddingProblem task, double rate, long seed) {
        var model = new Model(cell.unroll(parameters, length, BATCH), task, new Random(seed));
        Trainer trainer = new Trainer(new Adam(rate))
                .seed(seed)
                .clip(GradientClipping.byNorm(LIMIT))
                .evaluateEvery(100, 200)
                .stop(EarlyStopping.lossBelow(SOLVED));
        return new Training(model, task, trainer, updates, TESTS);
    }

    @Override
    public boolean succeeded(Trial trial) {
        return trial.stopped();
    }

    @Override
    public List<Comparison> comparisons(Trials trials) {
        Trials irnn = trials.of(IRNN);
        Trials lstm = trials.of(LSTM);
        Trials rnn = trials.of(RNN);
        boolean near = irnn.count(this::succeeded) == irnn.size()
                && irnn.median(Trial::sequences) < 3 * lstm.median(Trial::sequences);
        double memoryless = AddingProblem.modern(length).memoryless();
        boolean stays = Math.abs(rnn.median(Trial::loss) / memoryless - 1) < 0.1;
        return List.of(
                new Comparison(
                        "sequences to solve it, IRNN beside LSTM",
                        "near each other",
                        irnn.spread(Trial::sequences, Trials::whole) + " against "
                                + lstm.spread(Trial::sequences, Trials::whole),
                        verdict(irnn.isEmpty() || lstm.isEmpty(), near),
                        irnn.isEmpty() || lstm.isEmpty() ? "" : solved(irnn, lstm)),
                new Comparison(
                        "mean squared error of the plain RNN",
                        "stays at 1/6 = 0.1667",
                        rnn.spread(Trial::loss, Trials::number),
                        verdict(rnn.isEmpty(), stays),
                        ""));
    }

    private String solved(Trials irnn, Trials lstm) {
        return "Solved by %d of %d IRNNs and %d of %d LSTMs."
                .formatted(irnn.count(this::succeeded), irnn.size(), lstm.count(this::succeeded), lstm.size());
    }

    private static Comparison.Verdict verdict(boolean notRun, boolean holds) {
        if (notRun) {
            return Comparison.Verdict.NOT_RUN;
        }
        return holds ? Comparison.Verdict.REPRODUCED : Comparison.Verdict.NOT_REPRODUCED;
    }
}
