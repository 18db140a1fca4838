package gateflow.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualMachineTest {
    /** What a JVM of its own prints. */
    public static void main(String[] arguments) {
        System.out.print(VirtualMachine.compilesVectors() + " " + Kernels.vectorized());
    }

    private static String startedWith(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), VirtualMachineTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void theQuickCompilerAloneLeavesTheVectorsAlone() throws IOException {
        assertThat(startedWith("-XX:TieredStopAtLevel=1")).isEqualTo("false false");
    }

    @Test
    void bothCompilersUseTheVectorsWhereTheyAre() throws IOException {
        assertThat(startedWith()).isEqualTo("true " + Kernels.vectorized());
    }
}
