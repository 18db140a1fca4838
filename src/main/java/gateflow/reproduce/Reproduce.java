package gateflow.reproduce;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The program behind {@code ./course reproduce}: which experiments, and {@code --seeds}, {@code --seed}, {@code --only}, {@code --threads}, {@code --results},
 * {@code --commit}, {@code --short}, {@code --again}, {@code --table}, {@code --merge}. The launcher has read and checked the arguments that a user gives.
 */
public final class Reproduce {
    private final List<String> ids = new ArrayList<>();
    private final List<Path> pieces = new ArrayList<>(); // folders with results to merge
    private int firstSeed = 1;
    private int lastSeed = 5;
    private String only = ""; // part of the names of the settings that are wanted
    private int threads = Runtime.getRuntime().availableProcessors();
    private Path folder = Path.of("data", "results");
    private String commit = "unknown";
    private boolean brief;
    private boolean again;
    private boolean tableOnly;
    private boolean terminal;

    private Reproduce(String... arguments) {
        for (int k = 0; k < arguments.length; k++) {
            switch (arguments[k]) {
                case "--seeds" -> lastSeed = Integer.parseInt(arguments[++k]);
                case "--seed" -> firstSeed = lastSeed = Integer.parseInt(arguments[++k]);
                case "--merge" -> pieces.add(Path.of(arguments[++k]));
                case "--only" -> only = arguments[++k];
                case "--threads" -> threads = Integer.parseInt(arguments[++k]);
                case "--results" -> folder = Path.of(arguments[++k]);
                case "--commit" -> commit = arguments[++k];
                case "--short" -> brief = true;
                case "--again" -> again = true;
                case "--table" -> tableOnly = true;
                case "--terminal" -> terminal = true;
                default -> ids.add(arguments[k]);
            }
        }
    }

    /** Runs; exit code 1 with a sentence if an argument is wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new Reproduce(arguments).run(out);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    private void run(PrintStream out) throws InterruptedException {
        List<Experiment> among = brief ? Experiments.brief() : Experiments.full();
        List<Experiment> wanted = ids.isEmpty()
                ? among
                : ids.stream().map(id -> Experiments.named(id, among)).toList();
        var results = new Results(folder, commit);
        if (tableOnly) {
            out.print(Report.markdown(wanted, results));
            return;
        }
        if (!pieces.isEmpty()) {
            merge(wanted, results, out);
            return;
        }
        for (Experiment experiment : wanted) {
            if (again) {
                results.putAside(experiment);
            }
            long start = System.nanoTime();
            Trials trials = new Runner(results, threads, new Watch(out, terminal))
                    .run(experiment, firstSeed, lastSeed, setting -> setting.name()
                            .contains(only));
            print(experiment, trials, (System.nanoTime() - start) / 1e9, out);
        }
    }

    /** Reads all pieces before it writes anything. */
    private void merge(List<Experiment> wanted, Results results, PrintStream out) {
        var merges = new LinkedHashMap<Experiment, Merge>();
        for (Experiment experiment : wanted) {
            var merge = new Merge(experiment, results);
            pieces.forEach(merge::add);
            merges.put(experiment, merge);
        }
        merges.forEach((experiment, merge) -> out.printf(
                "    %s: %d added, now %d trials in %s%n",
                experiment.id(), merge.write(), results.load(experiment).size(), folder));
    }

    private static void print(Experiment experiment, Trials trials, double seconds, PrintStream out) {
        for (Comparison comparison : experiment.comparisons(trials)) {
            out.println("    " + comparison.quantity());
            out.println("        published: " + comparison.published());
            out.println("        here:      " + comparison.ours());
            out.println(
                    "        " + comparison.verdict() + (comparison.why().isEmpty() ? "" : ": " + comparison.why()));
        }
        out.println("    source: " + experiment.source());
        experiment.choices().forEach(choice -> out.println("    note: " + choice));
        out.printf(Locale.ROOT, "    %.0f s%n%n", seconds);
    }
}
