package gateflow.bench;

import gateflow.cell.UnrolledCell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gateflow, or with the argument "naive" {@link NaiveLstm}, as a peer of {@code course bench}: answers requests, one JSON object a line, as peers/common.py does. */
public final class Peer {
    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\": \"?([\\w.]+)");

    private Peer() {}

    public static void main(String[] arguments) throws IOException {
        serve(List.of(arguments).contains("naive") ? lstmGradient(NaiveLstm::work) : Work::of);
    }

    /** What a program can measure: the work of this kind, or null if it has no such work. */
    interface Preparation {
        Work of(String workload, String cell, int units, int batch);
    }

    /** A program that has nothing but the gradient of an LSTM. */
    static Preparation lstmGradient(Function<UnrolledCell, Work> work) {
        return (workload, cell, units, batch) ->
                workload.equals("gradient") && cell.equals("lstm") ? work.apply(Numbers.run(cell, units, batch)) : null;
    }

    /** Answers requests until there are no more. What a library prints is no answer: it goes to the log. */
    static void serve(Preparation preparation) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String prepared = "";
        Work work = null;
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String wanted = line.replaceAll("\"seconds\".*", "");
            if (!wanted.equals(prepared)) {
                prepared = wanted;
                work = preparation.of(
                        entry(line, "workload"),
                        entry(line, "cell"),
                        Integer.parseInt(entry(line, "units")),
                        Integer.parseInt(entry(line, "batch")));
            }
            answers.println(work == null ? "{}" : measure(work, Double.parseDouble(entry(line, "seconds"))));
        }
    }

    private static String entry(String line, String name) {
        Matcher match = ENTRY.matcher(line);
        while (match.find()) {
            if (match.group(1).equals(name)) {
                return match.group(2);
            }
        }
        throw new IllegalArgumentException("The request has no \"%s\": %s".formatted(name, line));
    }

    private static String measure(Work work, double seconds) {
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            long start = System.nanoTime();
            work.once().run();
            times.add(System.nanoTime() - start);
        } while (System.nanoTime() < end);
        return "{\"times\": %s, \"results\": %s}"
                .formatted(times, Arrays.toString(work.results().get()));
    }
}
