package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.train.Batch;
import gateflow.train.Task;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Temporal order, copy memory, parity and the embedded Reber grammar: sequences, targets, baselines, errors. */
class MemoryTasksTest {
    private static final int MANY = 20_000;

    private static MemoryTask[] tasks() {
        return new MemoryTask[] {
            TemporalOrder.original(20),
            TemporalOrder.modern(20),
            new CopyMemory(7),
            new Parity(5),
            new EmbeddedReber(20),
            AddingProblem.original(20),
            AddingProblem.modern(9)
        };
    }

    private static Batch filled(Task task, int size) {
        Batch batch = task.newBatch(size);
        task.fill(batch, new Random(0));
        return batch;
    }

    private static String letters(Batch batch, int sample, String names) {
        var text = new StringBuilder();
        for (int t = 1; t <= batch.length(sample); t++) {
            text.append(names.charAt(Symbols.read(batch, t, sample)));
        }
        return text.toString();
    }

    private static int wanted(Batch batch, int t, int sample) {
        return IntStream.range(0, batch.outputs())
                .filter(k -> batch.target(t).get(k, sample) == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOriginalOrderHasItsTwoLettersWhereThePaperSays() {
        TemporalOrder task = TemporalOrder.original(100);
        Batch batch = filled(task, 2_000);
        var firsts = new TreeSet<Integer>();
        var seconds = new TreeSet<Integer>();
        var lengths = new TreeSet<Integer>();
        for (int k = 0; k < 2_000; k++) {
            String text = letters(batch, k, "XYabcdEB");
            assertThat(text).matches("E[abcd]+[XY][abcd]+[XY][abcd]+B");
            int[] places = IntStream.range(0, text.length())
                    .filter(p -> "XY".indexOf(text.charAt(p)) >= 0)
                    .toArray();
            firsts.add(places[0] + 1);
            seconds.add(places[1] + 1);
            lengths.add(text.length());
            String order = "" + text.charAt(places[0]) + text.charAt(places[1]);
            assertThat(wanted(batch, text.length(), k))
                    .isEqualTo(Arrays.asList("XX", "XY", "YX", "YY").indexOf(order));
        }
        assertThat(firsts)
                .containsExactlyElementsOf(IntStream.rangeClosed(10, 20).boxed().toList());
        assertThat(seconds)
                .containsExactlyElementsOf(IntStream.rangeClosed(50, 60).boxed().toList());
        assertThat(lengths)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(100, 110).boxed().toList());
    }

    @Test
    void theModernOrderHasOneLengthAndSixLetters() {
        Batch batch = filled(TemporalOrder.modern(20), 500);
        for (int k = 0; k < 500; k++) {
            assertThat(letters(batch, k, "XYcdef"))
                    .matches("[cdef]{2,3}[XY][cdef]{6,8}[XY][cdef]{8,9}")
                    .hasSize(20);
        }
    }

    @Test
    void copyMemoryWantsBlanksAndThenTheTenSymbols() {
        Batch batch = filled(new CopyMemory(7), 50);
        for (int k = 0; k < 50; k++) {
            String text = letters(batch, k, "01234567_!");
            assertThat(text).matches("[0-7]{10}_{6}!_{10}");
            for (int t = 1; t <= 27; t++) {
                assertThat(wanted(batch, t, k)).isEqualTo(t <= 17 ? 8 : text.charAt(t - 18) - '0');
            }
        }
    }

    @Test
    void parityWantsToKnowWhetherTheOnesAreOdd() {
        Batch batch = filled(new Parity(5), 200);
        for (int k = 0; k < 200; k++) {
            int sample = k;
            long ones = IntStream.rangeClosed(1, 5)
                    .filter(t -> batch.input(t).get(0, sample) == 1)
                    .count();
            assertThat(batch.target(5).get(0, k)).isEqualTo(ones % 2);
        }
    }

    @Test
    void theSecondLetterOfAReberStringComesAgainBeforeItsEnd() {
        Batch batch = filled(new EmbeddedReber(40), 2_000);
        for (int k = 0; k < 2_000; k++) {
            String text = letters(batch, k, ReberGrammar.LETTERS);
            String whole = text + ReberGrammar.LETTERS.charAt(wanted(batch, text.length(), k));
            // the plain grammar as a regular expression, from its published graph
            String plain = "B(TS*(XX(T*V(V|PX(T*VPX)*(T*VV|S)|PS)|T*VPS)|X?S|XXT*V(PXT*V)*(PS|V))|PT*V(PXT*V)*(PS|V))E";
            assertThat(whole).matches("B(T" + plain + "T|P" + plain + "P)E");
        }
    }

    /** The best constant answer to what was drawn has the loss that the task promises. */
    @ParameterizedTest
    @MethodSource("tasks")
    void theMemorylessLossIsThatOfTheBestConstantAnswer(MemoryTask task) {
        Batch batch = filled(task, MANY);
        assertThat(ConstantAnswer.loss(task, batch)).isCloseTo(task.memoryless(), within(0.03 * task.memoryless()));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theRightAnswersAreRightAndOthersAreWrong(MemoryTask task) {
        Batch batch = filled(task, 2);
        for (int t = 1; t <= task.steps(); t++) {
            DMatrixRMaj prediction = batch.prediction(t);
            for (int row = 0; row < task.outputs(); row++) {
                double target = batch.target(t).get(row, 0);
                prediction.set(row, 0, target);
                prediction.set(row, 1, 1 - batch.target(t).get(row, 1));
            }
        }
        if (!(task instanceof EmbeddedReber)) { // there the letter that follows is only one of those that may
            assertThat(task.error(batch, 0)).isZero();
        }
        assertThat(task.error(batch, 1)).isEqualTo(1);
    }

    @Test
    void aReberStringIsRightIfAllLegalLettersStandFirst() {
        var task = new EmbeddedReber(20);
        Batch batch = filled(task, 1);
        var grammar = new ReberGrammar();
        int state = ReberGrammar.START;
        for (int t = 1; t <= batch.length(0); t++) {
            state = grammar.next(state, Symbols.read(batch, t, 0));
            for (int letter = 0; letter < 7; letter++) {
                batch.prediction(t).set(letter, 0, grammar.allows(state, letter) ? 0.5 : 0.4);
            }
        }
        assertThat(task.error(batch, 0)).isZero();
        int last = batch.length(0) - 1; // where the second letter must be known
        batch.prediction(last)
                .set(ReberGrammar.LETTERS.indexOf("TP".charAt(wanted(batch, last, 0) == 1 ? 1 : 0)), 0, 0.6);
        assertThat(task.error(batch, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theSameSeedMakesTheSameSequences(MemoryTask task) {
        for (int t = 1; t <= task.steps(); t++) {
            assertThat(filled(task, 3).input(t).data).isEqualTo(filled(task, 3).input(t).data);
        }
    }

    @Test
    void wrongLengthsAreRefused() {
        assertThatThrownBy(() -> TemporalOrder.modern(25))
                .hasMessageContaining("multiple of 10")
                .hasMessageContaining("25");
        assertThatThrownBy(() -> TemporalOrder.original(0)).hasMessageContaining("minimalLength");
        assertThatThrownBy(() -> new CopyMemory(0)).hasMessageContaining("delay");
        assertThatThrownBy(() -> new Parity(0)).hasMessageContaining("steps");
        assertThatThrownBy(() -> new EmbeddedReber(7)).hasMessageContaining("steps");
    }
}
