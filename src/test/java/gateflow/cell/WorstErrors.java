package gateflow.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the worst error of each check, cell by cell, and leaves them in a file to be quoted: in {@code target}, or
 * where the property {@code worst.errors} says, so that code broken on purpose does not write over the real ones.
 */
final class WorstErrors {
    private final Map<String, Double> worst = new TreeMap<>();
    private final Path file;

    WorstErrors(String file) {
        this.file = Path.of(System.getProperty("worst.errors", "target"), file);
    }

    /** Notes |actual − expected| relative to the larger of the two or to {@code scale}, and returns it. */
    double note(String what, double actual, double expected, double scale) {
        double size = Math.max(scale, Math.max(Math.abs(actual), Math.abs(expected)));
        double error = Math.abs(actual - expected) / size;
        worst.merge(what, error, Math::max);
        return error;
    }

    void write() throws IOException {
        Files.createDirectories(file.getParent());
        StringBuilder lines = new StringBuilder();
        worst.forEach((what, error) -> lines.append("%-60s %.1e%n".formatted(what, error)));
        Files.writeString(file, lines);
    }
}
