package gateflow.report;

import java.util.List;

/**
 * A question with settings that a reader moves: its formulas, its texts and its picture.
 *
 * <p>The formulas have a twin in whatif-twins.js, of the same names, which runs in the page; a test holds both equal. All texts are
 * here, and both sides fill them in the same way ({@link Values#fill}).
 */
interface WhatIfModel {

    /** The name of the formulas' twin in whatif-twins.js. */
    String twin();

    /** The question, in a few words. */
    String title();

    /** What the reader is to know of the setting: sizes, seed, source. */
    String caption();

    List<Control> controls();

    /** What the formulas give. Settings that they change themselves come back under their own names. */
    Values values(Values settings);

    /** Numbers that the formulas take and that no reader moves: weights, or what was computed beforehand. */
    default Values data() {
        return Values.none();
    }

    Picture picture();

    List<Readout> readouts();

    /** What the reader sees, in one or two sentences with places for numbers: read aloud when a slider comes to rest. */
    String sentence();

    /** Changes of the settings that are worth a row each in the table for paper. */
    List<Values> examples();

    /**
     * A number that follows the settings.
     *
     * @param label with {@link MathText} marks
     * @param text with places for numbers
     */
    record Readout(String label, String text) {}
}
