package gateflow.reproduce;

import java.util.Locale;

/**
 * A published figure beside ours.
 *
 * @param quantity what was measured
 * @param published as the paper gives it
 * @param ours as measured, with its spread over the seeds
 * @param verdict whether the one confirms the other
 * @param why in a sentence, where it does not, or not fully; may be empty
 */
public record Comparison(String quantity, String published, String ours, Verdict verdict, String why) {
    /** Whether a published figure came out again. */
    public enum Verdict {
        REPRODUCED,
        PARTLY,
        NOT_REPRODUCED,
        /** There are not enough trials to say. */
        NOT_RUN;

        /** In words. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
