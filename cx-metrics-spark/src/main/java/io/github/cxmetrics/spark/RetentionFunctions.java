package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.SqlArgument.Kind.INSTANT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.LEVEL;
import static io.github.cxmetrics.spark.SqlArgument.Kind.NUMBER;
import static io.github.cxmetrics.spark.SqlArgument.Kind.POINTS;
import static io.github.cxmetrics.spark.SqlArgument.Kind.SCORE;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TEXT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TIME;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TRUTH;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WHOLE;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WORD;
import static org.apache.spark.sql.functions.lit;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.retention.Churn;
import io.github.cxmetrics.retention.ConversionRate;
import io.github.cxmetrics.retention.ConversionRule;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.RepeatPurchaseRule;
import io.github.cxmetrics.retention.cohort.UsageInterval;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.retention.revenue.RevenueRatio;
import java.util.Currency;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The functions of SQL over customers, subscriptions and activities, and those that compare two groups of rows. */
final class RetentionFunctions {

    /** Of cases whose amounts are all 0, since no more than cases are counted: a rule needs a currency all the same. */
    private static final Currency ANY_CURRENCY = Currency.getInstance("EUR");

    private static final String AS_OF = "TIMESTAMP '2024-06-01 00:00:00'";
    private static final SqlArgument TIME_OF = SqlArgument.of("time", TIME, "when the activity or purchase was");
    private static final SqlArgument LAST = SqlArgument.of("as_of", INSTANT, "the last instant that was observed");
    private static final SqlArgument ZONE = SqlArgument.of(
                    "zone", WORD, "the time zone of the days; UTC where left out")
            .optional();

    private RetentionFunctions() {}

    static void addTo(SqlFamilies all) {
        addCustomers(all);
        addRevenue(all);
        addObservations(all);
        addContrasts(all);
    }

    private static void addCustomers(SqlFamilies all) {
        all.add(
                "churn_rate",
                "Share of customers at the start of a period who were lost, of days of presence, 0..1,",
                List.of(
                        SqlArgument.of(
                                "from_day",
                                WHOLE,
                                "the customer's first day in the period, from 0; 0 for one at the start"),
                        SqlArgument.of(
                                "to_day", WHOLE, "the day after the last; the period's length for one at the end"),
                        SqlArgument.of("days", POINTS, "the period's length")),
                "churn_rate(from_day, to_day, 30) FROM presences",
                call -> Typed.ofWhole(
                        Churn.Rule.of(call.whole(2, 0)),
                        row -> Churn.Presence.of(Math.toIntExact(row.getLong(0)), Math.toIntExact(row.getLong(1))),
                        List.of(Typed.Cell.whole(call.column(0)), Typed.Cell.whole(call.column(1)))));
        all.add(
                "conversion_rate",
                "Share of trials or contracts that converted within their days, of those whose days are over, 0..1,",
                List.of(
                        SqlArgument.of("on", TIME, "the first day of a trial, the due day of a contract"),
                        SqlArgument.of("converted_on", TIME, "the day on which it converted; NULL if it has not"),
                        SqlArgument.of("days", POINTS, "the days that it has"),
                        SqlArgument.of("as_of", INSTANT, "the last day that was observed")),
                "conversion_rate(started, converted, 14, DATE '2024-06-01') FROM trials",
                call -> Typed.of(
                        ConversionRule.of("conversion rate", call.whole(2, 0), ANY_CURRENCY)
                                .asOf(call.day(3)),
                        RetentionFunctions::conversion,
                        List.of(Typed.Cell.day(call.column(0)), Typed.Cell.day(call.column(1)))));
    }

    private static ConversionRate.@Nullable Case conversion(Row row) {
        if (row.isNullAt(0)) {
            return null;
        }
        Money none = Money.ofMinor(0, ANY_CURRENCY);
        return row.isNullAt(1)
                ? ConversionRate.Case.open(Typed.date(row, 0), none)
                : ConversionRate.Case.converted(Typed.date(row, 0), Typed.date(row, 1), none, none);
    }

    private static void addRevenue(SqlFamilies all) {
        List<SqlArgument> account = List.of(
                SqlArgument.of("account", TEXT, "the account's id; it has one row"),
                SqlArgument.of("mrr_start", NUMBER, "an account's MRR at the start, 0 for none"),
                SqlArgument.of("mrr_end", NUMBER, "its MRR at the end"),
                SqlArgument.of("currency", WORD, "the code of the currency, for example EUR"));
        all.addRatio(
                "nrr",
                "Net revenue retention, MRR now of the accounts of the start over their MRR then,",
                account,
                "nrr(account, mrr_start, mrr_end, 'EUR') FROM accounts",
                call -> mrr(call, lit(true), 3).<MrrMovements>read(mrr -> Readings.revenue(mrr, RevenueRatio.NRR)));
        all.addRatio(
                "grr",
                "Gross revenue retention, MRR kept of the accounts of the start without expansion,",
                account,
                "grr(account, mrr_start, mrr_end, 'EUR') FROM accounts",
                call -> mrr(call, lit(true), 3).<MrrMovements>read(mrr -> Readings.revenue(mrr, RevenueRatio.GRR)));
        all.add(new SqlFunction(
                "mrr_tally",
                "Stored MRR movements (new, expansion, reactivation, contraction, churn), BINARY, for merge_tallies and tally_metrics; NULL for no rows.",
                List.of(
                        account.get(0),
                        account.get(1),
                        account.get(2),
                        SqlArgument.of(
                                "ever_paid",
                                TRUTH,
                                "whether the account had paid before the start: then a gain from 0 is a reactivation"),
                        account.get(3)),
                "mrr_tally(account, mrr_start, mrr_end, ever_paid, 'EUR') FROM accounts",
                call -> mrr(call, call.column(3), 4).stored()));
    }

