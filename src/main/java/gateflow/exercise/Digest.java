package gateflow.exercise;

import gateflow.math.Require;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Salted digests of answers, for questions with one fixed answer: a notebook can then tell right from wrong without having
 * the answer in it. The salt is the task's name, so that equal answers to two tasks look different.
 */
public final class Digest {
    private static final String COURSE = "gateflow exercise\n";

    private Digest() {}

    /** The digest of an answer in words; case and spaces do not matter. */
    public static String of(String task, String answer) {
        String plain = Require.given("answer", answer).toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        return hex(Require.given("task", task) + "\n" + plain);
    }

    /** The digest of a number, rounded to this many decimals. */
    public static String of(String task, double answer, int decimals) {
        return of(task, String.format(Locale.ROOT, "%." + decimals + "f", answer + 0.0));
    }

    static long number(String text) {
        return ByteBuffer.wrap(sha256(text)).getLong();
    }

    private static String hex(String text) {
        return "%064x".formatted(new BigInteger(1, sha256(text))).substring(0, 16);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((COURSE + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
