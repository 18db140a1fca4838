package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/** What is drawn in a chart: its data as Tablesaw traces, and what Tablesaw cannot say of them. */
sealed interface Marks permits LineMarks, BarMarks, HeatMarks, HistogramMarks {

    /**
     * Axes, titles and ranges.
     *
     * @throws IllegalArgumentException if the options do not fit the data
     */
    Layout layout(ChartOptions options);

    /** The series in the order of the legend. */
    List<Trace> traces(ChartOptions options);

    /** Adds to plotly's JSON what Tablesaw has no word for: hover text, colour scale, hatches, caption. */
    void complete(ObjectNode json, ChartOptions options);
}
