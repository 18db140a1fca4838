package gateflow.report;

import gateflow.cell.Cell;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ejml.data.DMatrix;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** Prepares a notebook, on IJava and on JJava. */
public final class Notebook {

    /** The renderer that already knows our types. Weak: it belongs to the kernel. */
    private static WeakReference<Object> prepared = new WeakReference<>(null);

    private Notebook() {}

    /**
     * Lets the kernel show charts, tables, matrices, a cell's equations and everything {@link Shown}, and keeps loggers quiet. Called in a notebook's first
     * cell; a second call does no harm. Outside a kernel nothing happens but that the status is returned.
     *
     * @return the state of things: as a cell's last expression it brings the page's style and chart script
     */
    public static synchronized Status start() {
        silence();
        Optional<Kernel> kernel = Kernel.running();
        kernel.filter(k -> prepared.get() != k.renderer()).ifPresent(Notebook::prepare);
        String version =
                Objects.requireNonNullElse(Notebook.class.getPackage().getImplementationVersion(), "(development)");
        return new Status(
                version, Runtime.version().toString(), kernel.map(Kernel::name).orElse("no kernel"));
    }

    /**
     * Shows a value below the cell that runs, at once: before the cell ends, and whether or not it ends well. Outside a kernel
     * nothing happens.
     */
    public static void display(Shown value) {
        Kernel.running().ifPresent(kernel -> kernel.display(value));
    }

    private static void silence() {
        // Anything on the error stream lands in the notebook, and costs a graded cell its points.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Logger.getLogger("").setLevel(Level.OFF);
    }

    private static void prepare(Kernel kernel) {
        kernel.show(Shown.class, shown -> shown);
        kernel.showEquations(Cell.class, Equations::tex, Equations::text);
        kernel.show(
                Figure.class,
                figure ->
                        new Fragment(ChartHtml.of(FigureJson.of(figure)), AltText.of(Plot.of(FigureJson.of(figure)))));
        kernel.show(Table.class, table -> new Fragment(HtmlTable.of(table), table.print(HtmlTable.MOST_ROWS)));
        kernel.show(double[].class, Matrices::vector);
        kernel.show(double[][].class, Matrices::rows);
        kernel.show(DMatrix.class, Notebook::matrix);
        kernel.show(SimpleMatrix.class, m -> Matrices.matrix(m.getNumRows(), m.getNumCols(), m::get));
        prepared = new WeakReference<>(kernel.renderer());
    }

    private static Shown matrix(DMatrix matrix) {
        return Matrices.matrix(matrix.getNumRows(), matrix.getNumCols(), matrix::get);
    }

    private record Fragment(String html, String text) implements Shown {}

    /**
     * What runs here.
     *
     * @param gateflow this library's version
     * @param java the Java version
     * @param kernel IJava, JJava or no kernel
     */
    public record Status(String gateflow, String java, String kernel) implements Shown {

        @Override
        public String html() {
            // The page's script replaces the last word where it runs.
            return Page.head() + "<p class=\"gf gf-status\">" + Html.escape(line())
                    + " · charts: <span>static</span></p>";
        }

        @Override
        public String text() {
            return line();
        }

        @Override
        public String toString() {
            return line();
        }

        private String line() {
            return "Gateflow " + gateflow + " · Java " + java + " · " + kernel;
        }
    }
}
