package gateflow.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The data that the repository ships is the data that data/README.md describes. */
class DataFilesTest {
    private static final Path DATA = Path.of("data");
    private static final List<String> ABOUT_THEM = List.of("README.md", "SHA256SUMS");

    @Test
    void everyDataFileIsListedDescribedAndUnchanged() throws IOException, NoSuchAlgorithmException {
        List<String> sums = Files.readAllLines(DATA.resolve("SHA256SUMS"), UTF_8);
        String readme = Files.readString(DATA.resolve("README.md"), UTF_8);
        for (Path file : dataFiles()) {
            String name = file.getFileName().toString();
            assertThat(sums).contains(sha256(file) + "  " + name);
            assertThat(readme).contains("| `" + name + "` |");
        }
        assertThat(sums).hasSize(dataFiles().size());
    }

    private static List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.list(DATA)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !ABOUT_THEM.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
