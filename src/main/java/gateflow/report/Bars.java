package gateflow.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A bar for each number of one list: shares, from 0 to 1.
 *
 * @param names what stands below the bars
 * @param heights the name of the list, as long as {@code names}
 */
record Bars(String xLabel, String yLabel, List<String> names, String heights) implements Picture {

    @Override
    public String svg(String title, String alt, Values values) {
        Table table = Table.create(
                "what-if", StringColumn.create("name", names), DoubleColumn.create(heights, values.list(heights)));
        return Charts.bars(table, "name", heights)
                .title(title)
                .alt(alt)
                .xLabel(xLabel)
                .yLabel(yLabel)
                .yRange(0, 1)
                .svg();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "bars")
                .put("xName", SvgText.spans(xLabel, SvgChart.SMALL))
                .put("yName", SvgText.spans(yLabel, SvgChart.SMALL))
                .put("heights", heights)
                .put("color", Palette.styles().get(0).color());
        names.forEach(json.putArray("names")::add);
        return json;
    }

    @Override
    public String legend() {
        return "";
    }
}
