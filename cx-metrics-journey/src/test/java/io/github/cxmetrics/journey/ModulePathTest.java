package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A modular application that requires the library compiles and runs, with nothing but what Maven gives its users on the module path. */
class ModulePathTest {

    private static final String MODULE = """
            module hello {
                requires io.github.cxmetrics.journey;
            }
            """;

    private static final String MAIN = """
            package hello;

            import io.github.cxmetrics.journey.EventLog;
            import io.github.cxmetrics.journey.Event;
            import io.github.cxmetrics.journey.funnel.Funnel;
            import io.github.cxmetrics.lifetime.LifetimeUnit;
            import io.github.cxmetrics.lifetime.fit.FitStatus;
            import io.github.cxmetrics.lifetime.model.BgNbd;
            import io.github.cxmetrics.lifetime.Horizon;
            import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
            import io.github.cxmetrics.survey.Nps;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.SplittableRandom;

            public class Main {
                public static void main(String[] args) {
                    System.out.println(Nps.of(10, 9, 3, 7, 10, 8));
                    PurchaseHistories histories = BgNbd.of(LifetimeUnit.WEEK, 0.6, 5, 0.8, 2.5)
                            .simulate(new SplittableRandom(1), 5000, Horizon.weeks(50));
                    System.out.println("BG/NBD " + BgNbd.fit(histories).status());
                    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
                    EventLog log = EventLog.of(
                            Event.of("ann", "visit", noon),
                            Event.of("ann", "buy", noon.plusSeconds(60)),
                            Event.of("bob", "visit", noon));
                    System.out.println(Funnel.steps("visit", "buy").within(Duration.ofHours(1)).count(log));
                }
            }
            """;

    @Test
    void aModularApplicationRuns(@TempDir Path folder) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve("src/hello"));
        Path module = Files.writeString(folder.resolve("src/module-info.java"), MODULE);
        Path main = Files.writeString(sources.resolve("Main.java"), MAIN);
        Path classes = folder.resolve("classes");
        String path = modulePath();

        StringWriter complaints = new StringWriter();
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new java.io.PrintWriter(complaints),
                        new java.io.PrintWriter(complaints),
                        "-Xlint:all",
                        "-Werror",
                        "--release",
                        "17",
                        "--module-path",
                        path,
                        "-d",
                        classes.toString(),
                        module.toString(),
                        main.toString());
        assertThat(status).as(complaints.toString()).isZero();

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        path + File.pathSeparator + classes,
                        "--module",
                        "hello/hello.Main")
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("NPS 33.3 (95 % CI -31.1")
                .contains("BG/NBD CONVERGED")
                .contains("funnel 2 → 1 (50.0 %), n = 2");
    }

    /** What the build wrote down as the dependencies of this module, and the module itself. */
    private static String modulePath() throws IOException {
        List<String> path = new ArrayList<>(List.of(
                Files.readString(Path.of("target/module-path.txt")).strip().split(File.pathSeparator)));
        assertThat(path)
                .as("core and its dependencies, and nothing of the tests")
                .anyMatch(entry -> entry.contains("cx-metrics-core"))
                .noneMatch(entry -> entry.contains("junit"));
        path.add(Path.of("target/classes").toAbsolutePath().toString());
        return String.join(File.pathSeparator, path);
    }
}
