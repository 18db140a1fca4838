package gateflow.task;

import gateflow.math.Require;
import java.util.List;

/**
 * A sentence in which one word decides a later one.
 *
 * @param text as one writes it, with commas and a full stop
 * @param decidesAt which word decides, from 1
 * @param wantedAt which word is to be predicted, from 1, after the deciding one
 */
public record Sentence(String text, int decidesAt, int wantedAt) {
    public Sentence {
        Require.given("text", text);
        Require.atLeast("decidesAt", decidesAt, 1);
        Require.between("wantedAt", wantedAt, decidesAt + 1, split(text).size());
    }

    private static List<String> split(String text) {
        return List.of(text.replaceAll("[,.]", "").split(" "));
    }

    /** Its words, without commas and full stop. */
    public List<String> words() {
        return split(text);
    }

    /** The words that are read before the wanted one is predicted. */
    public List<String> read() {
        return words().subList(0, wantedAt - 1);
    }

    public String decides() {
        return words().get(decidesAt - 1);
    }

    public String wanted() {
        return words().get(wantedAt - 1);
    }

    /** How many words stand from the deciding word to the wanted one: 1 if they are neighbours. */
    public int distance() {
        return wantedAt - decidesAt;
    }
}
