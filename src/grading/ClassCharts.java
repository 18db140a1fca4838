import static java.util.stream.Collectors.toMap;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import gateflow.report.Chart;
import gateflow.report.Charts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Draws the charts of the class overview from the table of grades.
 *
 * <pre>java -cp 'lib/*' src/grading/ClassCharts.java GRADES.csv FOLDER</pre>
 *
 * FOLDER gets a folder for each assignment: class.svg, tasks.svg, and task-NAME.svg for each task that was graded.
 */
public final class ClassCharts {

    private static final Map<String, ColumnType> TYPES = Map.of(
            "student", ColumnType.STRING, // also where all are called by a number
            "task", ColumnType.STRING,
            "points", ColumnType.DOUBLE,
            "max", ColumnType.DOUBLE);

    private final Table grades;
    private final Path folder;

    /** {@code grades} are those of one assignment: a row for each student and task, points missing until a person gives them. */
    private ClassCharts(Table grades, Path folder) {
        this.grades = grades;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Table grades = Table.read()
                .csv(CsvReadOptions.builder(Path.of(arguments[0]).toFile()).columnTypesPartial(TYPES));
        for (String assignment : grades.stringColumn("assignment").unique()) {
            Table own = grades.where(grades.stringColumn("assignment").isEqualTo(assignment));
            new ClassCharts(own, Path.of(arguments[1], assignment)).draw();
        }
    }

    private void draw() throws IOException {
        Files.createDirectories(folder);
        write("class", students());
        write("tasks", tasks());
        for (String task : grades.stringColumn("task").unique()) {
            Table own = grades.where(grades.stringColumn("task").isEqualTo(task));
            if (own.doubleColumn("points").countMissing() < own.rowCount()) {
                write("task-" + task, task(own));
            }
        }
    }

    private void write(String name, Chart chart) throws IOException {
        Files.writeString(folder.resolve(name + ".svg"), chart.svg());
    }

    /** How many students have how many points in all. */
    private Chart students() {
        Table totals = grades.summarize("points", "max", sum).by("student");
        DoubleColumn points = totals.doubleColumn("Sum [points]");
        double max = totals.doubleColumn("Sum [max]").max();
        var whole = IntStream.rangeClosed(0, (int) max).boxed().collect(toMap(Double::valueOf, p -> 0.0));
        points.forEach(value -> whole.merge(Math.floor(value), 1.0, Double::sum));
        return histogram(new TreeMap<>(whole))
                .title("Half of the class has %s of %s points or more".formatted(number(points.median()), number(max)));
    }

    /** How many students have how many of one task's points. */
    private static Chart task(Table own) {
        double max = own.doubleColumn("max").max();
        var counts = new TreeMap<>(Map.of(0.0, 0.0, max, 0.0));
        own.doubleColumn("points").removeMissing().forEach(points -> counts.merge(points, 1.0, Double::sum));
        return histogram(counts)
                .title("%s: %s of %d have all points"
                        .formatted(own.stringColumn("task").get(0), number(counts.get(max)), own.rowCount()));
    }

    private static Chart histogram(SortedMap<Double, Double> students) {
        Table table = Table.create(
                StringColumn.create("points", students.keySet().stream().map(ClassCharts::number)),
                DoubleColumn.create("students", students.values()));
        return Charts.bars(table, "points", "students");
    }

    /** How many students have all, some or none of each task's points. */
    private Chart tasks() {
        StringColumn tasks = StringColumn.create("task");
        StringColumn levels = StringColumn.create("points");
        DoubleColumn students = DoubleColumn.create("students");
        for (Level level : Level.values()) {
            for (String task : grades.stringColumn("task").unique()) {
                tasks.append(task);
                levels.append(level.words);
                students.append(grades.stream()
                        .filter(row -> Level.of(row) == level && row.getString("task").equals(task))
                        .count());
            }
        }
        Table counts = Table.create(tasks, levels, students);
        return Charts.stackedBars(counts, "task", "students", "points").title("Which tasks went well");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : "%.1f".formatted(value);
    }

    /** How much of a task's points a student has, from the foot of the bar upwards. */
    private enum Level {
        ALL("all points"),
        SOME("some"),
        NONE("none"),
        NOT_READ("not read yet");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        private static Level of(Row row) {
            double points = row.getDouble("points");
            if (Double.isNaN(points)) {
                return NOT_READ;
            }
            return points >= row.getDouble("max") ? ALL : points > 0 ? SOME : NONE;
        }
    }
}
