package gateflow.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A Tablesaw figure as plotly's JSON.
 *
 * <p>Tablesaw writes JavaScript for plotly 1.58, not JSON: unquoted names, single quotes, numbers as strings, NaN, titles that later
 * versions do not read, HTML entities in text. Here it becomes JSON that plotly 3 draws, with plain text in it.
 */
final class FigureJson {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final List<String> AXES = List.of("xaxis", "yaxis");
    private static final List<String> VALUES = List.of("x", "y", "z");

    private FigureJson() {}

    /**
     * The figure's traces and layout.
     *
     * @return an object with {@code data} and {@code layout}, of its own for each call
     * @throws IllegalArgumentException if what Tablesaw wrote cannot be read
     */
    static ObjectNode of(Figure figure) {
        ObjectNode root = LENIENT.createObjectNode();
        ArrayNode data = root.putArray("data");
        Trace[] traces = figure.getTraces();
        for (int i = 0; i < traces.length; i++) {
            data.add(mendTrace(parse(traces[i].asJavascript(i))));
        }
        boolean bare = figure.getLayout() == null;
        root.set(
                "layout",
                bare
                        ? LENIENT.createObjectNode()
                        : mendLayout(parse(figure.getLayout().asJavascript())));
        return root;
    }

    /** JSON in one line, safe inside a script element. */
    static String write(JsonNode json) {
        return json.toString().replace("<", "\\u003c");
    }

    static ObjectNode parse(String javascript) {
        String object = javascript.substring(javascript.indexOf('{'), javascript.lastIndexOf('}') + 1);
        try {
            return (ObjectNode) LENIENT.readTree(keepBackslashes(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "figure: Tablesaw's description of it cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Tablesaw escapes backslashes between double quotes, and leaves them bare between single ones (titles and names). */
    private static String keepBackslashes(String javascript) {
        var out = new StringBuilder(javascript.length());
        char quote = 0;
        for (int i = 0; i < javascript.length(); i++) {
            char c = javascript.charAt(i);
            out.append(c);
            if (c == '\\') {
                out.append(quote == '\'' ? '\\' : javascript.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return out.toString();
    }

    private static ObjectNode mendTrace(ObjectNode trace) {
        VALUES.stream().filter(trace::has).forEach(key -> trace.set(key, mendValues(trace.get(key))));
        trace.put("name", unescape(trace.path("name").asText()));
        if (trace.has("opacity")) {
            trace.put("opacity", trace.get("opacity").asDouble());
        }
        return trace;
    }

    /** Numbers stay or become numbers, NaN and the infinities become null; an array with any other text stays text. */
    private static JsonNode mendValues(JsonNode values) {
        ArrayNode mended = LENIENT.createArrayNode();
        boolean numeric = isNumeric(values);
        for (JsonNode value : values) {
            if (value.isArray()) {
                mended.add(mendValues(value));
            } else if (numeric) {
                addNumber(mended, value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble());
            } else {
                mended.add(value);
            }
        }
        return mended;
    }

    static void addNumber(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }

    private static boolean isNumeric(JsonNode values) {
        for (JsonNode value : values) {
            if (value.isTextual() && !isNumber(value.asText())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|NaN|-?Infinity");
    }

    private static ObjectNode mendLayout(ObjectNode layout) {
        // The page decides on the size; Tablesaw's default of 800 × 600 fits neither a phone nor a column of text.
        layout.remove(List.of("width", "height"));
        mendTitle(layout);
        AXES.stream()
                .filter(layout::has)
                .map(axis -> (ObjectNode) layout.get(axis))
                .forEach(FigureJson::mendAxis);
        return layout;
    }

    private static void mendAxis(ObjectNode axis) {
        mendTitle(axis);
        if (axis.has("autorange")) {
            axis.put("autorange", axis.get("autorange").asBoolean());
        }
        if (axis.has("range")) {
            axis.set("range", mendValues(axis.get("range")));
        }
    }

    /** Since plotly 3 a title is an object; its font moved into it. */
    private static void mendTitle(ObjectNode owner) {
        JsonNode font = owner.remove("titlefont");
        if (owner.has("title")) {
            String text = unescape(owner.get("title").asText());
            ObjectNode title = owner.putObject("title").put("text", text);
            if (font != null) {
                title.set("font", font);
            }
        }
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
