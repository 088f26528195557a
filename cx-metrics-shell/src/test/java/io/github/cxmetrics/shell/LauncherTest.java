package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code cx-shell}, in a project that looks like one already built: its cached class path is the tests'. */
class LauncherTest {

    private static final String RESOURCES = "cx-metrics-shell/src/main/resources/io/github/cxmetrics/shell";

    @TempDir
    private Path root;

    @BeforeEach
    void project() throws IOException {
        assumeTrue(File.separatorChar == '/', "cx-shell is a script for bash");
        Files.copy(Path.of("../cx-shell"), root.resolve("cx-shell"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(root.resolve("pom.xml"), "");
        Files.createDirectory(root.resolve("docs"));
        for (String module : List.of("cx-metrics-core", "cx-metrics-journey", "cx-metrics-shell")) {
            Files.createDirectories(root.resolve(module).resolve("src/main/java"));
            Files.createDirectories(root.resolve(module).resolve("target/classes"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "");
        }
        Files.createDirectory(root.resolve("cx-metrics-shell/examples"));
        Files.createDirectories(root.resolve(RESOURCES));
        Files.copy(
                Path.of("..").resolve(RESOURCES).resolve("usage.txt"),
                root.resolve(RESOURCES).resolve("usage.txt"));
        Path cache = root.resolve("cx-metrics-shell/target/cx-shell.classpath");
        Files.writeString(cache, System.getProperty("java.class.path") + "\n");
        Files.setLastModifiedTime(cache, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private record Ended(int status, String out, String err) {}

    private Ended run(String typed, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("cx-shell").toString()));
        command.addAll(List.of(args));
        Path in = Files.writeString(root.resolve("in"), typed);
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", root.resolve("cache").toString());
        builder.environment().put("LC_ALL", "C"); // tables are UTF-8 whatever the locale
        builder.environment().remove("CX_CLASSPATH");
        Process process = builder.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void aSessionShowsResultsAndKeepsWhatWasTyped() throws Exception {
        Ended session = run("Nps.of(10, 9, 3, 7, 10, 8)\nhelp(\"净推荐值\")\n/exit\n");
        assertThat(session.err()).startsWith("cx-metrics: help() says what is here");
        assertThat(session.out()).contains("NPS 33.3 (95 % CI -31.1 … 75.4), n = 6\n");
        assertThat(session.status()).isZero();
        assertThat(root.resolve("cache/cx-metrics/session.properties")).isNotEmptyFile();
    }

    @Test
    void aScriptRunsWhereTheCallerIsAndItsStatusIsTheLaunchers() throws Exception {
        Files.writeString(root.resolve("mine.jsh"), "println(Path.of(\"\").toAbsolutePath())\n\"… \" + Nps.of(9)\n");
        Ended good = run("", "mine.jsh");
        assertThat(good.err()).isEmpty();
        assertThat(good)
                .isEqualTo(new Ended(0, root.toRealPath() + "\n… NPS 100.0 (95 % CI -58.7 … 100.0), n = 1\n", ""));
        Files.writeString(root.resolve("mine.jsh"), "int x = ;\n");
        assertThat(run("", "mine.jsh"))
                .isEqualTo(new Ended(1, "", "mine.jsh line 1: illegal start of expression\n    int x = ;\n"));
    }

    @Test
    void guestsAreOnTheClassPath() throws Exception {
        Path jar = root.resolve("guest.jar");
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
            entries.putNextEntry(new ZipEntry("guest.txt"));
            entries.write("welcome".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(
                root.resolve("mine.jsh"),
                "new String(ClassLoader.getSystemResourceAsStream(\"guest.txt\").readAllBytes())\n");
        assertThat(run("", "--with", "guest.jar", "mine.jsh")).isEqualTo(new Ended(0, "welcome\n", ""));
        assertThat(run("", "--with", "none.jar", "mine.jsh"))
                .isEqualTo(new Ended(2, "", "cx-shell: there is no jar none.jar; --with takes a file, or duckdb\n"));
    }

    @Test
    void argumentsThatMakeNoSenseAreRefusedBeforeAnythingIsBuilt() throws Exception {
        assertThat(run("", "--help")).isEqualTo(new Ended(0, CxShell.usage(), ""));
        assertThat(run("", "--with")).isEqualTo(new Ended(2, "", "cx-shell: --with needs a jar, or duckdb\n"));
    }

    /** What the script for Windows says is what it does: the same jar, the same property of the output. */
    @Test
    void theScriptForWindowsRunsTheRunnableJar() throws IOException {
        String text = Files.readString(Path.of("../cx-shell.cmd"));
        assertThat(text)
                .contains("cx-metrics-shell\\target\\cx-shell.jar", "-jar \"%jar%\" %*", "-Dstdout.encoding=UTF-8");
        assertThat(text.lines().toList()).hasSizeGreaterThan(10);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<outputFile>${project.build.directory}/cx-shell.jar</outputFile>");
    }
}
