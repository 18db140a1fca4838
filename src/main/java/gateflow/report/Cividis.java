package gateflow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * The colour scale of all heatmaps: its lightness grows evenly, and it reads the same with any colour vision.
 *
 * <p>From J. R. Nuñez, C. R. Anderton, R. S. Renslow, "Optimizing colormaps with consideration for color vision deficiency",
 * PLoS ONE 13(7), 2018, in the 18 colours that plotly draws it with.
 */
final class Cividis {

    static final List<String> COLORS = List.of(
            "#00204C", "#002A66", "#00346E", "#273F6C", "#3C4A6B", "#4C556B", "#5B5F6D", "#686A70", "#757575",
            "#838178", "#928C78", "#A19876", "#B0A572", "#C0B16D", "#D1BF66", "#E1CC5C", "#F3DB4F", "#FFE945");

    private Cividis() {}

    /** The scale as plotly reads it: pairs of a part of the range and a colour. */
    static ArrayNode json(ArrayNode stops) {
        for (int i = 0; i < COLORS.size(); i++) {
            stops.addArray().add((double) i / (COLORS.size() - 1)).add(COLORS.get(i));
        }
        return stops;
    }

    /**
     * The colour at a part of a scale.
     *
     * @param colors hex colours from least to most
     * @param part 0 for the first, 1 for the last
     * @return red, green, blue in the low 24 bits
     */
    static int at(List<String> colors, double part) {
        double place = Math.max(0, Math.min(1, part)) * (colors.size() - 1);
        int below = (int) Math.min(place, colors.size() - 2);
        int from = Integer.decode(colors.get(below));
        int to = Integer.decode(colors.get(below + 1));
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            rgb |= (int) Math.round(a + (place - below) * (b - a)) << shift;
        }
        return rgb;
    }
}
