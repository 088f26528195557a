package io.github.cxmetrics.shell.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.shell.chart.internal.FontLettering;
import io.github.cxmetrics.survey.Nps;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of pictures, and what is refused. */
class ChartFilesTest {

    private static final Chart CHART =
            Chart.of(ChartCases.npsByGroup(ChartCases.NAMES.get(0), 12)).source("survey");

    @TempDir
    Path directory;

    @Test
    void savesByEnding() throws Exception {
        Path svg = CHART.save(directory.resolve("nps.svg").toString());
        Path png = CHART.save(directory.resolve("NPS.PNG"));
        assertThat(svg).isEqualTo(directory.resolve("nps.svg")).hasContent(CHART.svg());
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G').isEqualTo(CHART.png());
        assertThat(files()).containsExactlyInAnyOrder("nps.svg", "NPS.PNG");
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    @Test
    void replacesWhatWasThereAndLetsOthersReadIt() throws Exception {
        Path file = directory.resolve("nps.svg");
        Path plain = Files.writeString(directory.resolve("plain.txt"), "x");
        Files.writeString(file, "old");
        CHART.save(file);
        assertThat(file).hasContent(CHART.svg());
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }

    @Test
    void namesMayBeAsLongAsTheSystemAllows() throws Exception {
        assertThat(CHART.save(directory.resolve("n".repeat(251) + ".svg"))).hasContent(CHART.svg());
    }

    @Test
    void refusesOtherEndings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHART.save(directory.resolve("nps.jpg")))
                .withMessage("a picture's file ends with .svg or .png, not " + directory.resolve("nps.jpg"));
        assertThatIllegalArgumentException().isThrownBy(() -> CHART.save("nps")).withMessageEndingWith("not nps");
    }

    @Test
    void refusesADirectoryThatIsNotThere() throws Exception {
        Path missing = directory.resolve("missing").resolve("nps.png");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHART.save(missing))
                .withMessage("there is no directory " + missing.getParent() + " to write nps.png into");
        Path taken = Files.createDirectory(directory.resolve("taken.svg"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHART.save(taken))
                .withMessage(taken + " is a directory; the name of a file is needed");
        assertThat(files()).containsExactly("taken.svg");
    }

    /** A process that may write no file beyond 4 kB: the same as a disk that is full in the middle. */
    @Test
    void aFullDiskLeavesTheOldPicture() throws Exception {
        Path file = Files.writeString(directory.resolve("nps.svg"), "old");
        assertThat(CHART.svg().length()).isGreaterThan(4 * 1024);
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 8 && exec \"$@\"", "sh"));
        command.addAll(java(Saving.class, file.toString()));
        String output = run(new ProcessBuilder(command));
        assertThat(output).contains("can't write " + file + ", nothing was changed: ");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("nps.svg");
    }

    private static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Saves to its argument and prints what went wrong. */
    static final class Saving {

        private Saving() {}

        public static void main(String[] args) {
            try {
                CHART.save(args[0]);
            } catch (UncheckedIOException | IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void withoutAScreenShowSaysWhereThePictureIs() throws Exception {
        String output = run(new ProcessBuilder(java(Showing.class)));
        Path shown = Path.of(output.strip());
        assertThat(shown.getFileName().toString()).endsWith(".png");
        assertThat(Files.readAllBytes(shown)).isEqualTo(CHART.png());
        Files.delete(shown);
    }

    /** Shows a picture. */
    static final class Showing {

        private Showing() {}

        public static void main(String[] args) {
            CHART.show();
        }
    }

    /** Whether this Java then finds fonts in other places is the system's affair; the SVG must be the same, and a PNG whole or refused with a reason. */
    @Test
    void withoutFontsAnSvgIsTheSame() throws Exception {
        Path none =
                Files.writeString(directory.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        for (String name : List.of("nps.svg", "nps.png")) {
            ProcessBuilder builder = new ProcessBuilder(
                    java(Saving.class, directory.resolve(name).toString()));
            builder.environment().put("FONTCONFIG_FILE", none.toString());
            String output = run(builder);
            if (name.endsWith("png") && !output.isEmpty()) {
                assertThat(output)
                        .startsWith(
                                "this machine has no fonts that Java can use, so no PNG can be painted: install one");
                assertThat(directory.resolve(name)).doesNotExist();
            } else {
                assertThat(directory.resolve(name)).exists();
            }
        }
        assertThat(directory.resolve("nps.svg")).hasContent(CHART.svg());
    }

    @Test
    void saysWhenThereAreNoFonts() {
        for (Throwable noFonts : List.of(
                new RuntimeException("Fontconfig head is null"),
                new NoClassDefFoundError("sun.font"),
                new InternalError("freetype"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new FontLettering(() -> sneak(noFonts)))
                    .withMessageStartingWith(
                            "this machine has no fonts that Java can use, so no PNG can be painted: install one")
                    .withMessageEndingWith("or save as .svg, which needs none")
                    .withCause(noFonts);
        }
    }

    private static void sneak(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void saysWhichLetterNoFontCanDraw() {
        Chart chart = Chart.of(MetricTable.of("area", Map.of("tag \uDB40\uDC01 \uE123", Nps.of(9, 0))));
        assertThatIllegalStateException()
                .isThrownBy(chart::png)
                .withMessageContaining("no font of this machine can draw ")
                .withMessageContaining("or save as .svg");
        assertThat(chart.svg()).contains("\uE123");
    }

    @Test
    void widthsAreBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHART.svg(319))
                .withMessage("a picture is 320 to 1920 pixels wide, not 319");
        assertThatIllegalArgumentException().isThrownBy(() -> CHART.svg(1921));
        assertThat(SvgPicture.of(CHART.svg(320)).root().getAttribute("width")).isEqualTo("320");
        assertThat(CHART.narrow().svg()).isEqualTo(CHART.svg(390));
    }

    @Test
    void refusesChoicesThatMeanNothing() {
        Chart funnel = Chart.of(ChartCases.funnel(ChartCases.NAMES.get(0)));
        assertThatIllegalStateException()
                .isThrownBy(() -> funnel.atLeast(30))
                .withMessage("a funnel has no groups to hide: atLeast");
        assertThatIllegalStateException()
                .isThrownBy(funnel::points)
                .withMessage("a funnel has no bars that could be points: points");
        Chart control = Chart.of(ChartCases.shareByWeek(ChartCases.NAMES.get(0)).chart());
        assertThatIllegalStateException()
                .isThrownBy(() -> control.confidence(Confidence.of(0.9)))
                .withMessage("a control chart has no interval whose level could be chosen: confidence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHART.atLeast(-1))
                .withMessage("the smallest n of a group must not be negative, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHART.atLeast(1_000_000))
                .withMessage("none of 12 groups has data and at least n = 1000000: nothing is left to show");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chart.of(MetricTable.of("area", Map.<String, Nps>of())))
                .withMessage("a table without groups has no picture");
    }

    @Test
    void nullsAreNamed() {
        assertThatThrownBy(() -> CHART.title(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("title");
        assertThatThrownBy(() -> CHART.subtitle(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("subtitle");
        assertThatThrownBy(() -> CHART.source(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source");
        assertThatThrownBy(() -> CHART.confidence(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("confidence");
        assertThatThrownBy(() -> CHART.save((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("file");
        assertThatThrownBy(() -> CHART.save((Path) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("file");
    }

    @Test
    void namesThatLookLikeMarkupAreText() {
        Chart chart = Chart.of(MetricTable.of("a & b", Map.of("<b>\"x\"</b> & \u0000\u0007", Nps.of(9, 0))))
                .title("<svg onload=\"x()\">");
        SvgPicture picture = SvgPicture.of(chart);
        assertThat(picture.text()).contains("<b>\"x\"</b> &", "<svg onload=\"x()\">");
        assertThat(picture.all("b")).isEmpty();
    }
}
