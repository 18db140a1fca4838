package gateflow.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Phrases of 2 to 6 words, sorted by their number of words, and lists of them of a wanted length: "a, b and c".
 *
 * <p>A list has no phrase twice. It is the part of a sentence that only fills the distance.
 */
final class Phrases {
    private static final int FEWEST = 2;
    private static final int MOST = 6;
    private static final int AND = 1; // the word before a list's last phrase

    private final Map<Integer, List<String>> byLength;

    /** Phrases separated by " / " or line ends. */
    Phrases(String phrases) {
        byLength = phrases.strip()
                .lines()
                .flatMap(line -> List.of(line.split(" / ")).stream())
                .collect(Collectors.groupingBy(Phrases::words, TreeMap::new, Collectors.toList()));
    }

    private static int words(String phrase) {
        return phrase.split(" ").length;
    }

    /** A list of exactly {@code words} words, 2 or more, drawn by {@code random}. */
    String list(int words, Random random) {
        var chosen = new ArrayList<String>();
        int left = words;
        while (left > MOST || !chosen.isEmpty() && left > AND + MOST) {
            int longest = Math.min(MOST, left - AND - FEWEST);
            String phrase = draw(FEWEST + random.nextInt(longest - FEWEST + 1), random);
            if (!chosen.contains(phrase)) {
                chosen.add(phrase);
                left -= words(phrase);
            }
        }
        if (chosen.isEmpty()) {
            return draw(left, random);
        }
        String last = draw(left - AND, random);
        return chosen.contains(last) ? list(words, random) : String.join(", ", chosen) + " and " + last;
    }

    private String draw(int words, Random random) {
        List<String> choice = byLength.get(words);
        return choice.get(random.nextInt(choice.size()));
    }
}
