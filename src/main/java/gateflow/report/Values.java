package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.math.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers and lists of a {@link WhatIfModel} by their names: what it is set to, and what comes of it. Immutable. */
final class Values {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)(%?)}}");

    private final Map<String, double[]> lists;

    private Values(Map<String, double[]> lists) {
        this.lists = lists;
    }

    static Values none() {
        return new Values(Map.of());
    }

    /** The same with one number or list more, or another one under that name. */
    Values with(String name, double... list) {
        var more = new LinkedHashMap<>(lists);
        more.put(name, list.clone());
        return new Values(more);
    }

    /** The same with all of {@code others}, which count where both have a name. */
    Values with(Values others) {
        var more = new LinkedHashMap<>(lists);
        more.putAll(others.lists);
        return new Values(more);
    }

    double[] list(String name) {
        return Require.given(name, lists.get(name)).clone();
    }

    double number(String name) {
        return list(name)[0];
    }

    int integer(String name) {
        return (int) Math.round(number(name));
    }

    /**
     * The template with a number, as people read it, in the place of each <code>{{name}}</code>, and with whole percents in that of
     * <code>{{name%}}</code>. The script does the same.
     */
    String fill(String template) {
        Matcher place = PLACE.matcher(template);
        return place.replaceAll(match -> Matcher.quoteReplacement(words(number(match.group(1)), match.group(2))));
    }

    private static String words(double value, String percent) {
        return percent.isEmpty() ? Numbers.format(value) : Math.round(100 * value) + percent;
    }

    /** A list of one number is written as that number. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        lists.forEach((name, list) -> {
            if (list.length == 1) {
                json.put(name, list[0]);
            } else {
                ArrayNode array = json.putArray(name);
                Arrays.stream(list).forEach(array::add);
            }
        });
        return json;
    }
}