    private static MetricColumns mrr(SqlCall call, Column everPaid, int currencyAt) {
        Currency currency = call.currency(currencyAt);
        return Typed.ofWhole(
                MrrMovements.Rule.of(currency),
                row -> MrrMovements.Account.of(
                        row.getString(0),
                        Money.of(row.getDecimal(1), currency),
                        Money.of(row.getDecimal(2), currency),
                        row.getBoolean(3) || row.getDecimal(1).signum() > 0),
                List.of(
                        Typed.Cell.text(call.column(0)),
                        Typed.Cell.amount(call.column(1)),
                        Typed.Cell.amount(call.column(2)),
                        Typed.Cell.truth(everPaid)));
    }

    private static void addObservations(SqlFamilies all) {
        all.add(new SqlFunction(
                "active_days_tally",
                "Stored active days of the user of a group (DAU over MAU, stickiness), BINARY, for merge_tallies over users and tally_metrics. Holds the user's times in memory.",
                List.of(
                        TIME_OF,
                        SqlArgument.of("days", POINTS, "the length of the window, for example 28"),
                        SqlArgument.of("as_of", INSTANT, "the last day of the window"),
                        ZONE),
                "customer, active_days_tally(time, 28, DATE '2024-06-01') FROM activity GROUP BY customer",
                call -> Grouped.activity(
                        ActiveDaysRule.lastDays(call.whole(1, 0), call.zone(3)).asOf(call.day(2)), call.column(0))));
        all.add(new SqlFunction(
                "usage_interval_tally",
                "Stored usage interval of the user of a group, BINARY, for merge_tallies over users and tally_metrics. Holds the user's times in memory.",
                List.of(TIME_OF, ZONE),
                "customer, usage_interval_tally(time) FROM activity GROUP BY customer",
                call -> Grouped.activity(UsageInterval.Rule.of(call.zone(1)), call.column(0))));
        all.add(new SqlFunction(
                "repeat_purchase_tally",
                "Stored repeat purchase rate of the customer of a group, BINARY, for merge_tallies over customers and tally_metrics. Holds the customer's times in memory.",
                List.of(
                        TIME_OF,
                        SqlArgument.of("within_days", POINTS, "in which the second purchase must come"),
                        LAST,
                        ZONE),
                "customer, repeat_purchase_tally(time, 90, " + AS_OF + ") FROM activity GROUP BY customer",
                call -> Grouped.activity(
                        RepeatPurchaseRule.withinDays(call.whole(1, 0), call.zone(3))
                                .asOf(call.instant(2)),
                        call.column(0))));
        all.add(new SqlFunction(
                "cohort_amounts_tally",
                "Stored amounts of the customer of a group by cohort (revenue per starting customer), BINARY, for merge_tallies over customers. Holds the customer's rows in memory.",
                List.of(
                        TIME_OF,
                        SqlArgument.of("amount", WHOLE, "its amount in whole units, for example cents"),
                        SqlArgument.of("period", WORD, "day, week, month, quarter or year"),
                        LAST,
                        ZONE),
                "customer, cohort_amounts_tally(time, cents, 'month', " + AS_OF + ") FROM activity GROUP BY customer",
                call -> Grouped.cohortAmounts(
                        call.column(0), call.column(1), call.text(2), call.zone(4), call.instant(3))));
    }

    private static void addContrasts(SqlFamilies all) {
        SqlArgument treated =
                SqlArgument.of("treated", TRUTH, "whether a row is of the group that is compared with the others");
        SqlArgument success = SqlArgument.of("success", TRUTH, "true, false, or NULL for what does not count");
        SqlArgument level = SqlArgument.of("level", LEVEL, "the confidence; 0.95 where left out")
                .optional();
        String struct = " as a struct of value, n, lower, upper and p_value; NULL where a group is empty.";
        all.add(new SqlFunction(
                "share_difference",
                "Difference of two shares, treated less others," + struct,
                List.of(treated, success, level),
                "share_difference(treated, success) FROM experiment",
                call -> Contrasts.difference(call.column(0), call.column(1), call.level(2))));
        all.add(new SqlFunction(
                "share_lift",
                "Relative lift of a share, treated over others less one," + struct,
                List.of(treated, success, level),
                "share_lift(treated, success) FROM experiment",
                call -> Contrasts.lift(call.column(0), call.column(1), call.level(2))));
        all.add(new SqlFunction(
                "nps_difference",
                "Difference of two Net Promoter Scores, treated less others," + struct,
                List.of(treated, SqlArgument.of("score", SCORE, "a score on 0..10; NULL is a missing answer"), level),
                "nps_difference(treated, score) FROM experiment",
                call -> Contrasts.npsDifference(call.column(0), call.column(1), call.level(2))));
    }
}
