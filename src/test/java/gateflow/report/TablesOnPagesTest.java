package gateflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesOnPagesTest {

    @Test
    void aTableKeepsItsTextAndRoundsItsNumbers() {
        Table table = Table.create(
                "<t>", StringColumn.create("s_t", "<b>", ""), DoubleColumn.create("v", 1.0 / 3, Double.NaN));

        assertThat(HtmlTable.of(table))
                .contains("<caption>&lt;t&gt;</caption>", "s<sub>t</sub>", "&lt;b&gt;", ">0.3333<", ">–<")
                .doesNotContain("rows are shown");
    }

    @Test
    void aLongTableShowsItsFirstAndItsLastRowAndSaysSo() {
        String html = HtmlTable.of(
                Table.create("t", IntColumn.create("i", IntStream.range(0, 1000).toArray())));

        assertThat(html).contains(">0<", ">999<", "of 1,000 rows are shown.");
        assertThat(Examples.count(html, "<tr>")).isBetween(20, 1 + HtmlTable.MOST_ROWS);
    }

    @Test
    void aMatrixShowsItsShapeAndNumbers() {
        Shown matrix = Matrices.rows(new double[][] {{1, -2.5}, {1e-9, 0}});

        assertThat(matrix.text()).isEqualTo("2 × 2 matrix\n    1 −2.5\n 10⁻⁹    0");
        assertThat(matrix.html()).contains("2 × 2 matrix", "<td style=\"text-align:right\">−2.5</td>");
    }

    @Test
    void theMiddleOfALargeMatrixIsLeftOut() {
        String html = Matrices.matrix(500, 300, (r, c) -> r * 1000 + c).html();

        assertThat(html)
                .contains("500 × 300 matrix", "⋮", "⋯", "⋱", ">499,299<")
                .hasSizeLessThan(6_000);
    }

    @Test
    void rowsOfDifferentLengthAndNoRowsAtAllStillShow() {
        assertThat(Matrices.rows(new double[][] {{1}, {2, 3}, null}).text()).startsWith("3 × 2 matrix");
        assertThat(Matrices.rows(new double[0][]).text()).isEqualTo("0 × 0 matrix");
    }
}
