package gateflow.report;

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

    private record Frame(String html, String caption) {}

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
        var more = new ArrayList<>(frames);
        more.add(new Frame(Arguments.text("html", html), Arguments.text("caption", caption)));
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
                    + "</div><p class=\"gf-frame-caption\">" + MathText.html(frame.caption()) + "</p></li>");
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
                    .append(MathText.plain(frames.get(i).caption()));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return MathText.plain(title) + " (" + frames.size() + " frames)";
    }

    private void requireFrames() {
        if (frames.isEmpty()) {
            throw new IllegalStateException("stepper \"" + title + "\" is without frames; it must have at least one.");
        }
    }
}
