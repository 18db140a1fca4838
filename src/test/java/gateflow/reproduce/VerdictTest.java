package gateflow.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import gateflow.train.LearningCurve.End;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verdict on a published figure asks of the trials. */
class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        "0.1733, 0.1733, REPRODUCED",
        "0.1733, 0.3, PARTLY",
        "0.3, 0.3, NOT_REPRODUCED",
        "0.05, 0.05, NOT_REPRODUCED"
    })
    void aPlateauIsReproducedByAllSeedsPartlyBySomeAndNotByNone(
            double loss, double otherLoss, Comparison.Verdict verdict) {
        Experiment plateau = new CopyPlateau(List.of(100), 1);
        String setting = plateau.settings().get(0).name();
        assertThat(verdict(plateau, setting, 0, loss, otherLoss)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.1667, REPRODUCED", "0.179, REPRODUCED", "0.1, NOT_REPRODUCED", "50, NOT_REPRODUCED"})
    void thePlainRnnStaysAtWhatANetWithoutMemoryGets(double loss, Comparison.Verdict verdict) {
        Experiment adding = new IrnnAgainstLstm(150, 1);
        assertThat(verdict(adding, "RNN", 1, loss)).isEqualTo(verdict);
    }

    private static Comparison.Verdict verdict(Experiment experiment, String setting, int comparison, double... losses) {
        List<Trial> trials = DoubleStream.of(losses)
                .mapToObj(loss -> new Trial(setting, 1, 1, 1, loss, 1, End.ALL_STEPS))
                .toList();
        return experiment.comparisons(new Trials(trials)).get(comparison).verdict();
    }
}
