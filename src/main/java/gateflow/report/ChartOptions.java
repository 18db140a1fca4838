package gateflow.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** What an author says about a chart beyond its data. Copied on every change, so that a {@link Chart} never changes. */
final class ChartOptions {

    String title = "";
    String caption = "";
    String alt = "";
    String xLabel;
    String yLabel;
    String valueLabel;
    Plot.Counting yCounting = Plot.Counting.LINEAR;
    Range xRange;
    Range yRange;
    boolean points;
    List<Reference> references = List.of();

    ChartOptions(String xLabel, String yLabel, String valueLabel) {
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.valueLabel = valueLabel;
    }

    ChartOptions(ChartOptions other) {
        this(other.xLabel, other.yLabel, other.valueLabel);
        title = other.title;
        caption = other.caption;
        alt = other.alt;
        yCounting = other.yCounting;
        xRange = other.xRange;
        yRange = other.yRange;
        points = other.points;
        references = other.references;
    }

    /** Where the upright or the level lines at a value are. */
    DoubleStream references(boolean upright) {
        return references.stream()
                .filter(reference -> reference.upright() == upright)
                .mapToDouble(Reference::value);
    }
}
