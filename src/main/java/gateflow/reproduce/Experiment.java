package gateflow.reproduce;

import java.util.List;

/** A published result and how to obtain it. */
public interface Experiment {
    /** Such as {@code P1}. */
    String id();

    /** What it is about, in a few words. */
    String title();

    /** The paper, with its section or figure and its DOI or arXiv number. */
    String source();

    /** What the paper does not say, or what is done in another way here, a sentence each. */
    List<String> choices();

    /** The ways to train that are compared. */
    List<Setting> settings();

    /** Whether a trial counts as a success. */
    boolean succeeded(Trial trial);

    /** The published figures beside those of the trials, which may be incomplete. */
    List<Comparison> comparisons(Trials trials);
}
