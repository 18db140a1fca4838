package gateflow.report;

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

    /** A frame for the empty board and one for each step: what is read, written and erased, and the board after it. */
    public static Stepper of(Plan plan) {
        return new WhiteboardSteps(Require.given("plan", plan)).stepper();
    }

    private Stepper stepper() {
        Stepper stepper = Stepper.of(plan.expression() + " on a board of " + plan.places())
                .frame(board(emptyPlaces(), null), "The board is empty. The letters are given; they take no place.");
        List<String> places = emptyPlaces();
        for (Step step : plan.steps()) {
            places = after(step, places);
            stepper = stepper.frame(board(places, step), caption(step));
        }
        return stepper;
    }

    private List<String> emptyPlaces() {
        return Collections.nCopies(plan.places(), "");
    }

    /** Each statement keeps its place until it is erased; a new one takes the first free place. */
    private static List<String> after(Step step, List<String> before) {
        List<String> places = new ArrayList<>(before);
        boolean hadRoom = places.contains("");
        if (hadRoom) {
            places.set(places.indexOf(""), step.written());
        }
        places.replaceAll(line -> step.board().contains(line) ? line : "");
        if (!hadRoom) {
            places.set(places.indexOf(""), step.written());
        }
        return places;
    }

    private static String board(List<String> places, Step step) {
        var html = new StringBuilder("<ul class=\"gf-board\">");
        for (String line : places) {
            boolean isNew = step != null && line.equals(step.written());
            html.append(line.isEmpty() ? "<li class=\"gf-free\">" : isNew ? "<li class=\"gf-new\">" : "<li>")
                    .append(line.isEmpty() ? "free" : Html.escape(line))
                    .append("</li>");
        }
        return html.append("</ul>").toString();
    }

    private String caption(Step step) {
        var caption = new StringBuilder("Step " + step.number() + ": write " + step.written() + ".");
        caption.append(
                step.read().isEmpty()
                        ? " Nothing is read from the board."
                        : " Read " + String.join(" and ", step.read()) + ", and nothing else.");
        if (!step.erased().isEmpty()) {
            caption.append(" Then erase " + String.join(" and ", step.erased()) + ": no later step reads it.");
        }
        if (step.number() == plan.steps().size()) {
            caption.append(" The answer is " + Numbers.format(plan.answer()) + ".");
        }
        return caption.toString();
    }
}
