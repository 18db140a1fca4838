package gateflow.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Leaves out the points of a line that nobody can see at this size. */
final class Simplify {

    /** How far, in pixels, a line may move. */
    private static final double TOLERANCE = 0.3;

    private Simplify() {}

    /**
     * A line that looks the same: of each pixel column the first, lowest, highest and last point (so that no peak is lost), of those
     * the ones that bend the line (Ramer, Douglas and Peucker).
     *
     * @param points pairs of x and y in pixels
     */
    static List<double[]> line(List<double[]> points) {
        return withoutStraightParts(columnExtremes(points));
    }

    private static List<double[]> columnExtremes(List<double[]> points) {
        var kept = new ArrayList<double[]>();
        int start = 0;
        for (int end = 1; end <= points.size(); end++) {
            if (end == points.size() || Math.rint(points.get(end)[0]) != Math.rint(points.get(start)[0])) {
                addExtremes(points, start, end, kept);
                start = end;
            }
        }
        return kept;
    }

    private static void addExtremes(List<double[]> points, int start, int end, List<double[]> kept) {
        int low = start;
        int high = start;
        for (int i = start; i < end; i++) {
            low = points.get(i)[1] < points.get(low)[1] ? i : low;
            high = points.get(i)[1] > points.get(high)[1] ? i : high;
        }
        var chosen = new BitSet();
        for (int index : new int[] {start, low, high, end - 1}) {
            chosen.set(index);
        }
        chosen.stream().forEach(i -> kept.add(points.get(i)));
    }

    private static List<double[]> withoutStraightParts(List<double[]> points) {
        var kept = new BitSet();
        kept.set(0);
        kept.set(points.size() - 1);
        var open = new ArrayDeque<int[]>();
        open.push(new int[] {0, points.size() - 1});
        while (!open.isEmpty()) {
            int[] part = open.pop();
            int far = farthest(points, part[0], part[1]);
            if (far >= 0) {
                kept.set(far);
                open.push(new int[] {part[0], far});
                open.push(new int[] {far, part[1]});
            }
        }
        return kept.stream().mapToObj(points::get).toList();
    }

    /** The point between two others that is farthest from the line through them; −1 if all are within the tolerance. */
    private static int farthest(List<double[]> points, int from, int to) {
        double most = TOLERANCE;
        int farthest = -1;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(points.get(i), points.get(from), points.get(to));
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double distance(double[] point, double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double length = Math.hypot(dx, dy);
        double px = point[0] - a[0];
        double py = point[1] - a[1];
        return length == 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
    }
}
