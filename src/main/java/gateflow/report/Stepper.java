package gateflow.report;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that a reader goes through one by one, with buttons, a slider or the arrow keys. It needs no kernel; where no script runs, and
 * in print, all frames stand below each other.
 *
 * <p>Immutable: {@link #frame} and {@link #picture} return a new stepper.
 */
public final class Stepper implements Shown {

    private final String title;
    private final List<Frame> frames;

    /** @param label its own name; empty for "step 3 of 8" */
    private record Frame(String label, String html, String caption) {}

    private Stepper(String title, List<Frame> frames) {
        this.title = title;
        this.frames = frames;
    }

    /**
     * A stepper without frames yet.
     *
     * @param title what is gone through, in a few words
     */
    public static Stepper of(String title) {
        return new Stepper(Arguments.text("title", title), List.of());
    }

    /**
     * Adds a frame of HTML.
     *
     * @param html a fragment, put into the page as it is
     * @param caption what happens in this frame, in a sentence; read aloud when the frame comes up
     */
    public Stepper frame(String html, String caption) {
        return with(new Frame("", Arguments.text("html", html), Arguments.text("caption", caption)));
    }

    /**
     * Adds a frame that is a chart, with a name of its own for the slider. {@link Charts#frames} makes all frames of an animation.
     *
     * @param label what tells this frame from the others, such as "T = 40"
     * @param chart shown as a picture; its title is the frame's caption
     */
    public Stepper frame(String label, Chart chart) {
        String picture = Html.picture(Require.given("chart", chart).svg(), chart.text(), "gf-picture");
        return with(new Frame(Arguments.text("label", label), picture, chart.toString()));
    }

    private Stepper with(Frame frame) {
        var more = new ArrayList<>(frames);
        more.add(frame);
        return new Stepper(title, List.copyOf(more));
    }

    /**
     * Adds a frame that is a picture.
     *
     * @param svg an SVG document; it becomes an image, so that it also shows in a notebook that is not trusted
     * @param caption what happens in this frame, in a sentence; read aloud when the frame comes up
     * @param alt what the picture shows, in words
     */
    public Stepper picture(String svg, String caption, String alt) {
        return frame(Html.picture(Arguments.text("svg", svg), Arguments.text("alt", alt), "gf-picture"), caption);
    }

    /** The number of frames. */
    public int size() {
        return frames.size();
    }

    @Override
    public String html() {
        requireFrames();
        String name = Html.escape(MathText.plain(title));
        var out = new StringBuilder("<div class=\"gf gf-stepper\" role=\"group\" aria-label=\"" + name + "\">");
        out.append("<p class=\"gf-stepper-title\"><strong>" + MathText.html(title)
                + "</strong></p><ol class=\"gf-frames\">");
        for (Frame frame : frames) {
            out.append("<li class=\"gf-frame\"><div class=\"gf-frame-body\">" + frame.html()
                    + "</div><p class=\"gf-frame-caption\">" + label(frame) + "<span class=\"gf-frame-text\">"
                    + MathText.html(frame.caption()) + "</span></p></li>");
        }
        return out.append("</ol></div>").append(Html.AWAKEN).toString();
    }

    @Override
    public String text() {
        requireFrames();
        var out = new StringBuilder(MathText.plain(title));
        for (int i = 0; i < frames.size(); i++) {
            out.append("\n")
                    .append(i + 1)
                    .append(". ")
                    .append(
                            frames.get(i).label().isEmpty()
                                    ? ""
                                    : MathText.plain(frames.get(i).label()) + ": ")
                    .append(MathText.plain(frames.get(i).caption()));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return MathText.plain(title) + " (" + frames.size() + " frames)";
    }

    private static String label(Frame frame) {
        return frame.label().isEmpty()
                ? ""
                : "<strong class=\"gf-frame-label\">" + Html.escape(MathText.plain(frame.label())) + "</strong> ";
    }

    private void requireFrames() {
        if (frames.isEmpty()) {
            throw new IllegalStateException("stepper \"" + title + "\" is without frames; it must have at least one.");
        }
    }
}
