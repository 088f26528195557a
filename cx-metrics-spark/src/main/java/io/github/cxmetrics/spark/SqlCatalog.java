package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.SqlArgument.Kind.ANSWER;
import static io.github.cxmetrics.spark.SqlArgument.Kind.INSTANT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.LEVEL;
import static io.github.cxmetrics.spark.SqlArgument.Kind.NUMBER;
import static io.github.cxmetrics.spark.SqlArgument.Kind.POINTS;
import static io.github.cxmetrics.spark.SqlArgument.Kind.SCORE;
import static io.github.cxmetrics.spark.SqlArgument.Kind.SPAN;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TALLY;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TEXT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TIME;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TRUTH;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WORD;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** Every function of SQL. */
final class SqlCatalog {

    private static final int CSAT_POINTS = 5;

    private static final List<SqlFunction> ALL = all();

    private SqlCatalog() {}

    static List<SqlFunction> functions() {
        return ALL;
    }

    private static List<SqlFunction> all() {
        SqlFamilies all = new SqlFamilies();
        addScores(all);
        addShares(all);
        addCalls(all);
        SurveyFunctions.addTo(all);
        ContactFunctions.addTo(all);
        RetentionFunctions.addTo(all);
        addGroups(all);
        JourneyFunctions.addTo(all);
        addTallies(all);
        return all.all();
    }

    private static void addScores(SqlFamilies all) {
        SqlArgument score =
                SqlArgument.of("score", SCORE, "a score; NULL is a missing answer, a score outside the scale an error");
        SqlArgument points = SqlArgument.of("points", POINTS, "how many points the scale has, from 1 on")
                .optional();
        SqlArgument boxes = SqlArgument.of("boxes", POINTS, "how many points count at each end");
        all.add(
                "nps",
                "Net Promoter Score of answers on 0..10, −100..100,",
                List.of(score),
                "nps(score) FROM answers",
                call -> Scores.nps(call.column(0)));
        all.add(
                "csat",
                "share of the satisfied, 0..1 (of five points the top two),",
                List.of(score, points),
                "csat(score) FROM answers",
                call -> Scores.csat(call.column(0), call.whole(1, CSAT_POINTS)));
        all.add(
                "ces",
                "Customer Effort Score 2.0, mean of answers on 1..7,",
                List.of(score),
                "ces(score) FROM answers",
                call -> Scores.ces(call.column(0)));
        all.add(
                "net_score",
                "share of the top boxes minus the share of the bottom boxes, −100..100,",
                List.of(score, SqlArgument.of("points", POINTS, "how many points the scale has, from 1 on"), boxes),
                "net_score(score, 5, 2) FROM answers",
                call -> Scores.netScore(call.column(0), call.whole(1, 0), call.whole(2, 0)));
    }

    private static void addShares(SqlFamilies all) {
        addShare(all, "fcr", "First Contact Resolution as surveyed: the share of true, 0..1,", "resolved", Shares::fcr);
        addShare(all, "retention", "share of customers at the start who were kept, 0..1,", "kept", Shares::retention);
        addShare(all, "churn", "share of customers at the start who were lost, 0..1,", "lost", Shares::churn);
        addShare(all, "task_success", "share of attempts that succeeded, 0..1,", "success", Shares::taskSuccess);
        addShare(all, "proportion", "share of true, 0..1,", "condition", Shares::proportion);
    }

    private static void addShare(
            SqlFamilies all, String name, String says, String argument, Function<Column, MetricColumns> columns) {
        SqlArgument truth = SqlArgument.of(argument, TRUTH, "true, false, or NULL for what does not count");
        all.add(
                name,
                says,
                List.of(truth),
                name + "(" + argument + ") FROM rows",
                call -> columns.apply(call.column(0)));
    }

