package gateflow.task;

import gateflow.math.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A text as characters of a small alphabet, its last tenth held out.
 *
 * <p>Letters become small, white space of any length becomes one space, a backquote becomes an apostrophe, and what is
 * not in the alphabet is left out.
 *
 * @param training the first nine tenths
 * @param heldOut the last tenth: a later part of the text, not sentences from between
 */
public record CharacterText(String training, String heldOut) {
    /** The 35 characters that a text may have. */
    public static final String ALPHABET = " abcdefghijklmnopqrstuvwxyz,.;:'!?-";

    public CharacterText {
        requireAlphabet("training", training);
        requireAlphabet("heldOut", heldOut);
    }

    /** Folds {@code raw} into the alphabet and splits it. */
    public static CharacterText of(String raw) {
        String text = fold(Require.given("raw", raw));
        int split = text.length() / 10 * 9;
        return new CharacterText(text.substring(0, split), text.substring(split));
    }

    /**
     * The same of a file in ASCII or Latin-1.
     *
     * @throws UncheckedIOException if there is no such file
     */
    public static CharacterText read(Path file) {
        try {
            return of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("The text can't be read from %s: %s.".formatted(file, e), e);
        }
    }

    private static String fold(String raw) {
        return raw.toLowerCase(Locale.ROOT)
                .replace('`', '\'')
                .replaceAll("[^ a-z,.;:'!?\\-\\s]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static void requireAlphabet(String name, String text) {
        Require.atLeast("length of " + name, Require.given(name, text).length(), 2);
        text.chars()
                .forEach(c -> Require.that(
                        ALPHABET.indexOf(c) >= 0,
                        c,
                        "%s has the character '%c', which is not in the alphabet.",
                        name,
                        c));
    }

    /** To predict each next character of the training text, in windows of {@code steps} characters. */
    public NextCharacter training(int steps) {
        return new NextCharacter(training, steps);
    }

    /** The same for the text that was held out. */
    public NextCharacter heldOut(int steps) {
        return new NextCharacter(heldOut, steps);
    }
}
