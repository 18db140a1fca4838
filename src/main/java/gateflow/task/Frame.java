package gateflow.task;

import gateflow.math.Require;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A sentence with two places left open, the deciding word and the wanted one:
 * {@code {This|Last} year, because of the rent, we {need|needed} help.}
 *
 * <p>The k-th choice of the first place belongs to the k-th of the second. Its sentences agree in all other words, so
 * that nothing but the deciding word tells what is wanted.
 *
 * @param text the sentence, with the choices of each place in braces
 */
public record Frame(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}|]+(?:\\|[^{}|]+)+)}");

    public Frame {
        Require.given("text", text);
        List<Integer> choices = PLACE.matcher(text)
                .results()
                .map(place -> place.group(1).split("\\|").length)
                .toList();
        Require.that(
                choices.size() == 2 && choices.get(0).equals(choices.get(1)),
                text,
                "text is \"%s\"; it must have two places with equally many choices, such as {This|Last}.",
                text);
    }

    /** Its sentences, one for each choice. */
    public List<Sentence> sentences() {
        Matcher first = PLACE.matcher(text);
        first.find();
        int choices = first.group(1).split("\\|").length;
        int decidesAt = 1 + spaces(first.start());
        first.find();
        int wantedAt = 1 + spaces(first.start());
        return IntStream.range(0, choices)
                .mapToObj(k -> new Sentence(
                        PLACE.matcher(text).replaceAll(place -> place.group(1).split("\\|")[k]), decidesAt, wantedAt))
                .toList();
    }

    /** How many words stand from the deciding word to the wanted one. */
    public int distance() {
        return sentences().get(0).distance();
    }

    /** All that is read before the wanted word. */
    String question() {
        return text.substring(0, text.lastIndexOf('{'));
    }

    private int spaces(int end) {
        return (int) text.substring(0, end).chars().filter(c -> c == ' ').count();
    }
}
