package gateflow.reproduce;

import gateflow.cell.ForgetBias;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.task.AddingProblem;
import gateflow.train.EarlyStopping;
import gateflow.train.GradientClipping;
import gateflow.train.Model;
import gateflow.train.RmsProp;
import gateflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * P4: chrono initialization against forget biases of 1 on the adding problem, Tallec &amp; Ollivier 2018.
 *
 * @param lengths the lengths T; the paper has 200 and 750
 * @param units the size of the LSTM; the paper has 128
 * @param updates how many updates at most
 */
record Chrono(List<Integer> lengths, int units, int updates) implements Experiment {
    private static final int BATCH = 50;
    private static final double RATE = 0.01;
    private static final double DECAY = 0.9;
    private static final double LIMIT = 1;
    private static final double SOLVED = 0.01; // a mean squared error
    private static final int TESTS = 2_000;
    private static final String CHRONO = "chrono";
    private static final String ONE = "b_f = 1";

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public String title() {
        return "Chrono initialization, adding problem";
    }

    @Override
    public String source() {
        return "Tallec & Ollivier 2018, section 3 and figure 2, arXiv:1804.11188";
    }

    @Override
    public List<String> choices() {
        return List.of(
                "The LSTM has " + units + " units; the paper's has 128.",
                "Solved means a mean squared error below " + SOLVED + " on 200 sequences, looked at every 50 updates; "
                        + "the paper shows curves.",
                "The learning rate is " + RATE + ", ten times the paper's, and gradients are clipped at norm 1.",
                "At most " + Trials.whole(updates) + " updates are made.");
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        for (int length : lengths) {
            settings.add(new Setting(name(CHRONO, length), seed -> training(true, length, seed)));
            settings.add(new Setting(name(ONE, length), seed -> training(false, length, seed)));
        }
        return settings;
    }

    private static String name(String start, int length) {
        return start + ", T = " + length;
    }

    private Training training(boolean chrono, int length, long seed) {
        AddingProblem task = AddingProblem.modern(length);
        var random = new Random(seed);
        var cell = new LstmCell(task.inputs(), units);
        Parameters parameters = cell.newParameters(random);
        if (chrono) {
            ForgetBias.chrono(cell, parameters, length, random);
        } else {
            ForgetBias.constant(cell, parameters, 1);
        }
        var model = new Model(cell.unroll(parameters, length, BATCH), task, random);
        Trainer trainer = new Trainer(new RmsProp(RATE, DECAY))
                .seed(seed)
                .clip(GradientClipping.byNorm(LIMIT))
                .evaluateEvery(50, 200)
                .stop(EarlyStopping.lossBelow(SOLVED));
        return new Training(model, task, trainer, updates, TESTS);
    }

    @Override
    public boolean succeeded(Trial trial) {
        return trial.stopped();
    }

    @Override
    public List<Comparison> comparisons(Trials trials) {
        return lengths.stream().map(length -> comparison(trials, length)).toList();
    }

    private Comparison comparison(Trials trials, int length) {
        Trials chrono = trials.of(name(CHRONO, length));
        Trials one = trials.of(name(ONE, length));
        String quantity = "sequences to solve T = %d, b_f = 1 / chrono".formatted(length);
        String published = "several times more";
        if (chrono.isEmpty() || one.isEmpty()) {
            return new Comparison(quantity, published, "not run", Comparison.Verdict.NOT_RUN, "");
        }
        double ratio = one.median(Trial::sequences) / chrono.median(Trial::sequences);
        boolean atLeast = one.count(this::succeeded) < one.size();
        String ours = "%s%s times; %s against %s"
                .formatted(
                        atLeast ? "at least " : "",
                        Trials.number(ratio),
                        one.spread(Trial::sequences, Trials::whole),
                        chrono.spread(Trial::sequences, Trials::whole));
        return new Comparison(
                quantity,
                published,
                ours,
                verdict(chrono, one, ratio),
                "Solved by %d of %d seeds with chrono, by %d of %d with b_f = 1."
                        .formatted(
                                chrono.count(this::succeeded), chrono.size(), one.count(this::succeeded), one.size()));
    }

    private Comparison.Verdict verdict(Trials chrono, Trials one, double ratio) {
        long solved = chrono.count(this::succeeded);
        if (ratio >= 2 && solved == chrono.size()) {
            return Comparison.Verdict.REPRODUCED;
        }
        boolean better = ratio > 1 && solved > one.count(this::succeeded);
        return better ? Comparison.Verdict.PARTLY : Comparison.Verdict.NOT_REPRODUCED;
    }
}
