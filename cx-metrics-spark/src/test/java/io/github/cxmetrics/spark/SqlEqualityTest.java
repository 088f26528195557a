package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.BotConversation;
import io.github.cxmetrics.contact.BotRule;
import io.github.cxmetrics.contact.BotTally;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.UnitCost;
import io.github.cxmetrics.contact.agent.AgentDay;
import io.github.cxmetrics.contact.agent.AgentState;
import io.github.cxmetrics.contact.agent.AgentStretch;
import io.github.cxmetrics.contact.agent.AgentTally;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.call.PatienceRule;
import io.github.cxmetrics.contact.ticket.Ticket;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.journey.EngagementRule;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoResponse;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.monitor.experiment.RelativeLift;
import io.github.cxmetrics.retention.Churn;
import io.github.cxmetrics.retention.ConversionRate;
import io.github.cxmetrics.retention.ConversionRule;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import io.github.cxmetrics.retention.cohort.RepeatPurchaseRule;
import io.github.cxmetrics.retention.cohort.UsageInterval;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.CompositeRule;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ResponseRate;
import io.github.cxmetrics.survey.ResponseStage;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.usability.Attempt;
import io.github.cxmetrics.usability.CronbachAlpha;
import io.github.cxmetrics.usability.EmotionWords;
import io.github.cxmetrics.usability.FeatureUse;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.MessageEngagementRule;
import io.github.cxmetrics.usability.MessageStage;
import io.github.cxmetrics.usability.Sentiment;
import io.github.cxmetrics.usability.Seq;
import io.github.cxmetrics.usability.SusRule;
import io.github.cxmetrics.usability.TaskLoad;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.TlxScoring;
import io.github.cxmetrics.usability.UmuxForm;
import io.github.cxmetrics.usability.WebVital;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each function gives the tally and the number of one machine, on rows at random in partitions at random, some of them with a NULL. */
class SqlEqualityTest {

    private static final int ROWS = 300;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant AS_OF = Instant.parse("2024-06-01T00:00:00Z");
    private static final String UNTIL = "TIMESTAMP '2024-06-01 00:00:00'";

    private final Random random = new Random(20240601);

