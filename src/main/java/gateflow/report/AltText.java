package gateflow.report;

import gateflow.report.Plot.Axis;
import gateflow.report.Plot.Counting;
import gateflow.report.Plot.Series;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A chart in words: the author's, or else made from the data. */
final class AltText {

    private static final int SERIES_TOLD = 8;

    private AltText() {}

    static String of(Plot plot) {
        String words = plot.alt().isEmpty() ? describe(plot) : plot.alt();
        return MathText.plain(words);
    }

    private static String describe(Plot plot) {
        String title = plot.title().isBlank() ? "" : sentence(plot.title());
        return title + kind(plot) + ": "
                + axis("across", plot.x(), plot.isHistogram() ? edges(plot) : values(plot, Series::x)) + "; "
                + axis("upwards", plot.y(), values(plot, Series::y)) + ". " + content(plot)
                + references(plot);
    }

    private static String kind(Plot plot) {
        if (plot.isHeatmap()) {
            return "Heatmap";
        }
        if (plot.isBars()) {
            return plot.stacked() ? "Stacked bars" : "Bars";
        }
        if (plot.isHistogram()) {
            return "Histogram";
        }
        boolean banded = plot.series().stream().anyMatch(series -> series.band() != null);
        int panels = plot.panels().names().size();
        return "Lines" + (banded ? " with bands" : "") + (panels == 0 ? "" : " in " + panels + " panels");
    }

    private static String references(Plot plot) {
        return plot.references().isEmpty()
                ? ""
                : plot.references().stream()
                        .map(Reference::text)
                        .collect(Collectors.joining("; ", " Lines at a value: ", "."));
    }

    private static DoubleStream values(Plot plot, Function<Series, double[]> part) {
        return plot.series().stream().flatMapToDouble(series -> Arrays.stream(part.apply(series)));
    }

    /** Of a histogram the bins' outer edges; its series has an empty bin on each side. */
    private static DoubleStream edges(Plot plot) {
        double[] centres = plot.series().get(0).x();
        int last = centres.length - 1;
        return DoubleStream.of((centres[0] + centres[1]) / 2, (centres[last - 1] + centres[last]) / 2);
    }

    private static String sentence(String text) {
        return text.matches(".*[.!?]") ? text + " " : text + ". ";
    }

    private static String axis(String direction, Axis axis, DoubleStream values) {
        String name = axis.title().isBlank() ? "" : " " + axis.title();
        if (axis.counting() == Counting.CATEGORIES) {
            List<String> names = axis.categories();
            String ends = names.get(0) + " to " + names.get(names.size() - 1);
            return direction + name + ": " + (names.size() <= SERIES_TOLD ? String.join(", ", names) : ends);
        }
        double[] finite = values.filter(Double::isFinite).toArray();
        String scale = axis.counting() == Counting.LINEAR ? "" : ", logarithmic";
        return direction + name + " " + span(axis, finite) + scale;
    }

    private static String span(Axis axis, double[] values) {
        if (values.length == 0) {
            return "without values";
        }
        var ends = Arrays.stream(values).summaryStatistics();
        return "from " + value(axis, ends.getMin()) + " to " + value(axis, ends.getMax());
    }

    private static String content(Plot plot) {
        if (plot.isHeatmap()) {
            double[][] z = plot.series().get(0).z();
            return z.length + " rows, " + z[0].length + " columns; "
                    + extremes(Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray()) + ".";
        }
        String told = plot.series().stream()
                .limit(SERIES_TOLD)
                .map(series -> name(plot, series) + words(plot, series))
                .collect(Collectors.joining("; "));
        int left = plot.series().size() - SERIES_TOLD;
        return told + (left > 0 ? "; and " + left + " more" : "") + ".";
    }

    private static String words(Plot plot, Series series) {
        if (plot.isBars()) {
            return extremes(series.y());
        }
        return plot.isHistogram() ? peak(series) : course(plot, series);
    }

    private static String peak(Series series) {
        int highest = 0;
        for (int i = 1; i < series.y().length; i++) {
            highest = series.y()[i] > series.y()[highest] ? i : highest;
        }
        return Numbers.format(Arrays.stream(series.y()).sum()) + " values, most of them ("
                + Numbers.format(series.y()[highest]) + ") around " + Numbers.format(series.x()[highest], 3);
    }

    private static String name(Plot plot, Series series) {
        return series.name().isBlank() ? "" : plot.fullName(series) + " ";
    }

    private static String course(Plot plot, Series series) {
        double[] finite = Arrays.stream(series.y()).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return "no value";
        }
        String first = value(plot.y(), finite[0]);
        String last = value(plot.y(), finite[finite.length - 1]);
        String course = finite.length == 1 ? "at " + first : "from " + first + " to " + last;
        return series.band() == null ? course : course + ", " + lastBand(plot.y(), series.band());
    }

    private static String lastBand(Axis axis, Band band) {
        for (int i = band.low().length - 1; i >= 0; i--) {
            if (Double.isFinite(band.low()[i]) && Double.isFinite(band.high()[i])) {
                return "its band at last from " + value(axis, band.low()[i]) + " to " + value(axis, band.high()[i]);
            }
        }
        return "without a band";
    }

    private static String value(Axis axis, double value) {
        String number = Numbers.format(value, 3);
        return axis.counting() == Counting.EXPONENTS ? "10^{" + number + "}" : number;
    }

    private static String extremes(double[] values) {
        var finite = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        if (finite.getCount() == 0) {
            return "no value";
        }
        return finite.getMin() == finite.getMax()
                ? Numbers.format(finite.getMin(), 3)
                : "between " + Numbers.format(finite.getMin(), 3) + " and " + Numbers.format(finite.getMax(), 3);
    }
}
