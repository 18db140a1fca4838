package gateflow.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.BitSet;
import java.util.List;

/** A figure's JSON as it goes into a page: text marked up for plotly, numbers in six digits, long lines thinned. */
final class PageJson {

    private static final int MOST_POINTS = 800;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** What Tablesaw always writes and plotly takes anyway. */
    private static final List<String> DEFAULT_LINE = List.of("simplify", "smoothing");

    private PageJson() {}

    /** JSON in one line, safe inside a script element. */
    static String of(ObjectNode figure) {
        ObjectNode page = figure.deepCopy();
        for (JsonNode trace : page.get("data")) {
            prepare((ObjectNode) trace);
        }
        ObjectNode layout = (ObjectNode) page.get("layout");
        layout.remove("meta");
        markTitle(layout);
        markTitle(layout.path("xaxis"));
        markTitle(layout.path("yaxis"));
        layout.path("annotations").forEach(annotation -> mark((ObjectNode) annotation, "text"));
        layout.path("shapes").forEach(shape -> markLabel(shape.path("label")));
        return FigureJson.write(page);
    }

    private static void prepare(ObjectNode trace) {
        thin(trace);
        trace.remove("meta");
        for (String key : List.of("x", "y", "z", "customdata")) {
            if (trace.has(key)) {
                trace.set(key, shorten((ArrayNode) trace.get(key)));
            }
        }
        mark(trace, "name");
        mark(trace, "legendgroup");
        markTitle(trace.path("colorbar"));
        if (trace.path("line") instanceof ObjectNode line) {
            line.remove(DEFAULT_LINE);
            if (line.path("shape").asText().equals("linear")) {
                line.remove("shape");
            }
        }
    }

    private static void markTitle(JsonNode owner) {
        if (owner.path("title") instanceof ObjectNode title) {
            mark(title, "text");
        }
    }

    private static void markLabel(JsonNode label) {
        if (label instanceof ObjectNode object) {
            mark(object, "text");
        }
    }

    private static void mark(ObjectNode owner, String key) {
        if (owner.has(key)) {
            owner.put(key, MathText.html(owner.get(key).asText()));
        }
    }

    private static ArrayNode shorten(ArrayNode values) {
        ArrayNode shorter = values.arrayNode(values.size());
        for (JsonNode value : values) {
            if (value.isArray()) {
                shorter.add(shorten((ArrayNode) value));
            } else if (value.isTextual()) {
                shorter.add(MathText.html(value.asText()));
            } else if (value.isNumber()) {
                addNumber(shorter, value.asDouble());
            } else {
                shorter.add(value);
            }
        }
        return shorter;
    }

    private static void addNumber(ArrayNode array, double value) {
        double rounded = new BigDecimal(value).round(SIX_DIGITS).doubleValue();
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9) {
            array.add((long) rounded);
        } else {
            array.add(rounded);
        }
    }

    /** Of a line with more points than a screen has columns: the lowest and the highest of each run of points. */
    private static void thin(ObjectNode trace) {
        JsonNode y = trace.path("y");
        if (!trace.path("type").asText().equals("scatter") || y.size() <= MOST_POINTS) {
            return;
        }
        BitSet kept = extremes(y);
        for (String key : List.of("x", "y", "customdata")) {
            ArrayNode fewer = trace.arrayNode();
            JsonNode all = trace.path(key);
            if (all.isMissingNode()) {
                continue;
            }
            kept.stream().forEach(i -> fewer.add(all.get(i)));
            trace.set(key, fewer);
        }
    }

    private static BitSet extremes(JsonNode y) {
        var kept = new BitSet();
        int runs = MOST_POINTS / 2;
        for (int run = 0; run < runs; run++) {
            int start = (int) ((long) run * y.size() / runs);
            int end = (int) ((long) (run + 1) * y.size() / runs);
            int low = start;
            int high = start;
            for (int i = start; i < end; i++) {
                // A gap must stay one.
                if (y.get(i).isNull()) {
                    kept.set(i);
                }
                low = y.get(i).asDouble(Double.NaN) < y.get(low).asDouble(Double.POSITIVE_INFINITY) ? i : low;
                high = y.get(i).asDouble(Double.NaN) > y.get(high).asDouble(Double.NEGATIVE_INFINITY) ? i : high;
            }
            kept.set(low);
            kept.set(high);
        }
        return kept;
    }
}
