package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes what the tests in a browser need: a page with every what-if, and the values that Java finds at many settings. */
final class WhatIfPages {

    private static final int SETTINGS = 60;

    static final List<WhatIfModel> MODELS = List.of(
            new PowersWhatIf(0.99, 0.9, 100),
            new ForgetBiasWhatIf(1, 100),
            new LstmUnitWhatIf(2, 1, 1),
            new ClippingWhatIf(0.1, 0.3),
            new DetoursWhatIf(4, 12, 0));

    private WhatIfPages() {}

    /** @param arguments the folder to write page.html, charts.html, values.json and numbers.json into */
    public static void main(String... arguments) throws IOException {
        write(
                arguments[0],
                "page.html",
                page(WhatIf.powers(), WhatIf.forgetBias(), WhatIf.lstmUnit(), WhatIf.clipping(), WhatIf.detours()));
        write(arguments[0], "charts.html", page(Examples.norms(), Examples.frames()));
        write(arguments[0], "values.json", values().toString());
        write(arguments[0], "numbers.json", numbers().toString());
    }

    private static void write(String folder, String name, String text) throws IOException {
        Files.writeString(Path.of(folder, name), text, StandardCharsets.UTF_8);
    }

    private static String page(Shown... views) {
        var page = new StringBuilder(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>What if</title>")
                .append("<meta name=\"viewport\" content=\"width=device-width\"></head>")
                .append("<body class=\"gf\" style=\"background:var(--gf-bg)\"><main><h1>What if</h1>")
                .append(Notebook.start().html());
        for (Shown view : views) {
            page.append(view.html());
        }
        return page.append("</main></body></html>").toString();
    }

    /** For each model: what its formulas are given, and what Java makes of it. */
    private static ArrayNode values() {
        ArrayNode cases = JsonNodeFactory.instance.arrayNode();
        var random = new Random(0);
        for (WhatIfModel model : MODELS) {
            for (int n = 0; n < SETTINGS; n++) {
                Values settings = model.data();
                for (Control control : model.controls()) {
                    settings = settings.with(control.key(), anywhere(control, random));
                }
                add(cases, model, model instanceof ClippingWhatIf ? oneUpdate(settings, random) : settings, 1e-12);
            }
        }
        // A whole path, for the loop's sake: beside a cliff each update enlarges what rounding has changed.
        var clipping = new Widget(new ClippingWhatIf(0.1, 0.3));
        add(cases, new ClippingWhatIf(0.1, 0.3), clipping.at(Values.none()), 1e-5);
        return cases;
    }

    private static Values oneUpdate(Values settings, Random random) {
        return settings.with("updates", 1)
                .with("w", 4.4 + 0.8 * random.nextDouble())
                .with("b", -2.6 + 0.7 * random.nextDouble());
    }

    private static void add(ArrayNode cases, WhatIfModel model, Values given, double tolerance) {
        ObjectNode one = cases.addObject().put("twin", model.twin()).put("tolerance", tolerance);
        one.set("given", given.json());
        one.set("expected", model.values(given).json());
    }

    private static double anywhere(Control control, Random random) {
        if (control instanceof Control.Slider slider) {
            Control.Scale scale = slider.scale();
            int positions = (int) Math.round((scale.max() - scale.min()) / scale.step()) + 1;
            return scale.valueAt(scale.min() + random.nextInt(positions) * scale.step());
        }
        return random.nextInt(((Control.Choice) control).options().size());
    }

    /** Numbers of all sizes and how Java writes them. */
    private static ArrayNode numbers() {
        ArrayNode cases = JsonNodeFactory.instance.arrayNode();
        var random = new Random(0);
        for (int n = 0; n < 2_000; n++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            double[] ways = {number, Math.rint(number), Math.rint(number * 100) / 100};
            double value = ways[n % ways.length];
            cases.addObject().put("value", value).put("text", Numbers.format(value));
        }
        return cases;
    }
}
