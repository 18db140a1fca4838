package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvgFileTest {

    @TempDir
    private Path folder;

    @Test
    void aSavedPictureHasPlainLightColours() throws Exception {
        Path file = folder.resolve("norms.svg");

        Examples.norms().save(file.toString());

        String svg = Files.readString(file);
        assertThat(svg)
                .contains("<svg", "#1f2328", "font-family:system-ui", ".gf-line{")
                .doesNotContain("var(", "@media", "--");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(3);
    }

    @Test
    void anotherEndingOrAFolderThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.norms().save("norms.png"))
                .withMessage(
                        "file is \"norms.png\"; it must end in .svg (for a PNG, use the button \"Save PNG\" on the chart).");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Examples.norms().save(folder.resolve("none/norms.svg").toString()))
                .withMessageContaining("it cannot be written");
    }
}
