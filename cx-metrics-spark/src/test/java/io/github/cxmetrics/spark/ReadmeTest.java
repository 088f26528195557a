package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README shows runs, and each function of SQL stands in its tables. */
class ReadmeTest {

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @BeforeAll
    static void tables() {
        view("answers", "('SFO', 10), ('SFO', 9), ('SFO', 3), ('OAK', NULL) AS t(airport, score)");
        view(
                "contacts",
                "('a', TIMESTAMP '2024-05-01 10:00:00'), ('a', TIMESTAMP '2024-05-02 10:00:00'), ('b', TIMESTAMP '2024-05-02 10:00:00') AS t(customer, at)");
        view(
                "activity",
                "('a', TIMESTAMP '2024-04-01 10:00:00'), ('a', TIMESTAMP '2024-05-02 10:00:00') AS t(customer, at)");
        view(
                "events",
                "('u', 'visit', TIMESTAMP '2024-05-01 10:00:00'), ('u', 'signup', TIMESTAMP '2024-05-02 10:00:00') AS t(who, what, at)");
    }

    private static void view(String name, String values) {
        Sparks.session().sql("SELECT * FROM VALUES " + values).createOrReplaceTempView(name);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void itsStatementsRun() throws Exception {
        Matcher blocks = SQL.matcher(readme());
        List<String> statements = blocks.results()
                .flatMap(block -> Stream.of(block.group(1).split("\n")))
                .map(line -> line.replaceFirst(";.*$", ""))
                .toList();
        assertThat(statements)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        statement -> assertThat(Sparks.session().sql(statement).collectAsList())
                                .isNotEmpty());
    }

    @Test
    void itsLinesOfJavaRun() throws Exception {
        assertThat(readme())
                .contains(
                        "CxFunctions.register(spark);",
                        "Dataset<Row> byAirport = answers.groupBy(\"airport\").agg(CxFunctions.nps(col(\"score\")).as(\"nps\"));",
                        "FunnelTally tally = SparkFunnel.run(events, Funnel.steps(\"visit\", \"signup\", \"purchase\").within(Duration.ofDays(7)), \"who\", \"what\", \"at\");",
                        "scores.select(TallyAggregator.of(NpsBands.STANDARD).toColumn).first()",
                        "functions.call_function(\"aht\", col(\"talk\"), col(\"hold\"), col(\"wrap\"))");
        SparkSession spark = Sparks.session();
        CxFunctions.register(spark);
        Dataset<Row> answers = spark.table("answers");
        Dataset<Row> events = spark.table("events");
        Dataset<Row> byAirport =
                answers.groupBy("airport").agg(CxFunctions.nps(col("score")).as("nps"));
        assertThat(byAirport.where("airport = 'SFO'").first().getStruct(1).getDouble(0))
                .isEqualTo(Nps.of(10, 9, 3).value());
        assertThat(byAirport.where("airport = 'OAK'").first().isNullAt(1)).isTrue();
        FunnelTally tally = SparkFunnel.run(
                events, Funnel.steps("visit", "signup", "purchase").within(Duration.ofDays(7)), "who", "what", "at");
        assertThat(tally.reached()).containsExactly(1L, 1L, 0L);
        Dataset<Integer> scores =
                answers.where("score IS NOT NULL").select(col("score")).as(Encoders.INT());
        Nps nps =
                scores.select(TallyAggregator.of(NpsBands.STANDARD).toColumn()).first();
        assertThat(nps).isEqualTo(Nps.of(10, 9, 3));
        Row aht = spark.sql("SELECT 60 AS talk, 10 AS hold, 20 AS wrap")
                .agg(call_function("aht", col("talk"), col("hold"), col("wrap")))
                .first();
        assertThat(aht.getStruct(0).getDouble(0)).isEqualTo(90);
    }

    @Test
    void itNamesEachFunction() throws Exception {
        String readme = readme();
        for (String name : CxFunctions.names()) {
            String metric = name.replaceFirst("_(interval|tally)$", "");
            assertThat(readme.contains("`" + name) || readme.contains("`" + metric))
                    .as(name)
                    .isTrue();
        }
    }
}
