package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.SqlArgument.Kind.INSTANT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.LEVEL;
import static io.github.cxmetrics.spark.SqlArgument.Kind.NUMBER;
import static io.github.cxmetrics.spark.SqlArgument.Kind.SPAN;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TEXT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TIME;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WHOLE;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WORD;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.contact.BotConversation;
import io.github.cxmetrics.contact.BotRule;
import io.github.cxmetrics.contact.BotTally;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.UnitCost;
import io.github.cxmetrics.contact.call.CallOutcome;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.call.PatienceRule;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The functions of SQL over calls, conversations, tickets and costs. */
final class ContactFunctions {

    private static final SqlArgument WAITED = SqlArgument.of("waited", NUMBER, "seconds in the queue");
    private static final SqlArgument OUTCOME = SqlArgument.of("outcome", TEXT, "answered, abandoned or flowed_out");
    private static final SqlArgument TALK = SqlArgument.of("talk", NUMBER, "seconds of talk without holds");
    private static final SqlArgument HOLD =
            SqlArgument.of("hold", NUMBER, "seconds on hold; NULL leaves the call out, 0 is none");
    private static final SqlArgument WRAP = SqlArgument.of("wrap", NUMBER, "seconds of work after the call");

    private ContactFunctions() {}

    static void addTo(SqlFamilies all) {
        addCalls(all);
        addHandleTimes(all);
        addDurations(all);
        addBots(all);
        addCounts(all);
        addObservations(all);
    }

    private static void addCalls(SqlFamilies all) {
        all.add(
                "abandonment_rate",
                "Share of offered calls that the customer gave up, 0..1,",
                List.of(OUTCOME),
                "abandonment_rate(outcome) FROM calls",
                call -> CallColumns.ofOutcome(call.function(), call.column(0))
                        .counted(CallColumns.RULE)
                        .<CallTally>read(calls -> Headline.of(calls.abandonment())));
        all.add(
                "answer_rate",
                "Share of offered calls that were answered, 0..1,",
                List.of(OUTCOME),
                "answer_rate(outcome) FROM calls",
                call -> CallColumns.ofOutcome(call.function(), call.column(0))
                        .counted(CallColumns.RULE)
                        .<CallTally>read(calls -> Headline.of(calls.answerRate())));
        all.addRatio(
                "asa",
                "Average speed of answer, the mean wait of answered calls in seconds,",
                List.of(WAITED, OUTCOME),
                "asa(waited, outcome) FROM calls",
                call -> CallColumns.ofWait(call.function(), call.column(0), call.column(1))
                        .counted(CallColumns.RULE)
                        .<CallTally>read(calls -> Headline.of(calls.asa())));
        all.addRatio(
                "average_time_to_abandon",
                "Mean wait of abandoned calls in seconds",
                List.of(WAITED, OUTCOME),
                "average_time_to_abandon(waited, outcome) FROM calls",
                call -> CallColumns.ofWait(call.function(), call.column(0), call.column(1))
                        .counted(CallColumns.RULE)
                        .<CallTally>read(calls -> Headline.of(calls.averageTimeToAbandon())));
        all.add(new SqlFunction(
                "call_tally",
                "Stored tally of calls, BINARY, for merge_tallies and tally_metrics; NULL for no rows.",
                List.of(
                        WAITED,
                        OUTCOME,
                        TALK,
                        HOLD,
                        WRAP,
                        SqlArgument.of("threshold", SPAN, "the service level's, inclusive"),
                        SqlArgument.of("short_abandon", SPAN, "a call abandoned before it is a short abandon")
                                .optional()),
                "call_tally(waited, outcome, talk, hold, wrap, INTERVAL '20' SECOND) FROM calls",
                call -> new CallColumns(
                                call.function(),
                                call.column(0),
                                call.column(1),
                                call.column(2),
                                call.column(3),
                                call.column(4))
                        .counted(CallRule.of(call.span(5), call.has(6) ? call.span(6) : Duration.ZERO))
                        .stored()));
    }

    private static void addHandleTimes(SqlFamilies all) {
        List<SqlArgument> parts = List.of(TALK, HOLD, WRAP);
        all.addRatio(
                "aht",
                "Average handle time of answered calls, talk, hold and wrap-up in seconds,",
                parts,
                "aht(talk, hold, wrap) FROM calls",
                call -> handled(call).<CallTally>read(calls -> Headline.of(calls.aht())));
        all.addRatio(
                "att",
                "Average talk time of answered calls in seconds",
                parts,
                "att(talk, hold, wrap) FROM calls",
                call -> handled(call).<CallTally>read(calls -> Headline.of(calls.att())));
        all.addRatio(
                "acw",
                "Average after-call work of answered calls in seconds",
                parts,
                "acw(talk, hold, wrap) FROM calls",
                call -> handled(call).<CallTally>read(calls -> Headline.of(calls.acw())));
    }

