package gateflow.report;

import gateflow.cell.Cell;
import java.util.stream.Collectors;

/** A cell as its equations. */
final class Equations {
    private Equations() {}

    /** One aligned block, an equation a line, set off from the text. */
    static String tex(Cell cell) {
        return cell.equations().stream()
                .map(equation -> equation.replaceFirst("=", "&="))
                .collect(Collectors.joining(" \\\\\n", "$$\\begin{aligned}\n", "\n\\end{aligned}$$"));
    }

    /** The cell's name, then its equations as TeX writes them. */
    static String text(Cell cell) {
        return cell.name() + "\n  " + String.join("\n  ", cell.equations());
    }
}
