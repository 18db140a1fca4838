package gateflow.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A row of what src/test/python/golden/make_training_golden.py has made by PyTorch in float64: a name and numbers. */
record Golden(String name, double[] numbers) {
    /** The rows of a file, without its header. */
    static List<Golden> rows(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("golden/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Golden::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden row(String line) {
        String[] fields = line.split(";");
        return new Golden(
                fields[0],
                Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray());
    }

    @Override
    public String toString() {
        return name;
    }
}