    private static MetricColumns handled(SqlCall call) {
        return CallColumns.ofHandleTime(call.function(), call.column(0), call.column(1), call.column(2))
                .counted(CallColumns.RULE);
    }

    private static void addDurations(SqlFamilies all) {
        SqlArgument time = SqlArgument.of("time", WHOLE, "a duration in whole units");
        SqlArgument unit = SqlArgument.of(
                        "unit", WORD, "SECONDS, MILLIS, HOURS … of ChronoUnit; seconds where left out")
                .optional();
        all.addRatio(
                "duration_mean",
                "Mean duration in its unit",
                List.of(time, unit),
                "duration_mean(waited) FROM calls",
                call -> durations(call, 0)
                        .<Durations>read(one -> Headline.of(OptionalDouble.of(one.mean()), one.count())));
        all.add(new SqlFunction(
                "duration_quantile",
                "Exact quantile of durations" + SqlFamilies.RATIO + "; NULL for no rows.",
                List.of(SqlArgument.of("p", LEVEL, "the share of durations below it, for example 0.9"), time, unit),
                "duration_quantile(0.9, waited) FROM calls",
                call -> {
                    double p = call.real(0);
                    return durations(call, 1)
                            .<Durations>read(one -> Headline.of(OptionalDouble.of(one.quantile(p)), one.count()))
                            .metric();
                }));
        all.add(
                "patience_median",
                "Median time in seconds until customers give up, answered calls as censored (Kaplan and Meier),",
                List.of(WAITED, OUTCOME),
                "patience_median(waited, outcome) FROM calls",
                call -> {
                    String function = call.function();
                    return Typed.ofWhole(
                                    PatienceRule.ANSWERED_IS_CENSORED,
                                    row -> call(function, row),
                                    List.of(Typed.Cell.number(call.column(0)), Typed.Cell.text(call.column(1))))
                            .read(Headline::median);
                });
    }

    private static MetricColumns durations(SqlCall call, int from) {
        ChronoUnit unit = call.constant(from + 1, ChronoUnit.SECONDS);
        return Typed.ofWhole(
                DurationsRule.of(unit),
                row -> Duration.of(row.getLong(0), unit),
                List.of(Typed.Cell.whole(call.column(from))));
    }

    private static CallRecord call(String function, Row row) {
        Duration waited = Duration.of(Math.round(row.getDouble(0) * 1e6), ChronoUnit.MICROS);
        CallOutcome outcome = Grouped.constant(function, CallOutcome.class, row.getString(1));
        return new CallRecord(Instant.EPOCH, outcome, waited, HandleTime.NONE, Set.of(), Map.of());
    }

    private static void addBots(SqlFamilies all) {
        List<SqlArgument> conversation = List.of(
                SqlArgument.of("bot", TEXT, "its part: none, took_part or began"),
                SqlArgument.of("ending", TEXT, "confirmed, left, asked_in_vain or reached_a_person"),
                SqlArgument.of("ended_at", TIME, "when the conversation ended"),
                SqlArgument.of("came_back_at", TIME, "when the customer made contact again; NULL if not"),
                SqlArgument.of("durable", SPAN, "for how long a resolution must last"),
                SqlArgument.of("as_of", INSTANT, "the last instant that was observed"));
        String rest =
                "(bot, ending, ended_at, came_back_at, INTERVAL '7' DAY, TIMESTAMP '2024-06-01 00:00:00') FROM conversations";
        all.add(
                "bot_containment",
                "Share of conversations begun with a bot that never reached a person, 0..1,",
                conversation,
                "bot_containment" + rest,
                call -> bots(call).<BotTally>read(bots -> Headline.of(bots.containment())));
        all.add(
                "bot_resolution",
                "Share of conversations with a bot that it settled, confirmed or left without asking for a person, 0..1,",
                conversation,
                "bot_resolution" + rest,
                call -> bots(call).<BotTally>read(bots -> Headline.of(bots.confirmedOrAssumedResolution())));
    }

    private static MetricColumns bots(SqlCall call) {
        String function = call.function();
        return Typed.of(
                BotRule.durableFor(call.span(4)).asOf(call.instant(5)),
                row -> conversation(function, row),
                List.of(
                        Typed.Cell.text(call.column(0)),
                        Typed.Cell.text(call.column(1)),
                        Typed.Cell.time(call.column(2)),
                        Typed.Cell.time(call.column(3))));
    }

