package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.contact.fcr.CustomerContacts;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.KanoResponse;
import io.github.cxmetrics.retention.Churn;
import io.github.cxmetrics.retention.RetentionRate;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.ResponseRate;
import io.github.cxmetrics.survey.ResponseStage;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.usability.Apdex;
import io.github.cxmetrics.usability.TaskSuccess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class TallyAggregatorTest {

    private static final Instant T0 = Instant.parse("2024-01-01T00:00:00Z");

    private static <E, T extends Tally<T>> void check(
            TallyRule<E, T> rule, Encoder<E> encoder, int rows, long seed, Function<Random, E> make) {
        Random random = new Random(seed);
        List<E> observations = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            observations.add(make.apply(random));
        }
        T expected = rule.count(observations);
        assertThat(expected.count()).isPositive();
        T whole = Sparks.scattered(observations, encoder, seed)
                .select(TallyAggregator.of(rule).toColumn())
                .first();
        assertThat((Object) whole).isEqualTo(expected);
        List<Tuple2<Integer, T>> groups = Sparks.scattered(observations, encoder, seed + 1)
                .groupByKey((MapFunction<E, Integer>) each -> each.hashCode() % 2, Encoders.INT())
                .agg(TallyAggregator.of(rule).toColumn())
                .collectAsList();
        assertThat((Object) groups.stream().map(Tuple2::_2).collect(rule.merging()))
                .isEqualTo(expected);
    }

    private static <E> Encoder<E> object(Class<? super E> type) {
        @SuppressWarnings("unchecked")
        Encoder<E> encoder = (Encoder<E>) Encoders.javaSerialization(type);
        return encoder;
    }

    @Test
    void scores() {
        check(NpsBands.STANDARD, Encoders.INT(), 200, 1, random -> random.nextInt(11));
        check(
                NpsBands.STANDARD.missing(99),
                Encoders.INT(),
                200,
                2,
                random -> random.nextInt(8) == 0 ? 99 : random.nextInt(11));
        check(RatingScale.ONE_TO_SEVEN, Encoders.INT(), 200, 3, random -> 1 + random.nextInt(7));
        check(CsatDefinition.TOP_TWO_OF_FIVE, Encoders.INT(), 200, 4, random -> 1 + random.nextInt(5));
        check(CesDefinition.CES_2, Encoders.INT(), 200, 5, random -> 1 + random.nextInt(7));
        check(
                NetBands.topMinusBottom(RatingScale.ONE_TO_FIVE, 2, 1),
                Encoders.INT(),
                200,
                6,
                random -> 1 + random.nextInt(5));
    }

    @Test
    void shares() {
        check(Proportion.RULE, Encoders.BOOLEAN(), 100, 7, Random::nextBoolean);
        check(TaskSuccess.RULE, Encoders.BOOLEAN(), 100, 8, Random::nextBoolean);
        check(
                ResponseRate.RULE,
                object(ResponseStage.class),
                100,
                9,
                random -> ResponseStage.values()[random.nextInt(4)]);
        check(
                RetentionRate.RULE,
                object(RetentionRate.Outcome.class),
                100,
                10,
                random -> RetentionRate.Outcome.values()[random.nextInt(RetentionRate.Outcome.values().length)]);
        check(
                Churn.Rule.of(30),
                object(Churn.Presence.class),
                100,
                11,
                random -> Churn.Presence.of(0, 1 + random.nextInt(30)));
        check(
                Apdex.Rule.of(0.5),
                object(Apdex.Response.class),
                100,
                12,
                random -> Apdex.Response.after(3 * random.nextDouble()));
    }

    @Test
    void timesAndAnswers() {
        check(
                SurvivalRule.of(ChronoUnit.DAYS),
                object(Spell.class),
                300,
                13,
                random -> random.nextBoolean()
                        ? Spell.observed(1 + random.nextInt(50))
                        : Spell.censored(1 + random.nextInt(50)));
        check(
                DurationsRule.of(ChronoUnit.SECONDS),
                object(Duration.class),
                300,
                14,
                random -> Duration.ofSeconds(random.nextInt(1000)));
        check(
                AnswerForm.FIVE_ANSWERS,
                object(KanoResponse.class),
                100,
                15,
                random -> KanoResponse.of(
                        AnswerForm.FIVE_ANSWERS.answerOf(1 + random.nextInt(5)),
                        AnswerForm.FIVE_ANSWERS.answerOf(1 + random.nextInt(5))));
    }

    @Test
    void contacts() {
        CallRule calls = CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5));
        check(calls, object(CallRecord.class), 100, 16, TallyAggregatorTest::call);
        check(
                ServiceLevel.Rule.of(calls, ServiceLevelPolicy.ICMI_5),
                object(CallRecord.class),
                100,
                17,
                TallyAggregatorTest::call);
        check(
                Fcr.noRepeatWithin(Duration.ofDays(7)).asOf(T0.plus(Duration.ofDays(60))),
                object(CustomerContacts.class),
                60,
                18,
                random -> CustomerContacts.of("c" + random.nextInt(1 << 30), times(random)));
        check(
                CohortRule.of(CalendarPeriods.weeks(ZoneOffset.UTC)).asOf(T0.plus(Duration.ofDays(90))),
                object(CustomerActivity.class),
                60,
                19,
                random -> CustomerActivity.of(times(random)));
    }

    private static CallRecord call(Random random) {
        Duration waited = Duration.ofSeconds(random.nextInt(40));
        return switch (random.nextInt(3)) {
            case 0 -> CallRecord.abandoned(T0, waited);
            case 1 -> CallRecord.flowedOut(T0, waited);
            default ->
                CallRecord.answered(
                        T0,
                        waited,
                        HandleTime.of(Duration.ofSeconds(random.nextInt(300)), Duration.ZERO, Duration.ZERO));
        };
    }

    private static Instant[] times(Random random) {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> T0.plus(Duration.ofHours(random.nextInt(24 * 60))))
                .sorted()
                .distinct()
                .toArray(Instant[]::new);
    }

    @Test
    void inSqlTheTallyIsBinary() {
        Sparks.session()
                .udf()
                .register("my_nps", TallyAggregator.of(NpsBands.STANDARD).udf(Encoders.INT()));
        Row row = Sparks.one("SELECT my_nps(v) FROM VALUES (10), (9), (NULL), (3) AS t(v)");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).isEqualTo(Nps.of(10, 9, 3));
        assertThat((Object) TallyBytes.readTally(Sparks.one("SELECT my_nps(v) FROM VALUES (10) AS t(v) WHERE v = 1")
                        .getAs(0)))
                .isEqualTo(NpsBands.STANDARD.empty());
    }

    @Test
    void rowsOfYourOwnGiveObservations() {
        Nps nps = Sparks.answers(5_000)
                .select(TallyAggregator.of(NpsBands.STANDARD, (Row row) -> row.isNullAt(0) ? null : row.getInt(0))
                        .toColumn())
                .first();
        assertThat(nps.count())
                .isEqualTo(Sparks.answers(5_000).where("score IS NOT NULL").count());
        assertThat((Object) nps)
                .isEqualTo(TallyBytes.readTally(Sparks.answers(5_000)
                        .agg(CxFunctions.npsTally(functions.col("score")))
                        .first()
                        .getAs(0)));
    }

    @Test
    void aRefusedObservationFailsTheQuery() {
        Dataset<Integer> scores = Sparks.session().createDataset(List.of(3, 11), Encoders.INT());
        assertThatThrownBy(() -> scores.select(
                                TallyAggregator.of(NpsBands.STANDARD).toColumn())
                        .first())
                .hasStackTraceContaining("rating 11 is outside 0..10");
    }

    /** A hash aggregate of one group falls back to sorting at the second: buffers go through bytes, spills and merges. */
    @Test
    void spillsChangeNothing() {
        Sparks.answers(40_000).createOrReplaceTempView("spilled");
        Sparks.session()
                .udf()
                .register("my_nps", TallyAggregator.of(NpsBands.STANDARD).udf(Encoders.INT()));
        String sql =
                "SELECT k, my_nps(score) AS t FROM (SELECT score, pmod(hash(score, segment), 7) AS k FROM spilled) GROUP BY k ORDER BY k";
        List<Row> calm = Sparks.session().sql(sql).collectAsList();
        Sparks.session().conf().set("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "1");
        Sparks.session().conf().set("spark.sql.shuffle.partitions", "5");
        try {
            List<Row> spilled = Sparks.session().sql(sql).collectAsList();
            assertThat(spilled).hasSameSizeAs(calm);
            for (int i = 0; i < calm.size(); i++) {
                assertThat((Object) TallyBytes.readTally(spilled.get(i).getAs(1)))
                        .isEqualTo(TallyBytes.readTally(calm.get(i).getAs(1)));
            }
        } finally {
            Sparks.session().conf().unset("spark.sql.objectHashAggregate.sortBased.fallbackThreshold");
            Sparks.session().conf().set("spark.sql.shuffle.partitions", "3");
        }
    }
}
