package io.github.cxmetrics.shell.table;

import static io.github.cxmetrics.shell.table.KitFilesTest.assertReads;
import static io.github.cxmetrics.shell.table.KitFilesTest.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guest on the class path adds, and what is said where it isn't there. */
class DuckDbTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void jsonOfEveryForm() throws IOException {
        String[] rows = {"id|score|at", "007|9|2025-12-31T10:00:00Z", "012|·|·"};
        String first = "{\"id\": \"007\", \"score\": 9, \"at\": \"2025-12-31T10:00:00Z\"}";
        String second = "{\"id\": \"012\", \"score\": null}";
        assertThat(lines(Table.read(file("t.ndjson", first + "\n" + second + "\n"))))
                .containsExactly(rows);
        assertThat(lines(Table.read(file("t.json", "[" + first + ",\n" + second + "]"))))
                .containsExactly(rows);
        // Told by its bytes, whatever the name is.
        assertReads(Table.read(file("t.txt", "[\n " + first + "," + second + "]")), "JSON by DuckDB", rows);
    }

    @Test
    void jsonKeepsWhatIsWritten() throws IOException {
        Table table = Table.read(file(
                "t.ndjson",
                "{\"id\": \"007\", \"n\": 1.234, \"mixed\": 5, \"yes\": true, \"at\": \"2025-12-31T10:00:00+02:00\", \"props\": {\"a\": [1, \"x\"]}}\n"
                        + "{\"id\": \"\", \"n\": 12345678901, \"mixed\": \"5,5\", \"late \\\"one\\\"\": \"a\\nb\"}\n"));
        assertThat(lines(table))
                .containsExactly(
                        "id|n|mixed|yes|at|props|late \"one\"",
                        "007|1.234|5|true|2025-12-31T10:00:00+02:00|{\"a\":[1,\"x\"]}|·",
                        "·|12345678901|5,5|·|·|·|a\nb");
        assertThat(table.columns().stream().filter(name -> table.column(name).isTyped()))
                .containsExactly("n", "yes");
    }

    /** Properties that come late are columns too. */
    @Test
    void jsonIsLookedThroughToItsEnd() throws IOException {
        Table table = Table.read(file("t.ndjson", "{\"a\": 1}\n".repeat(50_000) + "{\"a\": \"x\", \"b\": 2}\n"));
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.column("a").texts()).containsExactly("1", "x");
        assertThat(table.column("b").missing()).isEqualTo(50_000);
    }

    @Test
    void packedJson() throws IOException {
        String text = "{\"id\": \"007\", \"props\": {\"plan\": \"pro\"}}\n";
        Table gzip = Table.read(Packed.gzip(folder.resolve("t.ndjson.gz"), text, 2));
        assertReads(gzip, "JSON by DuckDB", "id|props", "007|{\"plan\":\"pro\"}", "007|{\"plan\":\"pro\"}");
        assertThat(gzip.name()).isEqualTo("t.ndjson.gz");
        Table zip = Table.read(Packed.zip(folder.resolve("t.zip"), Map.of("export/t.ndjson", text)));
        assertThat(lines(zip)).containsExactly("id|props", "007|{\"plan\":\"pro\"}");
    }

    @Test
    void brokenJsonIsRefusedInOneLine() throws IOException {
        Path file = file("t.ndjson", "{\"id\": \"007\"\n{\"id\": ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file))
                .withMessageStartingWith("t.ndjson can't be read as JSON: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void parquet() throws SQLException {
        Path file = folder.resolve("it's.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "copy (select '007' as id, 9 as score, timestamptz '2025-12-31 10:00:00+01' as at, date '2025-12-31' as day,"
                            + " timestamp '2025-12-31 10:00:00' as local, 1.50::decimal(9, 2) as amount, true as yes, [1, 2] as list, 9.0::double as whole)"
                            + " to '" + file.toString().replace("'", "''") + "' (format parquet)");
        }
        Table table = Table.read(file);
        assertReads(
                table,
                "Parquet by DuckDB",
                "id|score|at|day|local|amount|yes|list|whole",
                "007|9|2025-12-31T09:00:00Z|2025-12-31|2025-12-31T10:00:00|1.50|true|[1, 2]|9");
        assertThat(table.name()).isEqualTo("it's.parquet");
    }

    @Test
    void aTableIsAskedBySql() throws IOException {
        Table table = Table.read(
                file("t.csv", "id,\"it's a \"\"name\"\"\",score\n007,\"x, \"\"y\"\"\nz\",9\n012,,3\n013,NULL,\n"));
        Table all = table.sql("select * from t");
        assertReads(all, "by DuckDB", "id|it's a \"name\"|score", "007|x, \"y\"\nz|9", "012|·|3", "013|NULL|·");
        assertThat(all.name()).isEqualTo("t.csv by SQL");
        assertThat(lines(table.sql("select count(*) as n, avg(score::int) as mean from t where score is not null")))
                .containsExactly("n|mean", "2|6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.sql("select scorre from t"))
                .withMessageStartingWith("the SQL is refused: Binder Error: Referenced column \"scorre\" not found")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aTableOfOneColumnOrNoRowsIsAskedToo() throws IOException {
        assertThat(lines(Table.read(file("one.csv", "x\n1\n\n3\n")).sql("select x from t")))
                .containsExactly("x", "1", "·", "3");
        assertThat(lines(Table.read(file("none.csv", "a,b\n")).sql("select * from t")))
                .containsExactly("a|b");
    }

    @Test
    void nothingOfTheTableIsLeftOnTheDisk() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = leftovers(temporary);
        Table.read(file("t.csv", "a\n1\n")).sql("select * from t");
        assertThat(leftovers(temporary)).isEqualTo(before);
    }

    private static long leftovers(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("cx-metrics"))
                    .count();
        }
    }

    /** In a Java whose class path has no DuckDB. */
    @Test
    void withoutItTheMessageSaysHowToGetIt() throws Exception {
        Path json = file("t.ndjson", "{\"a\": 1}\n");
        String how =
                ", which DuckDB reads: start with ./cx-shell --with duckdb, or put org.duckdb:duckdb_jdbc on the class path";
        assertThat(printedWithoutDuckDb(json))
                .containsExactly("t.ndjson is JSON" + how, "sql(…) is a question to DuckDB" + how);
        Path parquet = file("t.parquet", "PAR1");
        assertThat(printedWithoutDuckDb(parquet)).first().isEqualTo("t.parquet is Parquet" + how);
    }

    private static List<String> printedWithoutDuckDb(Path file) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("duckdb"))
                .collect(Collectors.joining(File.pathSeparator));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        classPath,
                        Guestless.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The program of that Java. */
    static final class Guestless {

        private Guestless() {}

        public static void main(String[] arguments) {
            try {
                Table.read(arguments[0]);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
            try {
                Kit.table("a|b", "1|2").sql("select * from t");
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