    /** Rows of which each cell is null once in thirty. */
    private List<Row> rows(Supplier<Object[]> cells) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    Object[] row = cells.get();
                    for (int cell = 0; cell < row.length; cell++) {
                        if (random.nextInt(30) == 0) {
                            row[cell] = null;
                        }
                    }
                    return RowFactory.create(row);
                })
                .toList();
    }

    private static List<Row> whole(List<Row> rows) {
        return rows.stream().filter(row -> !row.anyNull()).toList();
    }

    private void view(List<Row> rows, String schema) {
        Sparks.scattered(rows, Encoders.row(StructType.fromDDL(schema)), random.nextLong())
                .createOrReplaceTempView("t");
    }

    private static Object[] numbers(int count, IntFunction<Object> number) {
        Object[] all = new Object[count];
        Arrays.setAll(all, number);
        return all;
    }

    private static String names(int count) {
        return String.join(
                ", ", IntStream.rangeClosed(1, count).mapToObj(i -> "q" + i).toList());
    }

    private static String ints(int count) {
        return String.join(
                ", ",
                IntStream.rangeClosed(1, count).mapToObj(i -> "q" + i + " INT").toList());
    }

    private static int[] answers(Row row) {
        return IntStream.range(0, row.size()).map(row::getInt).toArray();
    }

    /** The stored tally is the expected one, and the number that is read off it too. */
    private void check(String name, String arguments, Tally<?> expected, Headline number) {
        Row row = Sparks.one("SELECT " + name + "_tally(" + arguments + "), " + name + "(" + arguments + ") FROM t");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).as(name).isEqualTo(expected);
        assertThat(row.getStruct(1)).as(name).isEqualTo(number.row());
        assertThat(row.getStruct(1).isNullAt(0)).as(name).isFalse();
    }

    private <E, T extends Tally<T>> void check(
            String name,
            String arguments,
            String schema,
            List<Row> rows,
            TallyRule<E, T> rule,
            Function<Row, E> observation,
            Function<T, Headline> number) {
        view(rows, schema);
        T expected = rule.count(whole(rows).stream().map(observation).toList());
        check(name, arguments, expected, number.apply(expected));
    }

    private <E, T extends Tally<T> & Metric<T>> void check(
            String name,
            String arguments,
            String schema,
            List<Row> rows,
            TallyRule<E, T> rule,
            Function<Row, E> observation) {
        check(name, arguments, schema, rows, rule, observation, tally -> Headline.of((Metric<?>) tally));
    }

    @Test
    void ratings() {
        List<Row> rows = rows(() -> new Object[] {1 + random.nextInt(5)});
        int[] scores = whole(rows).stream().mapToInt(row -> row.getInt(0)).toArray();
        Ratings ratings = Ratings.of(RatingScale.ONE_TO_FIVE, scores);
        view(rows, "s INT");
        check("top_box", "s, 5, 2", ratings, Headline.of(ratings.topBoxes(2)));
        check("bottom_box", "s, 5, 1", ratings, Headline.of(ratings.bottomBoxes(1)));
        check("mean_score", "s, 5", ratings, Headline.mean(ratings));
        assertThat(Headline.mean(ratings).row().getDouble(0)).isEqualTo(ratings.mean());
        Ces first = Ces.from(Ratings.of(CesDefinition.CES_1.scale(), scores), CesDefinition.CES_1);
        check("ces_1", "s", first, Headline.of(first));
        Ratings seven = Ratings.of(RatingScale.ONE_TO_SEVEN, scores);
        Ces ces = Ces.from(seven);
        check("net_easy_score", "s", ces, Headline.of(ces.netEase()));
        check("seq", "s", Seq.from(seven), Headline.of(Seq.from(seven)));
    }

    @Test
    void stages() {
        check(
                "response_rate",
                "lower(s)",
                "s STRING",
                rows(() -> new Object[] {ResponseStage.values()[random.nextInt(4)].name()}),
                ResponseRate.RULE,
                row -> ResponseStage.valueOf(row.getString(0)));
        check(
                "click_through_rate",
                "s",
                "s STRING",
                rows(() -> new Object[] {MessageStage.values()[random.nextInt(4)].name()}),
                MessageEngagementRule.MESSAGES,
                row -> MessageStage.valueOf(row.getString(0)),
                tally -> Headline.of(tally.ofFirst(MessageStage.CLICKED)));
        check(
                "net_emotional_value",
                "s",
                "s STRING",
                rows(() -> new Object[] {Sentiment.values()[random.nextInt(3)].name()}),
                EmotionWords.RULE,
                row -> Sentiment.valueOf(row.getString(0)));
        check(
                "feature_adoption",
                "a, u, f",
                "a BOOLEAN, u BIGINT, f BOOLEAN",
                rows(() -> {
                    long uses = random.nextInt(4);
                    return new Object[] {uses > 0 || random.nextBoolean(), uses, uses > 0 && random.nextBoolean()};
                }),
                FeatureUse.RULE,
                row -> new FeatureUse.Person(row.getBoolean(0), row.getLong(1), row.getBoolean(2)));
        check(
                "nps_migration",
                names(2),
                ints(2),
                rows(() -> numbers(2, i -> random.nextInt(11))),
                Migration.Rule.of(NpsBands.STANDARD),
                row -> new Migration.Pair(row.getInt(0), row.getInt(1)),
                migration -> Headline.of(migration.improved()));
    }

    @Test
    void questionnaires() {
        List<Row> sus = rows(() -> numbers(10, i -> 1 + random.nextInt(5)));
        check("sus", names(10), ints(10), sus, SusRule.COMPLETE, SqlEqualityTest::answers);
        List<Row> umux = rows(() -> numbers(4, i -> 1 + random.nextInt(7)));
        check("umux", names(4), ints(4), umux, UmuxForm.UMUX, SqlEqualityTest::answers);
        List<Row> lite = rows(() -> numbers(2, i -> 1 + random.nextInt(7)));
        check("umux_lite", names(2), ints(2), lite, UmuxForm.UMUX_LITE, SqlEqualityTest::answers);
        List<Row> loads = rows(() -> numbers(6, i -> 5 * random.nextInt(21)));
        check("nasa_tlx", names(6), ints(6), loads, TlxScoring.RAW, row -> TaskLoad.of(answers(row)));
        List<Row> ten = rows(() -> numbers(3, i -> 1 + random.nextInt(10)));
        CompositeRule index = CompositeRule.of("composite", RatingScale.ONE_TO_TEN, "q1", "q2", "q3");
        Function<Row, double[]> doubles =
                row -> Arrays.stream(answers(row)).asDoubleStream().toArray();
        check("composite", "10, " + names(3), ints(3), ten, index, doubles);
        check(
                "secure_customer_index",
                "10, 4, " + names(3),
                ints(3),
                ten,
                CompositeRule.of("secure customer index", RatingScale.ONE_TO_TEN, "q1", "q2", "q3")
                        .topOnAll(4),
                doubles);
        check(
                "cronbach_alpha",
                "10, " + names(3),
                ints(3),
                ten,
                CronbachAlpha.Rule.of(RatingScale.ONE_TO_TEN, 3),
                SqlEqualityTest::answers,
                Readings::alpha);
    }

    @Test
    void kano() {
        List<Row> rows = rows(() -> numbers(2, i -> 1 + random.nextInt(5)));
        view(rows, ints(2));
        KanoTally tally = AnswerForm.FIVE_ANSWERS.count(rows.stream()
                .map(row -> KanoResponse.of(answer(row, 0), answer(row, 1)))
                .toList());
        check("kano_better", names(2), tally.better(), Headline.of(tally.better()));
        check("kano_worse", names(2), tally.worse(), Headline.of(tally.worse()));
    }

    private static @Nullable KanoAnswer answer(Row row, int index) {
        return row.isNullAt(index) ? null : AnswerForm.FIVE_ANSWERS.answerOf(row.getInt(index));
    }

    @Test
    void times() {
        check(
                "task_time",
                "s, c",
                "s DOUBLE, c BOOLEAN",
                rows(() -> new Object[] {1 + random.nextInt(500) / 8.0, random.nextInt(5) > 0}),
                TaskTimes.Rule.of(ChronoUnit.SECONDS),
                row -> new Attempt(row.getDouble(0), row.getBoolean(1)),
                Readings::taskTime);
        check(
                "web_vital",
                "v, 'LCP'",
                "v DOUBLE",
                rows(() -> new Object[] {500 + random.nextInt(4000) * 1.0}),
                LoadTimes.Rule.of(WebVital.LCP),
                row -> row.getDouble(0),
                Readings::p75);
        List<Row> rows = rows(() -> new Object[] {random.nextInt(600)});
        check(
                "duration_mean",
                "v, 'minutes'",
                "v INT",
                rows,
                DurationsRule.of(ChronoUnit.MINUTES),
                row -> Duration.ofMinutes(row.getInt(0)),
                tally -> Headline.of(OptionalDouble.of(tally.mean()), tally.count()));
        Durations expected = Durations.of(
                ChronoUnit.SECONDS,
                whole(rows).stream().mapToLong(row -> row.getInt(0)).toArray());
        Row p90 = Sparks.one("SELECT duration_quantile(0.9, v) FROM t").getStruct(0);
        assertThat(p90).isEqualTo(RowFactory.create(expected.quantile(0.9), expected.count(), null, null));
    }

    private static CallRecord call(Row row) {
        Duration waited = Duration.ofNanos(Math.round(row.getDouble(0) * 1e6) * 1000);
        return switch (row.getString(1)) {
            case "answered" ->
                CallRecord.answered(
                        AS_OF,
                        waited,
                        HandleTime.of(
                                Duration.ofSeconds(row.getInt(2)),
                                Duration.ofSeconds(row.getInt(3)),
                                Duration.ofSeconds(row.getInt(4))));
            case "abandoned" -> CallRecord.abandoned(AS_OF, waited);
            default -> CallRecord.flowedOut(AS_OF, waited);
        };
    }

    @Test
    void calls() {
        List<Row> rows = rows(() -> {
            String outcome =
                    List.of("answered", "answered", "abandoned", "flowed_out").get(random.nextInt(4));
            return new Object[] {
                random.nextInt(400) / 8.0,
                outcome,
                random.nextInt(300),
                Math.max(0, random.nextInt(60) - 30),
                random.nextInt(90)
            };
        });
        view(rows, "w DOUBLE, o STRING, t INT, h INT, p INT");
        CallRule rule = CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5));
        List<CallRecord> known = rows.stream()
                .filter(row -> !row.isNullAt(0) && !row.isNullAt(1))
                .filter(row -> !row.getString(1).equals("answered") || !row.anyNull())
                .map(SqlEqualityTest::call)
                .toList();
        CallTally expected = rule.count(known);
        Row row = Sparks.one("SELECT call_tally(w, o, t, h, p, INTERVAL '20' SECOND, 'PT5S'),"
                + " aht(IF(o = 'answered' AND w IS NOT NULL, t, NULL), h, p), att(IF(o = 'answered' AND w IS NOT NULL, t, NULL), h, p),"
                + " acw(IF(o = 'answered' AND w IS NOT NULL, t, NULL), h, p) FROM t");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).isEqualTo(expected);
        assertThat(row.getStruct(1)).isEqualTo(Headline.of(expected.aht()).row());
        assertThat(row.getStruct(2)).isEqualTo(Headline.of(expected.att()).row());
        assertThat(row.getStruct(3)).isEqualTo(Headline.of(expected.acw()).row());
        Sparks.session()
                .sql(
                        "SELECT * FROM t WHERE w IS NOT NULL AND o IS NOT NULL AND (o <> 'answered' OR t + h + p IS NOT NULL)")
                .createOrReplaceTempView("known");
        Row waits = Sparks.one("SELECT asa(w, o), average_time_to_abandon(w, o), abandonment_rate(o), answer_rate(o),"
                + " patience_median(w, o), patience_median_tally(w, o) FROM known");
        assertThat(waits.getStruct(0)).isEqualTo(Headline.of(expected.asa()).row());
        assertThat(waits.getStruct(1))
                .isEqualTo(Headline.of(expected.averageTimeToAbandon()).row());
        assertThat(waits.getStruct(2))
                .isEqualTo(Headline.of(expected.abandonment()).row());
        assertThat(waits.getStruct(3))
                .isEqualTo(Headline.of(expected.answerRate()).row());
        var patience = PatienceRule.ANSWERED_IS_CENSORED.count(known);
        assertThat(waits.getStruct(4)).isEqualTo(Headline.median(patience).row());
        assertThat((Object) TallyBytes.readTally(waits.getAs(5))).isEqualTo(patience);
    }

    @Test
    void conversationsWithBots() {
        List<Row> rows = rows(() -> {
            Instant end = AS_OF.minus(random.nextInt(400), ChronoUnit.HOURS);
            return new Object[] {
                BotConversation.Bot.values()[1 + random.nextInt(2)].name(),
                BotConversation.Ending.values()[random.nextInt(4)].name(),
                Timestamp.from(end),
                random.nextInt(3) == 0 ? Timestamp.from(end.plus(random.nextInt(99), ChronoUnit.HOURS)) : null
            };
        });
        view(rows, "b STRING, e STRING, at TIMESTAMP, back TIMESTAMP");
        BotTally expected = BotRule.durableFor(Duration.ofDays(3))
                .asOf(AS_OF)
                .count(rows.stream()
                        .filter(row -> !row.isNullAt(0) && !row.isNullAt(1) && !row.isNullAt(2))
                        .map(row -> new BotConversation(
                                row.getTimestamp(2).toInstant(),
                                BotConversation.Bot.valueOf(row.getString(0)),
                                BotConversation.Ending.valueOf(row.getString(1)),
                                row.isNullAt(3) ? null : row.getTimestamp(3).toInstant()))
                        .toList());
        String arguments = "b, e, at, back, INTERVAL '3' DAY, " + UNTIL;
        check("bot_containment", arguments, expected, Headline.of(expected.containment()));
        check("bot_resolution", arguments, expected, Headline.of(expected.confirmedOrAssumedResolution()));
    }

    @Test
    void countsAndCosts() {
        check(
                "event_rate",
                "n, 'customer'",
                "n INT",
                rows(() -> new Object[] {random.nextInt(4)}),
                new EventRate.Rule("customer"),
                row -> (long) row.getInt(0));
        check(
                "unit_cost",
                "c, 'EUR', 'contact'",
                "c DECIMAL(10, 2)",
                rows(() -> new Object[] {BigDecimal.valueOf(random.nextInt(10_000), 2)}),
                UnitCost.Rule.of(EUR, "contact"),
                row -> Money.of(row.getDecimal(0), EUR),
                Readings::unitCost);
        List<Row> rows = rows(() -> new Object[] {"reason " + random.nextInt(5)});
        view(rows, "r STRING");
        Pareto pareto = Pareto.RULE.count(
                whole(rows).stream().map(row -> row.getString(0)).toList());
        assertThat((Object) TallyBytes.readTally(
                        Sparks.one("SELECT pareto_tally(r) FROM t").getAs(0)))
                .isEqualTo(pareto);
        assertThat(Sparks.session()
                        .sql("SELECT inline(pareto_rows(pareto_tally(r))) FROM t")
                        .collectAsList())
                .isEqualTo(pareto.rows().stream()
                        .map(one -> RowFactory.create(one.reason(), one.count(), one.share(), one.cumulativeShare()))
                        .toList());
    }

    @Test
    void customers() {
        check(
                "churn_rate",
                "f, u, 30",
                "f INT, u INT",
                rows(() -> {
                    int from = Math.max(0, random.nextInt(40) - 20);
                    return new Object[] {from, from + 1 + random.nextInt(30 - from)};
                }),
                Churn.Rule.of(30),
                row -> Churn.Presence.of(row.getInt(0), row.getInt(1)));
        List<Row> trials = rows(() -> {
            LocalDate on = LocalDate.of(2024, 4, 20).plusDays(random.nextInt(40));
            return new Object[] {
                Date.valueOf(on), random.nextBoolean() ? Date.valueOf(on.plusDays(random.nextInt(20))) : null
            };
        });
        view(trials, "a DATE, b DATE");
        Money none = Money.ofMinor(0, EUR);
        ConversionRate expected = ConversionRule.of("conversion rate", 14, EUR)
                .asOf(LocalDate.of(2024, 6, 1))
                .count(trials.stream()
                        .filter(row -> !row.isNullAt(0))
                        .map(row -> new ConversionRate.Case(
                                row.getDate(0).toLocalDate(),
                                row.isNullAt(1) ? null : row.getDate(1).toLocalDate(),
                                none,
                                none))
                        .toList());
        check("conversion_rate", "a, b, 14, DATE '2024-06-01'", expected, Headline.of(expected));
    }

    @Test
    void revenue() {
        int[] accounts = new int[1];
        List<Row> rows = rows(() -> new Object[] {
            "account " + accounts[0]++,
            BigDecimal.valueOf(random.nextInt(3) * 2500L, 2),
            BigDecimal.valueOf(random.nextInt(4) * 2500L, 2)
        });
        check(
                "nrr",
                "a, s, e, 'EUR'",
                "a STRING, s DECIMAL(10, 2), e DECIMAL(10, 2)",
                rows,
                MrrMovements.Rule.of(EUR),
                row -> account(row, true),
                mrr -> Headline.of(OptionalDouble.of(mrr.nrr()), mrr.startAccounts()));
        MrrMovements expected = MrrMovements.Rule.of(EUR)
                .count(whole(rows).stream().map(row -> account(row, false)).toList());
        Row row = Sparks.one("SELECT mrr_tally(a, s, e, FALSE, 'EUR'), grr(a, s, e, 'EUR') FROM t");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).isEqualTo(expected);
        assertThat(row.getStruct(1).getDouble(0)).isEqualTo(expected.grr());
    }

    private static MrrMovements.Account account(Row row, boolean everPaid) {
        return MrrMovements.Account.of(
                row.getString(0),
                Money.of(row.getDecimal(1), EUR),
                Money.of(row.getDecimal(2), EUR),
                everPaid || row.getDecimal(1).signum() > 0);
    }

    /** Rows of some users: the merged tallies of the groups are the tally of all users. */
    private Map<String, List<Row>> users(String[] events) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(RowFactory.create(
                    "u" + random.nextInt(40),
                    Timestamp.from(AS_OF.minus(random.nextInt(90 * 24 * 60), ChronoUnit.MINUTES)),
                    events[random.nextInt(events.length)],
                    (long) random.nextInt(1000)));
        }
        view(rows, "who STRING, at TIMESTAMP, what STRING, amount BIGINT");
        Map<String, List<Row>> users = new TreeMap<>();
        rows.forEach(row -> users.computeIfAbsent(row.getString(0), who -> new ArrayList<>())
                .add(row));
        return users;
    }

    private static void checkMerged(String call, Tally<?> expected) {
        Row row =
                Sparks.one("SELECT merge_tallies(tally) FROM (SELECT who, " + call + " AS tally FROM t GROUP BY who)");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).as(call).isEqualTo(expected);
    }

    @Test
    void activities() {
        Map<String, List<Row>> users = users(new String[] {"visit"});
        ZoneId zone = ZoneId.of("UTC");
        List<CustomerActivity> activities = users.values().stream()
                .map(rows -> CustomerActivity.of(rows.stream()
                        .map(row -> row.getTimestamp(1).toInstant())
                        .toList()))
                .toList();
        checkMerged(
                "active_days_tally(at, 28, DATE '2024-05-31')",
                ActiveDaysRule.lastDays(28, zone)
                        .asOf(LocalDate.of(2024, 5, 31))
                        .count(activities));
        checkMerged("usage_interval_tally(at)", UsageInterval.Rule.of(zone).count(activities));
        checkMerged(
                "repeat_purchase_tally(at, 30, " + UNTIL + ")",
                RepeatPurchaseRule.withinDays(30, zone).asOf(AS_OF).count(activities));
        checkMerged(
                "cohort_amounts_tally(at, amount, 'month', " + UNTIL + ")",
                CohortRule.of(CalendarPeriods.months(zone))
                        .asOf(AS_OF)
                        .amounts()
                        .count(users.values().stream()
                                .map(rows -> CustomerActivity.of(rows.stream()
                                                .map(row -> row.getTimestamp(1).toInstant())
                                                .toList())
                                        .withAmounts(rows.stream()
                                                .mapToLong(row -> row.getLong(3))
                                                .toArray()))
                                .toList()));
    }

    @Test
    void logs() {
        Map<String, List<Row>> users = users(new String[] {"visit", "mail", "signup"});
        List<Row> rows = users.values().stream().flatMap(List::stream).toList();
        EventLog log = EventLog.of(
                rows.stream().map(row -> row.getString(0)).toArray(String[]::new),
                rows.stream().map(row -> row.getString(2)).toArray(String[]::new),
                rows.stream().map(row -> row.getTimestamp(1).toInstant()).toArray(Instant[]::new));
        Map<String, LogRule<?>> rules = Map.of(
                "variants_tally(at, what)", PathRule.events().variants(),
                "transitions_tally(at, what)", PathRule.events().transitions(),
                "engagement_tally(at, what, 'visit', 'mail')", EngagementRule.pageViews("visit", "mail"),
                "steps_to_goal_tally(at, what, 'signup')", StepsToGoalRule.to(Step.of("signup")),
                "attribution_tally(INTERVAL '30' DAY, at, what, 'signup')",
                        AttributionRule.conversion("signup").within(Duration.ofDays(30)));
        rules.forEach((call, rule) -> checkMerged(call, rule.count(log)));
    }

    @Test
    void ticketsAndAgents() {
        List<Row> rows = new ArrayList<>();
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Instant created = AS_OF.minus(1 + random.nextInt(300), ChronoUnit.HOURS);
            List<TicketEvent> events = new ArrayList<>();
            events.add(TicketEvent.of(null, created, TicketAct.CREATED, TicketActor.CUSTOMER));
            TicketAct[] acts = {TicketAct.PUBLIC_REPLY, TicketAct.TO_PENDING, TicketAct.TO_SOLVED, TicketAct.TO_OPEN};
            for (int j = random.nextInt(6); j > 0; j--) {
                events.add(TicketEvent.of(
                        null,
                        created.plus(60L * j + random.nextInt(60), ChronoUnit.MINUTES),
                        acts[random.nextInt(acts.length)],
                        TicketActor.AGENT));
            }
            tickets.add(Ticket.of("t" + i, events));
            for (TicketEvent event : events) {
                rows.add(RowFactory.create(
                        "t" + i,
                        Timestamp.from(event.at()),
                        event.act().name().toLowerCase(Locale.ROOT),
                        event.actor().name()));
            }
        }
        view(rows, "who STRING, at TIMESTAMP, act STRING, actor STRING");
        checkMerged(
                "ticket_tally(at, act, actor, " + UNTIL + ")",
                TicketRule.STANDARD.asOf(AS_OF).count(tickets));

        List<Row> states = new ArrayList<>();
        List<AgentDay> days = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Instant at = AS_OF;
            List<AgentStretch> stretches = new ArrayList<>();
            for (int j = 1 + random.nextInt(8); j > 0; j--) {
                Instant to = at.plus(1 + random.nextInt(90), ChronoUnit.MINUTES);
                AgentState state = List.of(AgentState.HANDLING, AgentState.AVAILABLE, AgentState.BREAK)
                        .get(random.nextInt(3));
                stretches.add(AgentStretch.of(state, at, to));
                states.add(RowFactory.create("a" + i, state.name(), Timestamp.from(at), Timestamp.from(to)));
                at = to;
            }
            days.add(AgentDay.of(stretches));
        }
        view(states, "who STRING, state STRING, f TIMESTAMP, u TIMESTAMP");
        AgentTally agents = AgentTally.RULE.count(days);
        checkMerged("agent_day_tally(state, f, u)", agents);
        Row occupancy = Sparks.one("SELECT tally_metric(merge_tallies(tally), 'occupancy') FROM"
                        + " (SELECT agent_day_tally(state, f, u) AS tally FROM t GROUP BY who)")
                .getStruct(0);
        assertThat(occupancy.getDouble(0)).isEqualTo(agents.occupancy().value());
    }

    @Test
    void contrasts() {
        List<Row> rows = rows(() -> new Object[] {random.nextBoolean(), random.nextInt(3) > 0, random.nextInt(11)});
        view(rows, "g BOOLEAN, s BOOLEAN, n INT");
        Row row = Sparks.one("SELECT share_difference(g, s), share_lift(g, s, 0.90), nps_difference(g, n) FROM t");
        Proportion treated = share(rows, true);
        Proportion others = share(rows, false);
        checkDifference(row.getStruct(0), treated.versus(others), treated.count() + others.count());
        RelativeLift lift = RelativeLift.of(treated, others, Confidence.of(0.90));
        assertThat(row.getStruct(1).getDouble(0)).isEqualTo(lift.value());
        assertThat(row.getStruct(1).getDouble(2)).isEqualTo(lift.interval().lower());
        assertThat(row.getStruct(1).getDouble(3)).isEqualTo(lift.interval().upper());
        Nps one = nps(rows, true);
        Nps other = nps(rows, false);
        checkDifference(row.getStruct(2), one.versus(other), one.count() + other.count());
        Row half = Sparks.one(
                "SELECT share_difference(g, s), share_lift(g, s), nps_difference(g, n), share_lift(NOT g, g) FROM t WHERE g");
        assertThat(half.isNullAt(0) && half.isNullAt(1) && half.isNullAt(2) && half.isNullAt(3))
                .isTrue();
    }

    private static void checkDifference(Row struct, Comparison expected, long n) {
        assertThat(struct)
                .isEqualTo(RowFactory.create(
                        expected.difference(),
                        n,
                        expected.interval().lower(),
                        expected.interval().upper(),
                        expected.pValue()));
    }

    private static List<Row> of(List<Row> rows, boolean treated, int column) {
        return rows.stream()
                .filter(row -> !row.isNullAt(0) && row.getBoolean(0) == treated && !row.isNullAt(column))
                .toList();
    }

    private static Proportion share(List<Row> rows, boolean treated) {
        List<Row> own = of(rows, treated, 1);
        return Proportion.of(own.stream().filter(row -> row.getBoolean(1)).count(), own.size());
    }

    private static Nps nps(List<Row> rows, boolean treated) {
        return Nps.of(
                of(rows, treated, 2).stream().mapToInt(row -> row.getInt(2)).toArray());
    }
}
