package gateflow.reproduce;

import gateflow.cell.Initializer;
import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.task.TemporalOrder;
import gateflow.train.EarlyStopping;
import gateflow.train.GradientClipping;
import gateflow.train.Model;
import gateflow.train.Readout;
import gateflow.train.Sgd;
import gateflow.train.Trainer;
import gateflow.train.VanishingGradientRegularizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * P3: temporal order by a plain RNN with and without clipping and the regularizer Ω, Pascanu et al. 2013.
 *
 * @param lengths the lengths T to try, shortest first; the paper goes to 200
 * @param updates how many updates at most
 */
record OrderWithClipping(List<Integer> lengths, int updates) implements Experiment {
    private static final int UNITS = 50;
    private static final int BATCH = 20;
    private static final int READ_BY_A_UNIT = 15;
    private static final double RADIUS = 0.95;
    private static final double RATE = 0.01;
    private static final double LIMIT = 1;
    private static final double OMEGA = 2;
    private static final double SOLVED = 0.01;
    private static final int TESTS = 10_000;
    private static final int PUBLISHED_LONGEST = 200;

    /** The three ways to train, in the paper's letters: clipping is C, the regularizer R. */
    enum Method {
        SGD("SGD"),
        SGD_C("SGD with clipping"),
        SGD_CR("SGD with clipping and Ω");

        private final String label;

        Method(String label) {
            this.label = label;
        }
    }

    @Override
    public String id() {
        return "P3";
    }

    @Override
    public String title() {
        return "Temporal order with clipping and Ω, T up to " + longest();
    }

    @Override
    public String source() {
        return "Pascanu et al. 2013, section 4.1 and figure 7, arXiv:1211.5063";
    }

    @Override
    public List<String> choices() {
        return List.of(
                "At most " + Trials.whole(updates) + " updates are made; the paper's program allows 5,000,000.",
                "Every length is trained on its own; initial weights are the paper's \"smart tanh\", one of its three.",
                "The weight of Ω is 2, as in the authors' program.",
                "Training stops when none of 500 sequences is wrong, looked at every 250 updates; the test has 10,000.");
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        for (Method method : Method.values()) {
            for (int length : lengths) {
                settings.add(new Setting(name(method, length), seed -> training(method, length, seed)));
            }
        }
        return settings;
    }

    private static String name(Method method, int length) {
        return method.label + ", T = " + length;
    }

    private int longest() {
        return Collections.max(lengths);
    }

    private Training training(Method method, int length, long seed) {
        TemporalOrder task = TemporalOrder.modern(length);
        var random = new Random(seed);
        var cell = new RnnCell(task.inputs(), UNITS);
        Parameters parameters = Parameters.zeros(cell.shapes());
        parameters.fill("U", Initializer.normal(0.01), random);
        parameters.fill("W", Initializer.normal(1).sparse(READ_BY_A_UNIT).scaledToRadius(RADIUS), random);
        Parameters readout =
                Parameters.zeros(Readout.shapes(UNITS, task.outputs())).fill("V", Initializer.normal(0.01), random);
        var model = new Model(cell.unroll(parameters, length, BATCH), readout, task.loss());
        Trainer trainer =
                new Trainer(new Sgd(RATE)).seed(seed).evaluateEvery(250, 500).stop(EarlyStopping.errorBelow(1.0 / 500));
        if (method != Method.SGD) {
            trainer = trainer.clip(GradientClipping.byNorm(LIMIT));
        }
        if (method == Method.SGD_CR) {
            trainer = trainer.regularize(new VanishingGradientRegularizer(model, OMEGA));
        }
        return new Training(model, task, trainer, updates, TESTS);
    }

    @Override
    public boolean succeeded(Trial trial) {
        return trial.error() < SOLVED;
    }

    @Override
    public List<Comparison> comparisons(Trials trials) {
        boolean omegaSolves = solvesLongest(trials, Method.SGD_CR);
        boolean full = longest() >= PUBLISHED_LONGEST;
        Comparison.Verdict ofOmega =
                full && omegaSolves ? Comparison.Verdict.REPRODUCED : Comparison.Verdict.NOT_REPRODUCED;
        // where Ω fails too, that SGD fails says only that the updates are few
        Comparison.Verdict failed = omegaSolves ? Comparison.Verdict.REPRODUCED : Comparison.Verdict.PARTLY;
        Comparison.Verdict ofSgd = solvesLongest(trials, Method.SGD) ? Comparison.Verdict.NOT_REPRODUCED : failed;
        return List.of(
                comparison(trials, Method.SGD_CR, "solves up to T = " + PUBLISHED_LONGEST, ofOmega),
                comparison(trials, Method.SGD, "fails early", ofSgd));
    }

    private boolean solvesLongest(Trials trials, Method method) {
        return trials.of(name(method, longest())).count(this::succeeded) > 0;
    }

    private Comparison comparison(Trials trials, Method method, String published, Comparison.Verdict verdict) {
        String quantity = "solved seeds by T, " + method.label;
        if (trials.of(name(method, longest())).isEmpty()) {
            return new Comparison(quantity, published, "not run", Comparison.Verdict.NOT_RUN, "");
        }
        String solved = lengths.stream()
                .map(length -> solved(trials.of(name(method, length)), length))
                .collect(Collectors.joining(", "));
        return new Comparison(
                quantity,
                published,
                solved,
                verdict,
                "Within %s updates; the authors' program allows 5,000,000.".formatted(Trials.whole(updates)));
    }

    private String solved(Trials ofLength, int length) {
        return "T = %d: %d of %d".formatted(length, ofLength.count(this::succeeded), ofLength.size());
    }
}
