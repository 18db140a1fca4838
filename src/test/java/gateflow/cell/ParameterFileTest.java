package gateflow.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {
    @TempDir
    private Path folder;

    private final Parameters parameters =
            Cell.stacked(new LstmCell(2, 3), new PeepholeLstmCell(3, 2)).newParameters(new Random(5));

    private Path saved() {
        Path file = folder.resolve("weights.txt");
        parameters.save(file);
        return file;
    }

    private static void assertSameBits(Parameters actual, Parameters expected) {
        assertThat(actual.names()).containsExactlyElementsOf(expected.names());
        for (String name : expected.names()) {
            assertThat(actual.get(name).numRows).isEqualTo(expected.get(name).numRows);
            for (int k = 0; k < expected.get(name).getNumElements(); k++) {
                assertThat(Double.doubleToRawLongBits(actual.get(name).data[k]))
                        .isEqualTo(Double.doubleToRawLongBits(expected.get(name).data[k]));
            }
        }
    }

    @Test
    void everyBitComesBack() {
        double[] hard = {
            -0.0, Double.MIN_VALUE, 1e-310, 0.1 + 0.2, Math.nextUp(1), 2e-3, Double.MAX_VALUE, -1 / 3.0, 1e23
        };
        parameters.set("1.W_f", hard);
        assertSameBits(Parameters.load(saved()), parameters);
    }

    @Test
    void theUsersLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertSameBits(Parameters.load(saved()), parameters);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void savingAgainReplacesTheFileAndLeavesNothingElse() throws IOException {
        saved();
        parameters.scale(2);
        assertSameBits(Parameters.load(saved()), parameters);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        String text = Files.readString(saved());
        Path cut = folder.resolve("cut.txt");
        for (int length = 0; length < text.length(); length += 7) {
            Files.writeString(cut, text.substring(0, length));
            assertThatThrownBy(() -> Parameters.load(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(cut.toString());
        }
        Files.writeString(cut, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> Parameters.load(cut)).hasMessage(cut + " is truncated: its checksum line is missing.");
    }

    @Test
    void aFileWithOneByteChangedIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(saved());
        Path damaged = folder.resolve("damaged.txt");
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
            Files.write(damaged, changed);
            assertThatThrownBy(() -> Parameters.load(damaged))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(damaged.toString());
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        assertThatThrownBy(() -> Parameters.load(damaged))
                .hasMessage(damaged + " is damaged: its contents do not match its checksum.");
    }

    @Test
    void foreignFilesAreRefused() throws IOException {
        Path picture = folder.resolve("picture.png");
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});
        assertThatThrownBy(() -> Parameters.load(picture))
                .hasMessage(picture + " is not a file of Gateflow parameters.");
        Path text = folder.resolve("notes.txt");
        Files.writeString(text, "some notes\n");
        assertThatThrownBy(() -> Parameters.load(text)).hasMessage(text + " is not a file of Gateflow parameters.");
    }

    @Test
    void aLaterVersionIsRefused() throws IOException {
        Path file = saved();
        Files.writeString(file, Files.readString(file).replaceFirst("parameters 1", "parameters 2"));
        assertThatThrownBy(() -> Parameters.load(file))
                .hasMessage(file + " is a parameter file of version 2; this Gateflow reads version 1.");
    }

    @Test
    void aWellSignedFileWithBadContentsIsRefused() throws IOException {
        for (String contents : new String[] {
            "W 2 2\n1 2\n3\n",
            "W 2 2\n1 2\n",
            "W 0 2\n",
            "W two 2\n",
            "W 1 1\nNaN\n",
            "W\n",
            "W 1 1\n1\nW 1 1\n1\n",
            "\n"
        }) {
            Path file = signed("gateflow parameters 1\n" + contents);
            assertThatThrownBy(() -> Parameters.load(file))
                    .as(contents)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(file + " can't be read: ");
        }
    }

    private Path signed(String body) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        return Files.writeString(
                folder.resolve("signed.txt"), body + "checksum " + String.format("%08x", crc.getValue()) + "\n");
    }

    @Test
    void aMissingFileOrFolderIsNamed() {
        Path missing = folder.resolve("missing.txt");
        assertThatThrownBy(() -> Parameters.load(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The parameters can't be read from %s: there is no %s.", missing, missing);
        Path nowhere = folder.resolve("nowhere").resolve("weights.txt");
        assertThatThrownBy(() -> parameters.save(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The parameters can't be written to " + nowhere);
    }

    @Test
    void numbersThatAreNotFiniteAreNotSaved() {
        parameters.get("1.b").set(0, 0, Double.NaN);
        assertThatThrownBy(this::saved).hasMessage("1.b[0, 0] is NaN; all entries must be finite numbers.");
        assertThat(folder.resolve("weights.txt")).doesNotExist();
    }
}
