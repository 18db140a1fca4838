package gateflow.report;

import gateflow.report.Plot.Series;

/** A histogram's outline and what it encloses. */
final class SvgSteps {

    private SvgSteps() {}

    /**
     * One path that is filled and one that is drawn.
     *
     * @param series counts at the middle of bins of equal width, at least two
     * @param stroke the attributes of the outline
     */
    static String draw(Series series, SvgFrame frame, String stroke) {
        String outline = outline(series, frame);
        return "<path class=\"gf-inside\" d=\"" + outline + "z\" fill=\""
                + Html.escape(series.look().color()) + "\"/><path class=\"gf-line gf-steps\" d=\"" + outline + "\" "
                + stroke + "/>";
    }

    private static String outline(Series series, SvgFrame frame) {
        double[] centres = series.x();
        double half = (centres[1] - centres[0]) / 2;
        var path = new SvgPath().moveTo(frame.px(centres[0] - half), frame.py(0));
        for (int i = 0; i < centres.length; i++) {
            double height = frame.py(series.y()[i]);
            path.lineTo(frame.px(centres[i] - half), height).lineTo(frame.px(centres[i] + half), height);
        }
        return path.lineTo(frame.px(centres[centres.length - 1] + half), frame.py(0))
                .toString();
    }
}
