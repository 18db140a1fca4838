package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static double luminance(String color) {
        int rgb = Integer.decode(color);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** WCAG 2's contrast ratio. */
    private static double contrast(String a, String b) {
        double bright = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (bright + 0.05) / (dark + 0.05);
    }

    @Test
    void everyColourStandsOutOnWhiteAndOnTheDarkTheme() {
        assertThat(Palette.styles())
                .allMatch(s -> contrast(s.color(), "#ffffff") >= 3)
                .allMatch(s -> contrast(s.color(), "#111111") >= 3);
    }

    @Test
    void noTwoStylesDifferByColourAlone() {
        assertThat(Palette.styles()).extracting(SeriesStyle::color).doesNotHaveDuplicates();
        assertThat(Palette.styles()).extracting(SeriesStyle::symbol).doesNotHaveDuplicates();
        assertThat(Palette.styles()).extracting(SeriesStyle::hatch).doesNotHaveDuplicates();
    }

    @Test
    void aCellKeepsItsStyleHoweverItIsWritten() {
        Map<String, SeriesStyle> styles =
                Palette.assign(List.of("LSTM", "LstmCell", "lstm", "Residual RNN", "residual-rnn"));

        assertThat(styles.get("LSTM")).isEqualTo(styles.get("LstmCell")).isEqualTo(styles.get("lstm"));
        assertThat(styles.get("Residual RNN"))
                .isEqualTo(styles.get("residual-rnn"))
                .isNotEqualTo(styles.get("LSTM"));
    }

    @Test
    void aVariantHasItsCellsStyleWhereThatIsFree() {
        SeriesStyle lstm = Palette.assign(List.of("LSTM")).get("LSTM");

        Map<String, SeriesStyle> alone = Palette.assign(List.of("skip RNN, k = 5", "LSTM, i = 1 − f"));
        assertThat(alone.get("LSTM, i = 1 − f")).isEqualTo(lstm);
        assertThat(alone.get("skip RNN, k = 5"))
                .isEqualTo(Palette.assign(List.of("skip RNN")).get("skip RNN"));

        Map<String, SeriesStyle> beside = Palette.assign(List.of("LSTM, i = 1 − f", "LSTM, b_f = 3", "LSTM"));
        assertThat(beside.get("LSTM")).isEqualTo(lstm);
        assertThat(beside.values()).doesNotHaveDuplicates();
    }

    @Test
    void otherSeriesDoNotTakeACellsStyle() {
        Map<String, SeriesStyle> styles = Palette.assign(List.of("carry", "LSTM", "detours"));

        assertThat(styles.values()).doesNotHaveDuplicates();
    }

    @Test
    void manySeriesStillDiffer() {
        List<String> names = IntStream.range(0, 20).mapToObj(i -> "series " + i).toList();

        assertThat(Palette.assign(names).values()).doesNotHaveDuplicates();
    }
}