    private static void addCalls(SqlFamilies all) {
        all.add(
                "service_level",
                "share of calls served within the threshold by a policy, 0..1,",
                List.of(
                        SqlArgument.of("waited", NUMBER, "seconds in the queue"),
                        SqlArgument.of("outcome", TEXT, "answered, abandoned or flowed_out"),
                        SqlArgument.of("threshold", SPAN, "the service level's, inclusive"),
                        SqlArgument.of("policy", WORD, "a constant of ServiceLevelPolicy, for example GENESYS_CLOUD"),
                        SqlArgument.of("short_abandon", SPAN, "a call abandoned before it is a short abandon")
                                .optional()),
                "service_level(waited, outcome, INTERVAL '20' SECOND, 'GENESYS_CLOUD') FROM calls",
                call -> Shares.serviceLevel(
                        call.column(0),
                        call.column(1),
                        Shares.serviceLevel(call.span(2), call.text(3), call.has(4) ? call.span(4) : Duration.ZERO)));
        all.add(
                "apdex",
                "Application Performance Index, 0..1,",
                List.of(
                        SqlArgument.of("seconds", NUMBER, "a response time"),
                        SqlArgument.of("threshold", LEVEL, "T, in the unit of the times")),
                "apdex(seconds, 0.5) FROM responses",
                call -> Shares.apdex(call.column(0), call.real(1)));
    }

    private static void addGroups(SqlFamilies all) {
        SqlArgument functional =
                SqlArgument.of("functional", ANSWER, "the answer to the functional question: code 1..5, or its text");
        SqlArgument dysfunctional = SqlArgument.of("dysfunctional", ANSWER, "the answer to the dysfunctional question");
        all.add(new SqlFunction(
                "kano_category",
                "Kano category of a feature by its most frequent class, or NULL.",
                List.of(functional, dysfunctional),
                "kano_category(f, d) FROM answers GROUP BY feature",
                call -> Stored.category(
                        Grouped.kano(call.column(0), call.column(1)).stored())));
        all.add(new SqlFunction(
                "kano_tally",
                "Stored tally of pairs of Kano answers, BINARY, for merge_tallies.",
                List.of(functional, dysfunctional),
                "kano_tally(f, d) FROM answers GROUP BY feature",
                call -> Grouped.kano(call.column(0), call.column(1)).stored()));
        SqlArgument time = SqlArgument.of("time", NUMBER, "how long it took, or was observed");
        SqlArgument observed = SqlArgument.of("observed", TRUTH, "whether it ended then; false if it still went on");
        SqlArgument unit = SqlArgument.of("unit", WORD, "DAYS, HOURS, WEEKS … of ChronoUnit")
                .optional();
        all.add(
                "survival_median",
                "Median of Kaplan and Meier, value NULL where the curve does not get there,",
                List.of(time, observed, unit),
                "survival_median(days, churned) FROM customers",
                SqlCatalog::survival);
        all.add(new SqlFunction(
                "survival_tally",
                "Stored survival tally, BINARY, for merge_tallies; NULL for no rows.",
                List.of(time, observed, unit),
                "survival_tally(days, churned) FROM customers",
                call -> survival(call).stored()));
        addObservations(all);
    }

    private static MetricColumns survival(SqlCall call) {
        return Grouped.survival(call.column(0), call.column(1), call.constant(2, ChronoUnit.DAYS));
    }

