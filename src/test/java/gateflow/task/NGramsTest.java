package gateflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NGramsTest {
    private static final String TEXT = "abracadabra, said the old cat. ";

    @Test
    void mixesEachOrderWithTheOneBelow() {
        var pairs = new NGrams("abab", 2);
        // unigrams: N = 4, D = 2; after a: N = 2, D = 1
        double a = (2 + 2 / 35.0) / 6;
        double b = (2 + 2 / 35.0) / 6;
        assertThat(pairs.probability("", 'a')).isCloseTo(a, within(1e-12));
        assertThat(pairs.probability("a", 'b')).isCloseTo((2 + b) / 3, within(1e-12));
        assertThat(pairs.probability("a", 'a')).isCloseTo(a / 3, within(1e-12));
        assertThat(pairs.probability("z", 'a')).isCloseTo(a, within(1e-12)); // never seen: the unigram alone
        assertThat(pairs.probability("ba", 'b')).isCloseTo((2 + b) / 3, within(1e-12)); // one character counts
    }

    @Test
    void theProbabilitiesOfWhatMayFollowSumToOne() {
        for (int n = 1; n <= 5; n++) {
            var grams = new NGrams(TEXT, n);
            for (String before : new String[] {"", "a", "abr", "the old", "qqqq"}) {
                double sum = CharacterText.ALPHABET
                        .chars()
                        .mapToDouble(c -> grams.probability(before, (char) c))
                        .sum();
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void thePerplexityIsTheGeometricMeanOfOneOverTheProbability() {
        var grams = new NGrams(TEXT, 2);
        double product = grams.probability("", 'a') * grams.probability("a", 'c') * grams.probability("c", 'e');
        assertThat(grams.perplexity("ace")).isCloseTo(Math.pow(product, -1.0 / 3), within(1e-12));
    }

    @Test
    void refusesWhatIsNoOrder() {
        assertThatThrownBy(() -> new NGrams(TEXT, 0)).hasMessage("n is 0; it must be 1 or more.");
        assertThatThrownBy(() -> new NGrams(TEXT, 2).perplexity("")).hasMessageStartingWith("length of text is 0");
    }
}
