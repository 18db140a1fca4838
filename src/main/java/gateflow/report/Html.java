package gateflow.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Escaping and the few HTML pieces that all views share. */
final class Html {

    /** Told once per view: the page's script, if it runs, looks for pictures and steppers that it has not yet brought to life. */
    static final String AWAKEN = "<script>window.gateflow&&gateflow.scan()</script>";

    /** Opens a box that a wide table scrolls in, with the keyboard as well. */
    static final String SCROLLED = "<div class=\"gf gf-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">";

    private Html() {}

    /** Makes text safe inside an element, and inside an attribute's double or single quotes. */
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(isXmlText(c) ? c : '\uFFFD');
        }
    }

    /** XML 1.0 has no place for most control characters, not even escaped; an SVG that holds one is not drawn at all. */
    private static boolean isXmlText(char c) {
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
    }

    /**
     * A picture that every viewer draws: a notebook that is not trusted loses its inline SVG, but keeps this.
     *
     * @param svg an SVG document
     * @param alt what the picture says, in words
     * @param cssClass the class of the image
     */
    static String picture(String svg, String alt, String cssClass) {
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return "<img class=\"" + cssClass + "\" src=\"data:image/svg+xml;base64," + data + "\" alt=\"" + escape(alt)
                + "\">";
    }
}