    private static void addObservations(SqlFamilies all) {
        List<SqlArgument> funnel = List.of(
                SqlArgument.of("window", SPAN, "the longest time from step 1 to any later one"),
                SqlArgument.of("time", TIME, "when the event was"),
                SqlArgument.of("event", TEXT, "its name"),
                SqlArgument.of("steps", WORD, "the name of each step's event, in order")
                        .repeated());
        all.add(new SqlFunction(
                "funnel",
                "How many steps the user of a group got to, INT. Buffers the user's step events, 12 bytes each: for users of millions of events there is SparkFunnel.",
                funnel,
                "user, funnel(INTERVAL '7' DAY, time, event, 'visit', 'signup') FROM events GROUP BY user",
                call -> Stored.level(funnel(call))));
        all.add(new SqlFunction(
                "funnel_tally",
                "Stored funnel tally of the user of a group, BINARY, for merge_tallies over users. Buffers the user's step events.",
                funnel,
                "user, funnel_tally(INTERVAL '7' DAY, time, event, 'visit', 'signup') FROM events GROUP BY user",
                SqlCatalog::funnel));
        SqlArgument at = SqlArgument.of("time", TIME, "when the contact or activity was");
        SqlArgument asOf = SqlArgument.of("as_of", INSTANT, "the last instant that was observed");
        all.add(new SqlFunction(
                "fcr_contacts_tally",
                "Stored First Contact Resolution of the customer of a group, by no repeat within a window, BINARY, for merge_tallies over customers.",
                List.of(at, SqlArgument.of("window", SPAN, "in which no contact may follow"), asOf),
                "customer, fcr_contacts_tally(time, INTERVAL '7' DAY, TIMESTAMP '2024-06-01 00:00:00') FROM contacts GROUP BY customer",
                call -> Grouped.fcr(call.column(0), call.span(1), call.instant(2))));
        all.add(new SqlFunction(
                "cohort_tally",
                "Stored retention cohorts of the customer of a group, BINARY, for merge_tallies over customers.",
                List.of(
                        at,
                        SqlArgument.of("period", WORD, "day, week, month, quarter or year"),
                        asOf,
                        SqlArgument.of("zone", WORD, "the time zone of the periods")
                                .optional()),
                "customer, cohort_tally(time, 'month', TIMESTAMP '2024-06-01 00:00:00') FROM activity GROUP BY customer",
                call -> Grouped.cohort(call.column(0), call.text(1), call.zone(3), call.instant(2))));
    }

    private static Column funnel(SqlCall call) {
        return Grouped.funnel(
                call.span(0),
                call.column(1),
                call.column(2),
                Grouped.steps(call.texts(3).toArray(String[]::new)));
    }

    private static void addTallies(SqlFamilies all) {
        List<SqlArgument> tally = List.of(SqlArgument.of("tally", TALLY, "a stored tally; NULL is left out"));
        all.add(new SqlFunction(
                "merge_tallies",
                "Sum of stored tallies of one rule, BINARY; NULL for none.",
                tally,
                "merge_tallies(tally) FROM daily",
                call -> TallyMerger.udf().apply(call.column(0))));
        all.add(new SqlFunction(
                "tally_metric",
                "Number of a stored tally" + SqlFamilies.STRUCT + "; without a name its headline number.",
                List.of(
                        tally.get(0),
                        SqlArgument.of("name", WORD, "one of the names that tally_metrics lists")
                                .optional()),
                "tally_metric(merge_tallies(tally)) FROM daily",
                call -> call.has(1) ? Stored.metric(call.column(0), call.text(1)) : Stored.metric(call.column(0))));
        all.add(new SqlFunction(
                "tally_metrics",
                "Numbers of a stored tally by name as an array of structs: name, value, n, lower and upper limit at 95 %.",
                tally,
                "inline(tally_metrics(merge_tallies(tally))) FROM daily",
                call -> Stored.metrics(call.column(0))));
        all.add(new SqlFunction(
                "tally_text",
                "Line of a stored tally, STRING.",
                tally,
                "tally_text(merge_tallies(tally)) FROM daily",
                call -> Stored.text(call.column(0))));
        all.add(new SqlFunction(
                "tally_numbers",
                "Counts of a stored tally by name, MAP<STRING, BIGINT>.",
                tally,
                "tally_numbers(merge_tallies(tally)) FROM daily",
                call -> Stored.numbers(call.column(0))));
        all.add(new SqlFunction(
                "funnel_steps",
                "Steps of a stored funnel tally as an array of structs: step, name, reached, value, lower, upper.",
                tally,
                "inline(funnel_steps(merge_tallies(tally))) FROM funnels",
                call -> Stored.steps(call.column(0))));
        all.add(new SqlFunction(
                "cohort_cells",
                "Mature cells of stored cohorts as an array of structs: cohort, column, returned, n, value, lower, upper.",
                tally,
                "inline(cohort_cells(merge_tallies(tally))) FROM cohorts",
                call -> Stored.cells(call.column(0))));
    }
}
