package gateflow.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One frame of a picture and what stands around it.
 *
 * @param number its place in {@link Panels}
 * @param rowLabels whether its vertical axis has labels
 * @param columnLabels whether its horizontal axis has labels
 */
record SvgPanel(int number, SvgFrame frame, boolean rowLabels, boolean columnLabels) {

    /** Above each panel, for its name. */
    static final double NAME = 22;

    private static final double GAP_X = 24;
    private static final double GAP_Y = 12;

    /**
     * The panels of a plot, in rows.
     *
     * @param space the rectangle of the only frame, or of a row of panels with their names
     */
    static List<SvgPanel> all(Plot plot, SvgFrame space) {
        Panels panels = plot.panels();
        if (panels.names().isEmpty()) {
            return List.of(new SvgPanel(0, space, true, true));
        }
        int columns = panels.columns();
        double width = (space.width() - (columns - 1) * GAP_X) / columns;
        var all = new ArrayList<SvgPanel>();
        for (int i = 0; i < panels.count(); i++) {
            double left = space.left() + i % columns * (width + GAP_X);
            double top = space.top() + NAME + i / columns * (NAME + space.height() + GAP_Y);
            var frame = new SvgFrame(space.x(), space.y(), left, top, width, space.height());
            all.add(new SvgPanel(i, frame, panels.isFirstOfRow(i), panels.isLastOfColumn(i)));
        }
        return all;
    }
}
