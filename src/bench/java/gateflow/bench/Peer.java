package gateflow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gateflow, or with the argument "naive" {@link NaiveLstm}, as a peer of {@code course bench}: answers requests, one JSON object a line, as peers/common.py does. */
public final class Peer {
    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\": \"?([\\w.]+)");

    private Peer() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        boolean naive = List.of(arguments).contains("naive");
        String prepared = "";
        Work work = null;
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String wanted = line.replaceAll("\"seconds\".*", "");
            if (!wanted.equals(prepared)) {
                prepared = wanted;
                work = work(
                        naive,
                        entry(line, "workload"),
                        entry(line, "cell"),
                        Integer.parseInt(entry(line, "units")),
                        Integer.parseInt(entry(line, "batch")));
            }
            System.out.println(work == null ? "{}" : measure(work, Double.parseDouble(entry(line, "seconds"))));
        }
    }

    private static Work work(boolean naive, String workload, String cell, int units, int batch) {
        if (!naive) {
            return Work.of(workload, cell, units, batch);
        }
        boolean known = workload.equals("gradient") && cell.equals("lstm");
        return known ? NaiveLstm.work(Numbers.run(cell, units, batch)) : null;
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
