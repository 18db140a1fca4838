package gateflow.report;

import gateflow.math.Require;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** A picture as a file of its own: plain colours, since office programs know neither variables nor media queries. */
final class SvgFile {

    private static final Map<String, String> LIGHT =
            Map.of("f", "#1f2328", "m", "#57606a", "g", "#e4e7eb", "b", "#fff");

    private SvgFile() {}

    static void write(String svg, String file) {
        Require.that(
                file.endsWith(".svg"),
                file,
                "file is \"%s\"; it must end in .svg (for a PNG, use the button \"Save PNG\" on the chart).",
                file);
        try {
            Files.writeString(Path.of(file), plain(svg), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("file is \"%s\"; it cannot be written: %s".formatted(file, e), e);
        }
    }

    /** Light colours in the place of the variables that a page may set. */
    static String plain(String svg) {
        String plain = svg.replaceFirst("@media\\(prefers-color-scheme:dark\\)\\{[^}]*}}", "")
                .replaceFirst("--f:[^}]*;(?=font-family)", "");
        for (var color : LIGHT.entrySet()) {
            plain = plain.replace("var(--" + color.getKey() + ")", color.getValue());
        }
        return plain;
    }
}
