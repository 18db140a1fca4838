package gateflow.report;

/**
 * Anything that can show itself on a page.
 *
 * <p>{@link Notebook#start()} registers this interface with the kernel, so a value of a type that implements it is drawn when it is
 * the last expression of a cell.
 */
public interface Shown {

    /**
     * An HTML fragment: text escaped, every picture with an alternative text, nothing loaded from a network.
     *
     * @return the fragment, which may be put into any page's body
     */
    String html();

    /**
     * The same in plain text, for a terminal or a screen reader.
     *
     * @return text without mark-up
     */
    String text();
}
