package gateflow.report;

import tech.tablesaw.plotly.components.Line.Dash;
import tech.tablesaw.plotly.components.Symbol;

/**
 * How one series looks, told three times over so that no reader depends on colour alone.
 *
 * @param color a hex colour with a contrast of at least 3 : 1 on white and on the dark theme's background
 * @param dash the line's dash
 * @param symbol the marker on a line
 * @param hatch plotly's name of the pattern that fills a bar; empty for a plain one
 */
record SeriesStyle(String color, Dash dash, Symbol symbol, String hatch) {}
