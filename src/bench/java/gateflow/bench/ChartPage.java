package gateflow.bench;

import gateflow.report.Chart;
import gateflow.report.Charts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Draws the times that {@code course bench} wrote: a chart for each workload that was measured at more than one size.
 *
 * <pre>java -cp … gateflow.bench.ChartPage bench.csv bench.html</pre>
 */
public final class ChartPage {
    private static final String UNITS = "log2 H";
    private static final String TIME = "ms";
    private static final String PEER = "program";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Gateflow: benchmarks</title>
            <style>
            :root { color-scheme: light dark; }
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
            main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%%), 1fr)); gap: 2rem; }
            svg { width: 100%%; height: auto; }
            </style>
            <h1>Benchmarks</h1>
            <p>Medians of one run, 100 time steps, 8 inputs; lower is faster. Times are on a logarithmic scale.</p>
            <main>%s</main>
            </html>
            """;

    private ChartPage() {}

    public static void main(String[] arguments) throws IOException {
        Table times = Table.read().csv(arguments[0]);
        Map<String, List<Row>> workloads = new LinkedHashMap<>();
        for (int k = 0; k < times.rowCount(); k++) {
            workloads.computeIfAbsent(name(times.row(k)), name -> new ArrayList<>()).add(times.row(k));
        }
        String charts = workloads.entrySet().stream()
                .filter(workload -> sizes(workload.getValue()) > 1)
                .map(workload -> chart(workload.getKey(), workload.getValue()).svg())
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of(arguments[1]), PAGE.formatted(charts));
    }

    private static long sizes(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.getInt("units")).distinct().count();
    }

    private static String name(Row row) {
        int batch = row.getInt("batch");
        return "%s, %s, %s"
                .formatted(
                        row.getString("cell").toUpperCase(Locale.ROOT),
                        row.getString("workload"),
                        batch == 1 ? "one sequence" : batch + " sequences");
    }

    private static Chart chart(String name, List<Row> rows) {
        Table table = Table.create(
                DoubleColumn.create(UNITS, rows.stream().mapToDouble(row -> log2(row.getInt("units"))).toArray()),
                DoubleColumn.create(TIME, rows.stream().mapToDouble(row -> row.getDouble("median_ms")).toArray()),
                StringColumn.create(PEER, rows.stream().map(row -> row.getString("peer")).toList()));
        return Charts.lines(table, UNITS, TIME, PEER).logY().points().title(name);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
