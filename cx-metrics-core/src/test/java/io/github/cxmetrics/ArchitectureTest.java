package io.github.cxmetrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of the house: a room imports from the floors below it, never from its own. */
class ArchitectureTest {

    private static final String BASE = "io.github.cxmetrics";

    private static final List<List<String>> FLOORS = List.of(
            List.of(BASE + ".internal"),
            List.of(BASE),
            List.of(BASE + ".survey", BASE + ".survival", BASE + ".calendar"),
            List.of(
                    BASE + ".kano",
                    BASE + ".contact",
                    BASE + ".staffing",
                    BASE + ".retention",
                    BASE + ".lifetime",
                    BASE + ".usability",
                    BASE + ".monitor"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void everyPackageHasItsFloor() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(FLOORS).anySatisfy(floor -> assertThat(floor).contains(name)));
    }

    @Test
    void roomsImportOnlyFromTheFloorsBelow() {
        List<String> below = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                List<String> allowed = new ArrayList<>(below);
                allowed.add(room);
                noClasses()
                        .that()
                        .resideInAPackage(room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(FLOORS.stream()
                                .flatMap(List::stream)
                                .filter(other -> !allowed.contains(other))
                                .toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
            below.addAll(floor);
        }
    }

    @Test
    void nobodyReadsTheClockOrPrints() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void publicSignaturesUseJdkTypes() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage(BASE + ".internal")
                .should(new PublicSignatures("com.google", "org.apache"))
                .check(CLASSES);
    }
}
