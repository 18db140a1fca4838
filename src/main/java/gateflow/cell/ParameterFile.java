package gateflow.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import gateflow.math.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.ejml.data.DMatrixRMaj;

/**
 * The file that holds parameters: plain text, so that it tells by itself what it is.
 *
 * <pre>
 *   gateflow parameters 1          the kind and the version
 *   W_f 3 2                        name, rows, columns
 *   0.25 -1.5                      a line for each row; every number reads back as the same 64 bits
 *   …
 *   checksum 1c291ca3              CRC-32 of all bytes above; without this line the file is truncated
 * </pre>
 */
final class ParameterFile {
    private static final String KIND = "gateflow parameters ";
    private static final String VERSION = "1";
    private static final String CHECKSUM = "checksum ";

    private ParameterFile() {}

    static void write(Parameters parameters, Path file) {
        String body = body(parameters);
        String text = body + CHECKSUM + checksum(body) + "\n";
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                Files.writeString(unfinished, text, UTF_8, StandardOpenOption.CREATE_NEW);
                move(unfinished, target); // in one move: a reader sees the old file or the new one, never a part
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The parameters can't be written to %s: %s.".formatted(file, reason(e)), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static Parameters read(Path file) {
        String text = text(file);
        Require.that(text.startsWith(KIND), file, "%s is not a file of Gateflow parameters.", file);
        String version = text.substring(KIND.length(), end(text, KIND.length()));
        Require.that(
                version.equals(VERSION),
                file,
                "%s is a parameter file of version %s; this Gateflow reads version %s.",
                file,
                version,
                VERSION);
        int last = text.lastIndexOf("\n" + CHECKSUM) + 1;
        Require.that(last > 0 && text.endsWith("\n"), file, "%s is truncated: its checksum line is missing.", file);
        String body = text.substring(0, last);
        Require.that(
                text.substring(last).equals(CHECKSUM + checksum(body) + "\n"),
                file,
                "%s is damaged: its contents do not match its checksum.",
                file);
        return parse(body.lines().skip(1).toList(), file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("%s is not a file of Gateflow parameters.".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The parameters can't be read from %s: %s.".formatted(file, reason(e)), e);
        }
    }

    private static String body(Parameters parameters) {
        StringBuilder body = new StringBuilder(KIND).append(VERSION).append('\n');
        for (String name : parameters.names()) {
            DMatrixRMaj matrix = parameters.get(name);
            Require.that(
                    !name.isBlank() && name.lines().count() == 1 && !name.contains(" "),
                    name,
                    "The parameter \"%s\" can't be saved: its name must not be blank or hold a space.",
                    name);
            Require.finite(name, matrix);
            body.append(name + " " + matrix.numRows + " " + matrix.numCols + "\n");
            for (int i = 0; i < matrix.numRows; i++) {
                for (int j = 0; j < matrix.numCols; j++) {
                    body.append(j == 0 ? "" : " ").append(matrix.get(i, j));
                }
                body.append('\n');
            }
        }
        return body.toString();
    }

    /** The checksum holds, so what is wrong here was written wrong: by hand, or by another program. */
    private static Parameters parse(List<String> lines, Path file) {
        try {
            List<Shape> shapes = new ArrayList<>();
            List<double[]> contents = new ArrayList<>();
            for (int at = 0; at < lines.size(); ) {
                String[] head = lines.get(at).split(" ");
                Shape shape = new Shape(head[0], Integer.parseInt(head[1]), Integer.parseInt(head[2]));
                shapes.add(shape);
                contents.add(numbers(lines.subList(at + 1, at + 1 + shape.rows())));
                at += 1 + shape.rows();
            }
            Parameters parameters = Parameters.zeros(shapes);
            for (int m = 0; m < shapes.size(); m++) {
                parameters.set(shapes.get(m).name(), contents.get(m));
            }
            return parameters;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("%s can't be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static double[] numbers(List<String> rows) {
        return rows.stream()
                .flatMap(row -> List.of(row.split(" ")).stream())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int end(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException missing
                ? "there is no " + missing.getFile()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
