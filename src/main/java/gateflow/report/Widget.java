package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateflow.report.WhatIfModel.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A what-if on a page: a picture and a table of values that always show, and what a script needs to put sliders in their place.
 */
final class Widget implements Shown {

    private final WhatIfModel model;
    private final Values values;

    Widget(WhatIfModel model) {
        this.model = model;
        this.values = at(Values.none());
    }

    /** The settings, with these changes, and all that comes of them. */
    Values at(Values changes) {
        Values settings = model.data();
        for (Control control : model.controls()) {
            settings = settings.with(control.key(), control.value());
        }
        settings = settings.with(changes);
        return settings.with(model.values(settings));
    }

    @Override
    public String html() {
        return "<figure class=\"gf gf-whatif\">"
                + Html.picture(model.picture().svg(model.title(), sentence(), values), sentence(), "gf-static")
                + "<figcaption>" + MathText.html(model.caption()) + "</figcaption>"
                + "<div class=\"gf-values\">" + table() + "</div>"
                + "<script type=\"application/json\" class=\"gf-spec\">" + FigureJson.write(json())
                + "</script></figure>" + Html.AWAKEN;
    }

    @Override
    public String text() {
        return MathText.plain(model.title()) + " " + sentence();
    }

    @Override
    public String toString() {
        return MathText.plain(model.title());
    }

    private String sentence() {
        return MathText.plain(values.fill(model.sentence()));
    }

    /** A row for each example, with the numbers that any of them sets and all readouts. */
    private String table() {
        List<Values> examples = model.examples().stream().map(this::at).toList();
        List<Control> changed = model.controls().stream()
                .filter(control ->
                        examples.stream().anyMatch(values -> values.number(control.key()) != control.value()))
                .toList();
        var rows = new ArrayList<List<String>>();
        for (Values example : examples) {
            rows.add(Stream.concat(
                            changed.stream().map(c -> Numbers.format(example.number(c.key()))),
                            model.readouts().stream().map(r -> example.fill(r.text())))
                    .toList());
        }
        List<String> header = Stream.concat(
                        changed.stream().map(Control::label),
                        model.readouts().stream().map(Readout::label))
                .toList();
        return HtmlTable.of(
                "At other settings", header, header.stream().map(name -> true).toList(), rows);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("twin", model.twin())
                .put("title", MathText.html(model.title()))
                .put("name", MathText.plain(model.title()))
                .put("sentence", MathText.plain(model.sentence()))
                .put("legend", model.picture().legend());
        json.set("data", model.data().json());
        json.set("picture", model.picture().json());
        ArrayNode controls = json.putArray("controls");
        model.controls().forEach(control -> controls.add(control.json()));
        ArrayNode readouts = json.putArray("readouts");
        model.readouts().forEach(readout -> readouts.addObject()
                .put("label", MathText.html(readout.label()))
                .put("text", readout.text()));
        return json;
    }
}
