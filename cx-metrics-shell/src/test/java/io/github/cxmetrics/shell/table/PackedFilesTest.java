package io.github.cxmetrics.shell.table;

import static io.github.cxmetrics.shell.table.KitFilesTest.assertReads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PackedFilesTest {

    @TempDir
    private Path folder;

    private static void assertRefused(Path file, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Table.read(file)).withMessage(message);
    }

    @Test
    void gzipIsToldByItsBytes() throws IOException {
        assertReads(
                Table.read(Packed.gzip(folder.resolve("t.csv"), "a;b\n1;2\n", 1)),
                "gzip, UTF-8, semicolon",
                "a|b",
                "1|2");
    }

    @Test
    void gzipsInARowAreOneText() throws IOException {
        byte[] first = Files.readAllBytes(Packed.gzip(folder.resolve("1"), "a,b\n1,2\n", 1));
        byte[] second = Files.readAllBytes(Packed.gzip(folder.resolve("2"), "3,4\n", 1));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertReads(Table.read(Files.write(folder.resolve("t.gz"), both)), "gzip, UTF-8, comma", "a|b", "1|2", "3|4");
    }

    @Test
    void aDamagedGzipIsRefused() throws IOException {
        Path file = Packed.gzip(folder.resolve("t.csv.gz"), "a,b\n" + "1,2\n3,4\n".repeat(500), 1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 6] ^= 1;
        assertRefused(Files.write(file, bytes), "t.csv.gz is damaged: Corrupt GZIP trailer");
        for (int length = 2; length < bytes.length - 1; length++) {
            Path cut = Files.write(file, Arrays.copyOf(bytes, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Table.read(cut))
                    .withMessageStartingWith("t.csv.gz ");
        }
    }

    @Test
    void aZipOfOneFileIsRead() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("export/", "");
        entries.put("export/answers.csv", "id,score\n1,9\n");
        entries.put("__MACOSX/export/._answers.csv", "x");
        Table table = Table.read(Packed.zip(folder.resolve("export.zip"), entries));
        assertReads(table, "zip, UTF-8, comma", "id|score", "1|9");
        assertThat(table.name()).isEqualTo("export.zip/answers.csv");
    }

    @Test
    void aZipOfSeveralOrNoneIsRefused() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>(Map.of("a.csv", "x"));
        entries.put("b.csv", "y");
        assertRefused(
                Packed.zip(folder.resolve("two.zip"), entries), "two.zip holds 2 files, and one is read: a.csv, b.csv");
        assertRefused(
                Packed.zip(folder.resolve("folder.zip"), Map.of("a/", "")), "folder.zip is a zip without a file in it");
        assertRefused(Packed.zip(folder.resolve("none.zip"), Map.of()), "none.zip is a zip without a file in it");
    }

    @Test
    void aZipThatIsCutOffIsRefused() throws IOException {
        Path file = Packed.zip(folder.resolve("t.zip"), Map.of("a.csv", "id,score\n1,9\n"));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 4; length < bytes.length; length++) {
            Path cut = Files.write(file, Arrays.copyOf(bytes, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Table.read(cut))
                    .withMessageStartingWith("t.zip is damaged, cut off or encrypted: ");
        }
    }

    @Test
    void whatIsPackedTwiceIsRefused() throws IOException {
        Path inner = Packed.gzip(folder.resolve("t.csv.gz"), "a,b\n1,2\n", 1);
        Path outer = folder.resolve("t.csv.gz.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(outer))) {
            out.write(Files.readAllBytes(inner));
        }
        assertRefused(outer, "t.csv.gz.gz is packed twice: unpack it once");
    }

    /** 105 kB that unpack to 108 MB, all that deflate can do; they are refused at 64 MB. */
    @Test
    @Timeout(60)
    void aBombIsRefused() throws IOException {
        Path file = Packed.gzip(folder.resolve("bomb.csv.gz"), "id,score\n" + "1,9\n".repeat(1 << 18), 104);
        assertThat(Files.size(file)).isLessThan(500_000);
        Path spaces = Packed.gzip(folder.resolve("spaces.csv.gz"), " ".repeat(1 << 20), 104);
        assertThat(Files.size(spaces)).isLessThan(110_000);
        assertRefused(
                file,
                "bomb.csv.gz unpacks to more than " + Math.max(64L << 20, 200 * Files.size(file))
                        + " bytes, far more than a table of its size; if it is trusted, say Csv.unpackingUpTo(bytes)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(spaces))
                .withMessageStartingWith("spaces.csv.gz line 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file, Csv.detect().unpackingUpTo(1000)))
                .withMessageStartingWith("bomb.csv.gz unpacks to more than 1000 bytes");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Path file = Packed.zip(
                folder.resolve("bomb.zip"),
                Map.of("a.csv", "id,text\n" + ("1," + "x".repeat(50) + "\n").repeat(1_350_000)));
        assertRefused(
                file,
                "bomb.zip unpacks to more than 67108864 bytes, far more than a table of its size; if it is trusted, say Csv.unpackingUpTo(bytes)");
        assertThat(Table.read(file, Csv.detect().unpackingUpTo(100 << 20)).size())
                .isEqualTo(1_350_000);
    }
}
