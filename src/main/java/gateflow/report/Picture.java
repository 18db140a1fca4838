package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a what-if's picture shows. Java draws it once, for paper; whatif-pictures.js draws it again on every move. */
interface Picture {

    /**
     * The picture as it is at first, as an SVG document.
     *
     * @param title the finding or question above it
     * @param alt what it shows, in words
     */
    String svg(String title, String alt, Values values);

    /** What the script needs to draw it. */
    ObjectNode json();

    /** What the lines or bars are, as HTML; empty if there is nothing to tell apart. */
    String legend();
}
