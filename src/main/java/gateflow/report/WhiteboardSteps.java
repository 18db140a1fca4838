package gateflow.report;

import static java.util.stream.Collectors.joining;

import gateflow.math.Require;
import gateflow.whiteboard.Plan;
import gateflow.whiteboard.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Draws a {@link Plan} as a whiteboard that a reader goes through step by step, with or without a kernel. */
public final class WhiteboardSteps {
    private final Plan plan;

    private WhiteboardSteps(Plan plan) {
        this.plan = plan;
    }

    /** A frame for each step: what is read and written, and, struck out, what is erased at its end. */
    public static Stepper of(Plan plan) {
        return new WhiteboardSteps(Require.given("plan", plan)).stepper();
    }

    private Stepper stepper() {
        Stepper stepper = Stepper.of(plan.expression() + " on a board of " + plan.places());
        List<String> places = Collections.nCopies(plan.places(), "");
        for (Step step : plan.steps()) {
            places = write(step, places);
            stepper = stepper.frame(board(places, step), caption(step));
            places = keep(step, places);
        }
        return stepper;
    }

    /** Each statement keeps its place; a new one takes the first free place, or the one that is freed for it. */
    private static List<String> write(Step step, List<String> before) {
        List<String> places = before.contains("") ? new ArrayList<>(before) : keep(step, before);
        places.set(places.indexOf(""), step.written());
        return places;
    }

    /** What the step does not erase. */
    private static List<String> keep(Step step, List<String> before) {
        List<String> places = new ArrayList<>(before);
        places.replaceAll(line -> step.board().contains(line) ? line : "");
        return places;
    }

    private static String board(List<String> places, Step step) {
        return places.stream().map(line -> place(line, step)).collect(joining("", "<ul class=\"gf-board\">", "</ul>"));
    }

    private static String place(String line, Step step) {
        if (line.isEmpty()) {
            return "<li class=\"gf-free\">free</li>";
        }
        if (line.equals(step.written())) {
            return "<li class=\"gf-new\">" + Html.escape(line) + "</li>";
        }
        return step.board().contains(line)
                ? "<li>" + Html.escape(line) + "</li>"
                : "<li class=\"gf-erased\"><del>" + Html.escape(line) + "</del></li>";
    }

    private String caption(Step step) {
        var caption = new StringBuilder("Write " + step.written() + ".");
        caption.append(
                step.read().isEmpty()
                        ? " Nothing is read from the board."
                        : " Read " + String.join(" and ", step.read()) + ", and nothing else.");
        if (!step.erased().isEmpty()) {
            caption.append(" Then erase " + String.join(" and ", step.erased()) + ": no later step reads "
                    + (step.erased().size() == 1 ? "it." : "them."));
        }
        if (step.number() == plan.steps().size()) {
            caption.append(" The answer is " + Numbers.format(plan.answer()) + ".");
        }
        return caption.toString();
    }
}
