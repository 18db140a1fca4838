package gateflow.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

final class ChartHtml {
    static String of(ObjectNode json) {
        return SvgChart.draw(Plot.of(json));
    }
}
