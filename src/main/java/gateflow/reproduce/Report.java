package gateflow.reproduce;

import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Published figures beside those that were measured. */
public final class Report {
    private Report() {}

    /** Columns {@code id}, {@code quantity}, {@code published}, {@code ours}, {@code verdict}, {@code why}; a row for each figure. */
    public static Table comparisons(List<Experiment> experiments, Results results) {
        var id = StringColumn.create("id");
        var quantity = StringColumn.create("quantity");
        var published = StringColumn.create("published");
        var ours = StringColumn.create("ours");
        var verdict = StringColumn.create("verdict");
        var why = StringColumn.create("why");
        for (Experiment experiment : experiments) {
            for (Comparison comparison : experiment.comparisons(results.load(experiment))) {
                id.append(experiment.id());
                quantity.append(comparison.quantity());
                published.append(comparison.published());
                ours.append(comparison.ours());
                verdict.append(comparison.verdict().toString());
                why.append(comparison.why());
            }
        }
        return Table.create("Published results", id, quantity, published, ours, verdict, why);
    }

    /** The same as a table in Markdown, for a README. */
    public static String markdown(List<Experiment> experiments, Results results) {
        var text = new StringBuilder("| | quantity | published | here: median (range) | |\n|---|---|---|---|---|\n");
        comparisons(experiments, results)
                .forEach(row -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s |%n",
                        row.getString("id"),
                        row.getString("quantity"),
                        row.getString("published"),
                        row.getString("ours"),
                        verdict(row.getString("verdict"), row.getString("why")))));
        return text.toString();
    }

    private static String verdict(String verdict, String why) {
        return why.isEmpty() ? verdict : verdict + ": " + why;
    }
}
