package gateflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package may use the ones that the design names for it, and nothing else. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gateflow");

    private static final List<String> MATRICES = List.of("org.ejml..");
    private static final List<String> MACHINE = List.of("org.ejml..", "jdk.incubator.vector..", "com.sun.management..");
    private static final List<String> VIEWS = List.of("tech.tablesaw..", "com.fasterxml.jackson..");

    /** A package, and the packages of this library and of others that it may use. */
    static Stream<Arguments> packages() {
        return Stream.of(
                Arguments.of("math", List.of(), MACHINE),
                Arguments.of("cell", List.of("math"), MATRICES),
                Arguments.of("train", List.of("math", "cell"), MATRICES),
                Arguments.of("trace", List.of("math", "cell"), MATRICES),
                Arguments.of("task", List.of("math", "cell", "train"), MATRICES),
                Arguments.of("whiteboard", List.of(), List.of()),
                Arguments.of("report", List.of("math", "cell", "train", "trace", "task", "whiteboard"), both()),
                Arguments.of(
                        "reproduce", List.of("math", "cell", "train", "trace", "task", "whiteboard", "report"), both()),
                Arguments.of(
                        "exercise", List.of("math", "cell", "train", "trace", "task", "whiteboard", "report"), both()));
    }

    private static List<String> both() {
        return Stream.concat(MATRICES.stream(), VIEWS.stream()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void aPackageUsesOnlyWhatTheDesignNames(String name, List<String> ours, List<String> others) {
        var allowed = new ArrayList<>(List.of("java..", "javax.imageio..", "gateflow." + name + ".."));
        ours.forEach(other -> allowed.add("gateflow." + other + ".."));
        allowed.addAll(others);
        ArchRule rule = classes()
                .that()
                .resideInAPackage("gateflow." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
                .allowEmptyShould(true);
        rule.check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTable() {
        List<String> known = packages().map(p -> "gateflow." + p.get()[0]).toList();
        assertThat(CLASSES.stream().map(c -> c.getPackageName()).distinct())
                .allMatch(name -> name.equals("gateflow")
                        || known.stream().anyMatch(k -> name.equals(k) || name.startsWith(k + ".")));
    }
}
