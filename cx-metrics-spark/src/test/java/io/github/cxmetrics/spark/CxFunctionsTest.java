package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.Sparks.one;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.usability.Apdex;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CxFunctionsTest {

    private static final int[] SCORES = {10, 9, 3, 7, 10, 8};

    @BeforeAll
    static void tables() {
        SparkSession spark = Sparks.session();
        spark.sql("SELECT * FROM VALUES (10), (9), (3), (7), (10), (8), (NULL) AS t(score)")
                .createOrReplaceTempView("answers");
        spark.sql("SELECT * FROM VALUES (TRUE), (FALSE), (TRUE), (NULL) AS t(yes)")
                .createOrReplaceTempView("truths");
    }

    private static void assertMetric(Row struct, Metric<?> metric) {
        Interval interval = metric.interval();
        assertThat(struct)
                .isEqualTo(org.apache.spark.sql.RowFactory.create(
                        metric.value(), metric.count(), interval.lower(), interval.upper()));
    }

    @Test
    void npsIsThatOfTheLibrary() {
        assertMetric(one("SELECT nps(score) FROM answers").getStruct(0), Nps.of(SCORES));
        assertMetric(
                Sparks.session()
                        .table("answers")
                        .agg(CxFunctions.nps(col("score")))
                        .first()
                        .getStruct(0),
                Nps.of(SCORES));
        assertThat(one("SELECT nps(score).value FROM answers").getDouble(0)).isEqualTo(100.0 / 3);
    }

    @Test
    void eachWholeNumberIsAScore() {
        for (String type : List.of("TINYINT", "SMALLINT", "INT", "BIGINT")) {
            Row row = one("SELECT nps(CAST(score AS " + type + ")) FROM answers");
            assertMetric(row.getStruct(0), Nps.of(SCORES));
        }
        assertThat(one("SELECT nps(NULL) FROM answers").isNullAt(0)).isTrue();
    }

    @Test
    void missingScoresAreNotZeroAndAnEmptyGroupIsNull() {
        Row row = one(
                "SELECT nps(score), csat(score), ces(score), nps_interval(0.9, score) FROM answers WHERE score IS NULL");
        assertThat(row.anyNull()).isTrue();
        for (int i = 0; i < row.size(); i++) {
            assertThat(row.isNullAt(i)).isTrue();
        }
        assertThat(one("SELECT nps(score) FROM answers WHERE FALSE").isNullAt(0))
                .isTrue();
        assertThat(one("SELECT nps(score).n FROM answers").getLong(0)).isEqualTo(6);
    }

    @Test
    void intervalsAtALevelNameTheirMethod() {
        Row row = one("SELECT nps_interval(0.90, score) FROM answers").getStruct(0);
        Interval expected = Nps.of(SCORES).interval(Confidence.of(0.90));
        assertThat(row.getDouble(0)).isEqualTo(expected.lower());
        assertThat(row.getDouble(1)).isEqualTo(expected.upper());
        assertThat(row.getDouble(2)).isEqualTo(0.90);
        assertThat(row.getString(3)).isEqualTo(expected.method());
        Row column = Sparks.session()
                .table("answers")
                .agg(CxFunctions.npsInterval(col("score"), Confidence.of(0.90)))
                .first();
        assertThat(column.getStruct(0)).isEqualTo(row);
    }

    @Test
    void otherScores() {
        assertMetric(
                one("SELECT csat(v) FROM VALUES (5), (4), (2), (NULL) AS t(v)").getStruct(0), Csat.of(5, 4, 2));
        assertMetric(
                one("SELECT ces(v) FROM VALUES (7), (5), (6), (NULL) AS t(v)").getStruct(0), Ces.of(7, 5, 6));
        NetBands bands = NetBands.topMinusBottom(RatingScale.ONE_TO_FIVE, 2, 2);
        assertMetric(
                one("SELECT net_score(v, 5, 2) FROM VALUES (5), (4), (2), (3) AS t(v)")
                        .getStruct(0),
                NetScore.from(Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4, 2, 3), bands));
        Row single = one("SELECT ces(v) FROM VALUES (7) AS t(v)").getStruct(0);
        assertMetric(single, Ces.of(7));
    }

    @Test
    void shares() {
        for (String function : List.of("fcr", "retention", "task_success", "proportion")) {
            Row row = one("SELECT " + function + "(yes) FROM truths").getStruct(0);
            assertThat(row.getDouble(0)).as(function).isEqualTo(2.0 / 3);
            assertThat(row.getLong(1)).as(function).isEqualTo(3);
        }
        assertMetric(one("SELECT proportion(yes) FROM truths").getStruct(0), Proportion.of(2, 3));
        assertThat(one("SELECT churn(NOT yes) FROM truths").getStruct(0).getDouble(0))
                .isEqualTo(1.0 / 3);
    }

    @Test
    void serviceLevelFollowsItsPolicy() {
        String calls =
                "VALUES (5, 'answered'), (20, 'answered'), (21, 'answered'), (2, 'abandoned'), (15, 'abandoned'),"
                        + " (90, 'abandoned'), (10, 'flowed_out'), (40, 'flowed_out'), (NULL, 'answered') AS t(w, o)";
        List<CallRecord> records = new ArrayList<>();
        for (Row row : Sparks.session()
                .sql("SELECT * FROM " + calls + " WHERE w IS NOT NULL")
                .collectAsList()) {
            Duration waited = Duration.ofSeconds(row.getInt(0));
            records.add(
                    switch (row.getString(1)) {
                        case "answered" -> CallRecord.answered(Instant.EPOCH, waited, HandleTime.NONE);
                        case "abandoned" -> CallRecord.abandoned(Instant.EPOCH, waited);
                        default -> CallRecord.flowedOut(Instant.EPOCH, waited);
                    });
        }
        for (String policy : List.of(
                "GENESYS_CLOUD",
                "AMAZON_CONNECT",
                "ICMI_1",
                "ICMI_2",
                "ICMI_3",
                "ICMI_4",
                "ICMI_5",
                "CISCO_IGNORED",
                "CISCO_NEGATIVE",
                "CISCO_POSITIVE")) {
            ServiceLevel.Rule rule = Shares.serviceLevel(Duration.ofSeconds(20), policy, Duration.ofSeconds(5));
            Row row = one("SELECT service_level(w, o, INTERVAL '20' SECOND, '" + policy
                    + "', 'PT5S'), service_level_tally(w, o, 'PT20S', '" + policy + "', 'PT5S') FROM " + calls);
            ServiceLevel expected = rule.count(records);
            assertMetric(row.getStruct(0), expected);
            assertThat((Object) TallyBytes.readTally(row.getAs(1))).isEqualTo(expected);
        }
        assertThatThrownBy(() -> one("SELECT service_level(w, o, 'PT20S', 'ICMI_1') FROM VALUES (1, 'x') AS t(w, o)"))
                .hasMessageContaining(
                        "service_level: column t.o must be answered, abandoned or flowed_out in each row");
        assertThatThrownBy(() -> one("SELECT service_level(w, o, 'PT20S', 'ICMI_9') FROM VALUES (1, 'x') AS t(w, o)"))
                .hasMessageContaining("not ICMI_9");
    }

    @Test
    void apdex() {
        assertMetric(
                one("SELECT apdex(s, 0.5) FROM VALUES (0.1D), (0.5D), (1.9D), (2.1D), (NULL) AS t(s)")
                        .getStruct(0),
                Apdex.of(0.5, 0.1, 0.5, 1.9, 2.1));
        assertThatThrownBy(() -> one("SELECT apdex(s, 0.5) FROM VALUES (-0.1D) AS t(s)"))
                .hasMessageContaining("apdex: column t.s must be a number from 0 on: -0.1");
    }

    @Test
    void kano() {
        KanoTally expected = KanoTally.of(
                KanoAnswer.LIKE,
                KanoAnswer.NEUTRAL,
                KanoAnswer.LIKE,
                KanoAnswer.DISLIKE,
                KanoAnswer.LIKE,
                KanoAnswer.DISLIKE);
        Row row =
                one("SELECT kano_category(f, d), kano_tally(f, d) FROM VALUES ('like', 'neutral'), ('like', 'dislike'),"
                        + " ('like', 'dislike') AS t(f, d)");
        assertThat(row.getString(0)).isEqualTo(expected.category().name());
        assertThat((Object) TallyBytes.readTally(row.getAs(1))).isEqualTo(expected);
        assertThat(one("SELECT kano_category(f, d) FROM VALUES (1, 3), (1, 5), (1, 5) AS t(f, d)")
                        .getString(0))
                .isEqualTo("ONE_DIMENSIONAL");
        assertThat(one("SELECT kano_category(f, d) FROM VALUES (1, 3) AS t(f, d) WHERE f = 2")
                        .isNullAt(0))
                .isTrue();
    }

    @Test
    void survivalMedian() {
        SurvivalTally expected = SurvivalTally.of(
                ChronoUnit.DAYS, new double[] {3, 5, 5, 8, 13}, new boolean[] {true, true, false, true, false});
        Row row = one("SELECT survival_median(d, o), survival_tally(d, o) FROM VALUES (3, TRUE), (5, TRUE), (5, FALSE),"
                + " (8, TRUE), (13, FALSE), (NULL, TRUE), (4, NULL) AS t(d, o)");
        assertThat((Object) TallyBytes.readTally(row.getAs(1))).isEqualTo(expected);
        assertThat(row.getStruct(0).getDouble(0)).isEqualTo(expected.curve().median());
        assertThat(row.getStruct(0).getLong(1)).isEqualTo(5);
        assertThat(one("SELECT survival_median(d, o) FROM VALUES (3, FALSE) AS t(d, o)")
                        .getStruct(0)
                        .isNullAt(0))
                .isTrue();
    }

    @Test
    void aScoreOutsideTheScaleIsAnErrorWithColumnAndValue() {
        assertThatThrownBy(() -> one("SELECT nps(score + 1) FROM answers"))
                .hasMessageContaining("nps: column (answers.score + 1): rating 11 is outside 0..10");
        assertThatThrownBy(() -> one("SELECT nps(-score) FROM answers WHERE score = 10"))
                .hasMessageContaining("nps: column (- answers.score): rating -10 is outside 0..10");
        assertThatThrownBy(() -> one("SELECT csat(score) FROM answers"))
                .hasMessageContaining("csat: column answers.score: rating")
                .hasMessageContaining("is outside 1..5");
    }

    @Test
    void wrongTypesAndNumbersOfArgumentsAreRefusedWhenAQueryIsPlanned() {
        assertThatThrownBy(() -> Sparks.session().sql("SELECT nps(CAST(score AS STRING)) FROM answers"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining(
                        "The first parameter requires the \"INT\" type, however \"CAST(answers.score AS STRING)\"")
                .hasMessageContaining("\"STRING\"");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT nps(score / 2) FROM answers"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT fcr(score) FROM answers"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("\"BOOLEAN\"");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT nps() FROM answers"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("`nps` requires 1 parameters but the actual number is 0");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT csat(score, score) FROM answers"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("foldable");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT csat(score, 99) FROM answers"))
                .hasMessageContaining("a scale has 2 to 11 points, not 99");
        assertThatThrownBy(() -> Sparks.session()
                        .table("answers")
                        .agg(CxFunctions.nps(col("score").cast("string")))
                        .collectAsList())
                .hasMessageContaining("holds scores as whole numbers, and is of type string");
    }

    @Test
    void eachFunctionIsDescribed() {
        assertThat(CxFunctions.names())
                .contains("nps", "nps_interval", "csat", "ces", "fcr", "retention", "churn")
                .contains("kano_category", "survival_median", "service_level", "funnel", "cohort_tally")
                .doesNotHaveDuplicates();
        for (SqlFunction function : SqlCatalog.functions()) {
            String text = Sparks.session().sql("DESCRIBE FUNCTION EXTENDED " + function.name()).collectAsList().stream()
                    .map(row -> row.getString(0))
                    .filter(Objects::nonNull)
                    .reduce("", (one, other) -> one + other + "\n");
            assertThat(text).contains("Function: " + function.name()).contains(function.usage());
            for (SqlArgument argument : function.arguments()) {
                assertThat(text).contains("* " + argument.name() + " - ").contains(argument.says());
            }
        }
    }

    @Test
    void theExtensionKnowsEachFunctionInANewSession() {
        SparkSession shared = Sparks.session();
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
        try {
            SparkSession extended =
                    SparkSession.builder().withExtensions(new CxExtensions()).getOrCreate();
            assertThat(extended).isNotSameAs(shared);
            CxFunctions.names()
                    .forEach(name -> assertThat(extended.catalog().functionExists(name))
                            .as(name)
                            .isTrue());
            Row row = extended.sql("SELECT nps(v) FROM VALUES (10), (9), (3), (7), (10), (8) AS t(v)")
                    .first();
            assertMetric(row.getStruct(0), Nps.of(SCORES));
        } finally {
            SparkSession.setActiveSession(shared);
            SparkSession.setDefaultSession(shared);
        }
    }

    @Test
    void aResultIsCalledAsItsCallIsWritten() {
        assertThat(Sparks.session()
                        .sql("SELECT nps(score), csat(score % 5 + 1, 5), nps(score).value + 1 AS more FROM answers")
                        .columns())
                .containsExactly("nps(score)", "csat(((score % 5) + 1), 5)", "more");
        assertThat(Sparks.session()
                        .sql(
                                "SELECT tally_text(merge_tallies(tally)) FROM (SELECT nps_tally(score) AS tally FROM answers)")
                        .columns())
                .containsExactly("tally_text(merge_tallies(tally))");
    }

    @Test
    void constantsThatAreWrongAreNamed() {
        assertThatThrownBy(() -> Sparks.session().sql("SELECT top_box(score, 5, 5) FROM answers"))
                .hasMessageContaining("top_box: of 5 points 1..4 count, not 5");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT web_vital(score, 'LPC') FROM answers"))
                .hasMessageContaining("web_vital: the vital is LCP, INP, CLS, FCP or TTFB, not LPC");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT unit_cost(score, 'EURO') FROM answers"))
                .hasMessageContaining("unit_cost: a currency is a code of ISO 4217 as EUR, not EURO");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT duration_mean(score, 'fortnights') FROM answers"))
                .hasMessageContaining("duration_mean: argument 2 is one of [")
                .hasMessageContaining("not fortnights");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT attribution_credits(unhex('00'), 'LATEST') FROM answers"))
                .hasMessageContaining(
                        "attribution_credits: the model is FIRST_TOUCH, LAST_TOUCH, LINEAR, U_SHAPED or SHAPLEY, not LATEST");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT share_lift(yes) FROM truths"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("`share_lift` requires 2 to 3 parameters but the actual number is 1");
    }

    @Test
    void valuesThatAreWrongAreNamed() {
        assertThatThrownBy(() -> one("SELECT aht(t, 0, 0) FROM VALUES (-1) AS v(t)"))
                .hasMessageContaining("aht: column v.t must be a number from 0 on: -1");
        assertThatThrownBy(() -> one("SELECT answer_rate(o) FROM VALUES ('lost') AS v(o)"))
                .hasMessageContaining("answer_rate: column v.o must be answered, abandoned or flowed_out in each row");
        assertThatThrownBy(() -> one("SELECT response_rate(s) FROM VALUES ('opened') AS v(s)"))
                .hasStackTraceContaining(
                        "response_rate: a text of 6 characters is none of [INVITED, DELIVERED, STARTED, COMPLETED]");
        assertThatThrownBy(() -> one("SELECT response_rate_tally(s) FROM VALUES ('opened') AS v(s)"))
                .hasStackTraceContaining("response_rate_tally: a text of 6 characters is none of [");
        assertThatThrownBy(() -> one("SELECT patience_median_tally(w, o) FROM VALUES (1.5, 'lost') AS v(w, o)"))
                .hasStackTraceContaining(
                        "patience_median_tally: a text of 4 characters is none of [ANSWERED, ABANDONED, FLOWED_OUT]");
        assertThatThrownBy(() -> one("SELECT event_rate(n) FROM VALUES (5), (-3) AS v(n)"))
                .hasMessageContaining("event_rate: column v.n must not be negative: -3");
        assertThatThrownBy(() -> one("SELECT sus(6, 2, 4, 1, 5, 2, 4, 1, 5, 2)"))
                .hasStackTraceContaining("6");
        assertThatThrownBy(() -> one("SELECT tally_metric(nps_tally(score), 'nrr') FROM answers"))
                .hasStackTraceContaining("tally_metric: a Nps has [nps], not nrr");
        assertThatThrownBy(() -> one("SELECT tally_metric(pareto_tally('x'))"))
                .hasStackTraceContaining("tally_metric: a Pareto has no one headline number");
    }

    @Test
    void groupsHavingAndOrder() {
        Sparks.answers(10_000).createOrReplaceTempView("many");
        List<Row> rows = Sparks.session()
                .sql("SELECT segment, nps(score) AS nps, nps_tally(score) AS tally FROM many GROUP BY segment"
                        + " HAVING nps(score).n > 10 ORDER BY nps.value DESC")
                .collectAsList();
        assertThat(rows).hasSize(2);
        for (Row row : rows) {
            int[] scores = Sparks.answers(10_000)
                    .where(col("segment")
                            .equalTo(row.getString(0))
                            .and(col("score").isNotNull()))
                    .collectAsList()
                    .stream()
                    .mapToInt(each -> each.getInt(0))
                    .toArray();
            assertMetric(row.getStruct(1), Nps.of(scores));
            assertThat((Object) TallyBytes.readTally(row.getAs(2))).isEqualTo(Nps.of(scores));
        }
    }
}
