package gateflow.task;

import gateflow.math.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Sentences for training and, in other frames, for testing; {@link #make} made {@code data/sentences.tsv}, {@link #read}
 * reads it.
 *
 * @param rows in the order of the file
 */
public record SentenceSet(List<Row> rows) {
    /** From the deciding word to the wanted one, in words. */
    public static final List<Integer> DISTANCES = List.of(1, 2, 3, 5, 8, 12, 20, 30, 40, 50, 60);

    private static final String HEADER = "set\tconstruction\tdistance\tsentences";
    private static final String TRAINING = "training";
    private static final String HELD_OUT = "held-out";
    private static final int FRAMES = 24; // of each construction and distance, where the grammar has as many
    private static final int DRAWS = 40 * FRAMES;
    private static final int HOLD_OUT_EVERY = 4;

    /**
     * A frame and its place in the set.
     *
     * @param heldOut whether it is kept from training
     */
    public record Row(boolean heldOut, Construction construction, Frame frame) {
        String line() {
            return String.join(
                    "\t",
                    heldOut ? HELD_OUT : TRAINING,
                    construction.label(),
                    String.valueOf(frame.distance()),
                    frame.text());
        }

        static Row of(String line) {
            String[] cells = line.split("\t");
            Require.that(cells.length == 4, line, "A row of sentences is \"%s\"; it must have four cells.", line);
            Require.oneOf("set", cells[0], List.of(TRAINING, HELD_OUT));
            var construction = List.of(Construction.values()).stream()
                    .filter(known -> known.label().equals(cells[1]))
                    .findFirst();
            Require.that(construction.isPresent(), line, "construction is \"%s\"; it is not known.", cells[1]);
            return new Row(cells[0].equals(HELD_OUT), construction.orElseThrow(), new Frame(cells[3]));
        }
    }

    public SentenceSet {
        rows = List.copyOf(rows);
    }

    /**
     * Draws up to 24 frames for each construction and distance. No two of them agree in all that is read before the wanted
     * word; every fourth is held out.
     */
    public static SentenceSet make(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Row>();
        for (Construction construction : Construction.values()) {
            for (int distance : DISTANCES) {
                if (distance >= construction.shortest()) {
                    List<Frame> frames = distinct(construction, distance, random);
                    for (int k = 0; k < frames.size(); k++) {
                        rows.add(new Row(k % HOLD_OUT_EVERY == HOLD_OUT_EVERY - 1, construction, frames.get(k)));
                    }
                }
            }
        }
        return new SentenceSet(rows);
    }

    private static List<Frame> distinct(Construction construction, int distance, Random random) {
        var questions = new HashSet<String>();
        var frames = new ArrayList<Frame>();
        for (int draw = 0; draw < DRAWS && frames.size() < FRAMES; draw++) {
            Frame frame = construction.draw(distance, random);
            if (questions.add(frame.question())) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /**
     * Reads a file that {@link #text} fills.
     *
     * @throws IllegalArgumentException if a row is not as it must be
     * @throws UncheckedIOException if there is no such file
     */
    public static SentenceSet read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Require.that(
                    !lines.isEmpty() && lines.get(0).equals(HEADER),
                    file,
                    "%s does not begin with the header of a set of sentences.",
                    file);
            return new SentenceSet(lines.stream().skip(1).map(Row::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The sentences can't be read from %s: %s.".formatted(file, e), e);
        }
    }

    /** A header and a line for each frame, its cells separated by tabs. */
    public String text() {
        return rows.stream().map(Row::line).collect(Collectors.joining("\n", HEADER + "\n", "\n"));
    }

    /** To predict the wanted words of the training sentences. */
    public NextWord training() {
        return task(false);
    }

    /** To predict those of the sentences that were held out; with the same words and answers. */
    public NextWord heldOut() {
        return task(true);
    }

    private NextWord task(boolean heldOut) {
        var wanted = rows.stream()
                .filter(row -> row.heldOut == heldOut)
                .flatMap(row -> row.frame.sentences().stream())
                .toList();
        return NextWord.of(wanted, new Words(all()));
    }

    private List<Sentence> all() {
        return rows.stream().flatMap(row -> row.frame.sentences().stream()).toList();
    }
}
