package gateflow.reproduce;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.RnnCell;
import gateflow.task.CopyMemory;
import gateflow.train.Adam;
import gateflow.train.GradientClipping;
import gateflow.train.Model;
import gateflow.train.Schedule;
import gateflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * P5: the plateau of copy memory, Arjovsky et al. 2016: what a net without memory gets, and where a net stays that has learned all
 * but to remember.
 *
 * @param delays T; the paper has up to 500, later papers 1000
 * @param updates how many updates are made at least: with longer delays it takes more of them to come near the plateau
 */
record CopyPlateau(List<Integer> delays, int updates) implements Experiment {
    private static final int UNITS = 16;
    private static final int BATCH = 10;
    private static final double RATE = 0.01;
    private static final int TESTS = 500;
    private static final int UPDATES_A_STEP = 8;
    private static final double CLOSE = 0.01;

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public String title() {
        return "Plateau of copy memory";
    }

    @Override
    public String source() {
        return "Arjovsky et al. 2016, section 4.1, arXiv:1511.06464";
    }

    @Override
    public List<String> choices() {
        return List.of("RNN and LSTM of " + UNITS + " units, Adam with a learning rate that falls from " + RATE
                + " to 0 along half a cosine, "
                + UPDATES_A_STEP + " T updates of " + BATCH + " sequences, and at least " + Trials.whole(updates)
                + ": long enough for the plateau, too short to leave it.");
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        for (int delay : delays) {
            CopyMemory task = new CopyMemory(delay);
            for (Cell cell : List.of(new RnnCell(task.inputs(), UNITS), new LstmCell(task.inputs(), UNITS))) {
                settings.add(new Setting(name(cell.name(), delay), seed -> training(cell, task, seed)));
            }
        }
        return settings;
    }

    private static String name(String cell, int delay) {
        return cell + ", T = " + delay;
    }

    private Training training(Cell cell, CopyMemory task, long seed) {
        var random = new Random(seed);
        var model = new Model(cell.unroll(cell.newParameters(random), task.steps(), BATCH), task, random);
        Trainer trainer = new Trainer(new Adam(RATE))
                .seed(seed)
                .schedule(Schedule.cosine())
                .clip(GradientClipping.byNorm(1));
        return new Training(model, task, trainer, Math.max(updates, UPDATES_A_STEP * task.delay()), TESTS);
    }

    private static double plateau(Trial trial) {
        int delay = Integer.parseInt(trial.setting().replaceAll(".*= ", ""));
        return new CopyMemory(delay).memoryless();
    }

    @Override
    public boolean succeeded(Trial trial) {
        return Math.abs(trial.loss() / plateau(trial) - 1) < CLOSE;
    }

    @Override
    public List<Comparison> comparisons(Trials trials) {
        return settings().stream()
                .map(setting -> comparison(trials.of(setting.name()), setting.name()))
                .toList();
    }

    private Comparison comparison(Trials trials, String name) {
        String quantity = "loss on the plateau, " + name;
        if (trials.isEmpty()) {
            return new Comparison(quantity, "10 ln 8 / (T + 20)", "not run", Comparison.Verdict.NOT_RUN, "");
        }
        long near = trials.count(this::succeeded);
        return new Comparison(
                quantity,
                Trials.number(plateau(trials.all().get(0))),
                trials.spread(Trial::loss, Trials::number),
                verdict(near, trials.size()),
                near == trials.size() ? "" : near + " of " + trials.size() + " seeds are within 1 %.");
    }

    private static Comparison.Verdict verdict(long near, int all) {
        if (near == 0) {
            return Comparison.Verdict.NOT_REPRODUCED;
        }
        return near == all ? Comparison.Verdict.REPRODUCED : Comparison.Verdict.PARTLY;
    }
}
