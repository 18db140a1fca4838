package gateflow.report;

/** An SVG path in as few characters as it takes: whole tenths of a pixel, each point relative to the one before. */
final class SvgPath {

    private final StringBuilder out = new StringBuilder();
    private long x;
    private long y;

    SvgPath moveTo(double px, double py) {
        x = Math.round(px * 10);
        y = Math.round(py * 10);
        out.append('M').append(tenths(x));
        append(y);
        out.append('l');
        return this;
    }

    /** A line from the point before: always after {@link #moveTo}. */
    SvgPath lineTo(double px, double py) {
        long nextX = Math.round(px * 10);
        long nextY = Math.round(py * 10);
        append(nextX - x);
        append(nextY - y);
        x = nextX;
        y = nextY;
        return this;
    }

    /** A minus sign or a command parts two numbers as well as a blank does. */
    private void append(long tenths) {
        boolean first = out.charAt(out.length() - 1) == 'l';
        out.append(tenths < 0 || first ? "" : " ").append(tenths(tenths));
    }

    private static String tenths(long value) {
        long size = Math.abs(value);
        String whole = size >= 10 || size == 0 ? Long.toString(size / 10) : "";
        String part = size % 10 == 0 ? "" : "." + size % 10;
        return (value < 0 ? "-" : "") + whole + part;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