    private static @Nullable BotConversation conversation(String function, Row row) {
        if (row.isNullAt(0) || row.isNullAt(1) || row.isNullAt(2)) {
            return null;
        }
        BotConversation one = BotConversation.of(
                Typed.instant(row, 2),
                Grouped.constant(function, BotConversation.Bot.class, row.getString(0)),
                Grouped.constant(function, BotConversation.Ending.class, row.getString(1)));
        return row.isNullAt(3) ? one : one.cameBack(Typed.instant(row, 3));
    }

    private static void addCounts(SqlFamilies all) {
        all.add(
                "event_rate",
                "Events per unit of exposure, of which each row is one (contact rate, complaint rate), with Poisson's interval,",
                List.of(
                        SqlArgument.of("events", WHOLE, "the events of a unit, 0 for none"),
                        SqlArgument.of("per", WORD, "what a unit is, for example customer")
                                .optional()),
                "event_rate(contacts, 'customer') FROM customers",
                call -> {
                    String per = call.has(1) ? call.text(1) : "row";
                    Column events = call.column(0);
                    Column negative = raise_error(concat(
                            lit("event_rate: column " + ColumnNames.of(events) + " must not be negative: "),
                            events.cast("string")));
                    return MetricColumns.of(
                            counts -> EventRate.of(counts[0], counts[1], per),
                            sum(when(events.lt(0), negative).otherwise(events.cast("long"))),
                            count(events));
                });
        all.addRatio(
                "unit_cost",
                "Exact amounts over how many there are (cost per contact, ARPU, average order value)",
                List.of(
                        SqlArgument.of("amount", NUMBER, "an amount of each unit, exact to the currency's decimals"),
                        SqlArgument.of("currency", WORD, "its code, for example EUR"),
                        SqlArgument.of("per", WORD, "what a unit is, for example contact")
                                .optional()),
                "unit_cost(cost, 'EUR', 'contact') FROM costs",
                call -> {
                    Currency currency = call.currency(1);
                    return Typed.ofWhole(
                                    UnitCost.Rule.of(currency, call.has(2) ? call.text(2) : "row"),
                                    row -> Money.of(row.getDecimal(0), currency),
                                    List.of(Typed.Cell.amount(call.column(0))))
                            .read(Readings::unitCost);
                });
        all.add(new SqlFunction(
                "pareto_tally",
                "Stored counts by reason, BINARY, for merge_tallies and pareto_rows; NULL for no rows.",
                List.of(SqlArgument.of("reason", TEXT, "why a customer made contact")),
                "pareto_tally(reason) FROM contacts",
                call -> Typed.ofWhole(Pareto.RULE, row -> row.getString(0), List.of(Typed.Cell.text(call.column(0))))
                        .stored()));
    }

    private static void addObservations(SqlFamilies all) {
        SqlArgument time = SqlArgument.of("time", TIME, "when the event was");
        all.add(new SqlFunction(
                "ticket_tally",
                "Stored support metrics of the ticket of a group (first response, resolution, reopen rate …), BINARY, for merge_tallies over tickets and tally_metrics. Times run by the clock, in seconds. Holds the ticket's rows in memory.",
                List.of(
                        time,
                        SqlArgument.of(
                                "act",
                                TEXT,
                                "a TicketAct: created, public_reply, internal_note, assigned, escalated, to_open, to_pending, to_hold, to_solved, to_closed …"),
                        SqlArgument.of("actor", TEXT, "customer, agent, bot or system"),
                        SqlArgument.of("as_of", INSTANT, "the last instant that was observed")),
                "ticket, ticket_tally(time, act, actor, TIMESTAMP '2024-06-01 00:00:00') FROM tickets GROUP BY ticket",
                call -> Grouped.ticket(call.column(0), call.column(1), call.column(2), call.instant(3))));
        all.add(new SqlFunction(
                "agent_day_tally",
                "Stored states of the agent's day of a group (occupancy, shrinkage), BINARY, for merge_tallies over days and tally_metrics. Holds the day's rows in memory.",
                List.of(
                        SqlArgument.of(
                                "state",
                                TEXT,
                                "an AgentState: handling, available, break, training, meeting, leave, absent"),
                        SqlArgument.of("from", TIME, "when the state began"),
                        SqlArgument.of("to", TIME, "when it ended")),
                "agent, agent_day_tally(state, began, ended) FROM states GROUP BY agent",
                call -> Grouped.agentDay(call.column(0), call.column(1), call.column(2))));
    }
}
