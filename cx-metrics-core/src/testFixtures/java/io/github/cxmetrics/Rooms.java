package io.github.cxmetrics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of a module, from the ground up, and what each may use. What is not allowed fails; an order from the ground up has no cycles. */
public final class Rooms {

    public static final String BASE = "io.github.cxmetrics";

    private static final int MOST_FILES = 60;

    private final String parent;
    private final Map<String, Set<String>> uses = new LinkedHashMap<>();

    private Rooms(String parent) {
        this.parent = parent;
    }

    /** The rooms below a package, which is itself the room {@code ""}. */
    public static Rooms below(String parent) {
        return new Rooms(parent);
    }

    /** A room and the rooms before it that it may use. */
    public Rooms room(String name, String... mayUse) {
        for (String used : mayUse) {
            assertThat(uses)
                    .as("%s may use only rooms that stand before it", name)
                    .containsKey(used);
        }
        uses.put(name, Set.of(mayUse));
        return this;
    }

    /** A room that sees all others, and that none of them sees. */
    public Rooms onTop(String name) {
        return room(name, uses.keySet().toArray(String[]::new));
    }

    public static JavaClasses read(Path output) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPath(output);
    }

    public void checkEveryPackageIsARoom(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .isEqualTo(uses.keySet().stream().map(this::fullName).collect(Collectors.toCollection(TreeSet::new)));
    }

    public void checkDirections(JavaClasses classes) {
        uses.forEach((room, allowed) -> {
            String[] others = uses.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(this::fullName)
                    .toArray(String[]::new);
            if (others.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(fullName(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .check(classes);
            }
        });
    }

    /** A room that nobody can know is none. */
    public void checkSizes(Path sources) throws IOException {
        for (String room : uses.keySet()) {
            Path folder = sources.resolve(fullName(room).replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> java =
                        files.filter(file -> file.toString().endsWith(".java")).toList();
                assertThat(java).as(fullName(room)).hasSizeLessThanOrEqualTo(MOST_FILES);
                assertThat(folder.resolve("package-info.java")).exists();
            }
        }
    }

    /** The module exports its rooms to everybody, but for those named internal. */
    public void checkExports(Path output) throws IOException {
        try (var in = Files.newInputStream(output.resolve("module-info.class"))) {
            Set<String> exported = ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(exported)
                    .isEqualTo(uses.keySet().stream()
                            .map(this::fullName)
                            .filter(name -> !isInternal(name))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** What users see is made of types that they can see. */
    public void checkSignatures(JavaClasses classes, String... exceptions) {
        List<String> hidden = new ArrayList<>(List.of("com.google", "org.apache"));
        hidden.add(BASE + ".internal");
        uses.keySet().stream().map(this::fullName).filter(Rooms::isInternal).forEach(hidden::add);
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackages("..internal..")
                .should(new PublicSignatures(hidden, List.of(exceptions)))
                .check(classes);
    }

    public void checkNobodyReadsTheClockOrPrints(JavaClasses classes) {
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
                .check(classes);
    }

    /** What a security review asks first: no reflection, native code, network, files, processes, or chance without a seed. */
    public void checkNobodyLeavesTheLibrary(JavaClasses classes) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang.reflect..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "javax..",
                        "sun..",
                        "jdk..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        File.class,
                        FileInputStream.class,
                        FileOutputStream.class,
                        FileReader.class,
                        FileWriter.class,
                        RandomAccessFile.class,
                        ClassLoader.class,
                        Process.class,
                        ProcessBuilder.class,
                        SecureRandom.class,
                        ThreadLocalRandom.class)
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethodWhere(target(owner(type(Runtime.class)))
                        .and(target(not(nameMatching("getRuntime|availableProcessors")))))
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(Class.class, "getResourceAsStream", String.class)
                .orShould()
                .callMethod(System.class, "load", String.class)
                .orShould()
                .callMethod(System.class, "loadLibrary", String.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(classes);
        noMethods().should().haveModifier(JavaModifier.NATIVE).check(classes);
    }

    private String fullName(String room) {
        return room.isEmpty() ? parent : parent + "." + room;
    }

    private static boolean isInternal(String name) {
        return name.endsWith(".internal");
    }
}
