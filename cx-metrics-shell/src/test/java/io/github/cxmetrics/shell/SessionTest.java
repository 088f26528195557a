package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's session, typed into from a text. */
class SessionTest {

    private static final PrintStream STANDARD_OUT = System.out;

    @TempDir
    private Path folder;

    private String type(String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            String typed = String.join("\n", lines) + "\n/exit\n";
            int status = new Session(
                            SessionSettings.of(folder.resolve("kept").resolve("session.properties")),
                            System.getProperty("java.class.path"))
                    .run(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), both, both);
            assertThat(status).isZero();
        } finally {
            System.setOut(STANDARD_OUT);
        }
        return out.toString(StandardCharsets.UTF_8).replaceAll("[ \r]*\n", "\n");
    }

    @Test
    void resultsPrintAsLinesTablesAndDrawings() {
        String shown = type(
                "Nps.of(10, 9, 3, 7, 10, 8)",
                "var t = MetricTable.of(\"area\", Map.of(\"A\", Nps.of(9, 10, 0)))",
                "\"two\\nlines\"",
                "\"one \\\"line\\\"\"",
                "0.1 + 0.2",
                "\"x\".repeat(3000)",
                "help(\"CallTally.asa\")",
                "int half(int n) { if (n % 2 != 0) throw new IllegalStateException(\"odd: \" + n); return n / 2; }",
                "half(3)",
                "Nps.of(11)",
                "String none = null",
                "undefined");
        assertThat(shown)
                .contains("\n$1 ==> NPS 33.3 (95 % CI -31.1 … 75.4), n = 6\n")
                .contains("\nt ==>\narea  n   NPS       95 % CI\nA     3  33.3  -58.5 … 87.7\ncx> ")
                .contains("==>\ntwo\nlines\ncx> ")
                .contains("==> \"one \\\"line\\\"\"\n")
                .contains("==> 0.30000000000000004\n")
                .contains("==> \"" + "x".repeat(3000) + "\"\n")
                .contains("\nASA\nalso: average speed of answer")
                .contains("|  Exception java.lang.IllegalStateException: odd: 3\n")
                .contains("at half (#8:1)\n")
                .contains("|  Exception java.lang.IllegalArgumentException: rating 11 is outside 0..10 (row 0)\n")
                .contains("none ==> null\n")
                .contains("|  Error:\n|  cannot find symbol\n");
    }

    @Test
    void whatWasTypedIsKeptForTheNextSession() throws IOException {
        type("int first = 1");
        Path file = folder.resolve("kept").resolve("session.properties");
        assertThat(file).content().contains("int first \\= 1").contains("cx.version=");
        SessionSettings again = SessionSettings.of(file);
        assertThat(again.values()).containsValue("int first = 1");
        String other = Files.readString(file).replaceAll("cx\\.version=.*", "cx.version=0");
        Files.writeString(file, other.replaceAll("(?m)^MODE.*", ""));
        assertThat(SessionSettings.of(file).values())
                .containsValue("int first = 1")
                .containsKey("FEEDBACK")
                .doesNotContainEntry("cx.version", "0");
        Files.writeString(file, "\\u00zz broken");
        assertThat(type("1 + 1")).contains("cx> 1 + 1\n$1 ==> 2\n");
    }

    @Test
    void settingsThatCannotBeKeptAreNamed() throws IOException {
        Files.writeString(folder.resolve("kept"), "a file where the directory should be");
        assertThat(type("1 + 1"))
                .contains("cx> 1 + 1\n$1 ==> 2\n")
                .contains("what was typed is not kept for the next session: ");
    }
}
