package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"io/github/spencerpark/ijava/IJava.class", "org/dflib/jjava/jupyter/kernel/BaseKernel.class"})
    void aKernelOnTheClassPathIsANotebook(String kernel) throws IOException {
        Path file = folder.resolve(kernel);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(kernelIn(folder)).isTrue();
    }

    @Test
    void aClassPathWithoutAKernelIsNone() throws IOException {
        Files.createFile(folder.resolve("IJava.class"));
        assertThat(kernelIn(folder)).isFalse();
    }

    @Test
    void noConsoleIsNoTerminal() {
        assertThat(Surroundings.isTerminal(null)).isFalse();
    }

    @Test
    void theStandInsOfTheKernelsThatTheseTestsHaveCount() {
        assertThat(Surroundings.someoneLooks()).isTrue();
    }

    private static boolean kernelIn(Path folder) throws IOException {
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return Surroundings.haveKernel(loader);
        }
    }
}
