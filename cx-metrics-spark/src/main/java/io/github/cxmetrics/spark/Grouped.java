package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.agent.AgentDay;
import io.github.cxmetrics.contact.agent.AgentState;
import io.github.cxmetrics.contact.agent.AgentStretch;
import io.github.cxmetrics.contact.agent.AgentTally;
import io.github.cxmetrics.contact.fcr.Contact;
import io.github.cxmetrics.contact.fcr.CustomerContacts;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.fcr.FcrRule;
import io.github.cxmetrics.contact.ticket.Ticket;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.EvaluationTable;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoCoefficient;
import io.github.cxmetrics.kano.KanoResponse;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Tallies, in binary form, of the typed aggregator: of pairs of answers, of spells, and of groups that are one observation. */
final class Grouped {

    private Grouped() {}

    static MetricColumns kano(Column functional, Column dysfunctional) {
        return kano(AnswerForm.FIVE_ANSWERS, functional, dysfunctional);
    }

    static MetricColumns kano(KanoCoefficient.Kind kind, Column functional, Column dysfunctional) {
        return kano(KanoCoefficient.Rule.of(kind, EvaluationTable.BERGER), functional, dysfunctional);
    }

    private static <T extends Tally<T>> MetricColumns kano(
            TallyRule<KanoResponse, T> rule, Column functional, Column dysfunctional) {
        Column stored = TallyAggregator.of(rule, Grouped::response)
                .udf(Encoders.tuple(Encoders.STRING(), Encoders.STRING()))
                .apply(functional.cast("string"), dysfunctional.cast("string"));
        return MetricColumns.ofStored(stored, rule.empty());
    }

    private static KanoResponse response(Tuple2<String, String> pair) {
        return KanoResponse.of(answer(pair._1()), answer(pair._2()));
    }

    private static @Nullable KanoAnswer answer(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean isCode = text.length() == 1 && Character.isDigit(text.charAt(0));
        return isCode ? AnswerForm.FIVE_ANSWERS.answerOf(text.charAt(0) - '0') : KanoAnswer.parse(text);
    }

    static MetricColumns survival(Column time, Column observed, ChronoUnit unit) {
        SurvivalRule rule = SurvivalRule.of(unit);
        Column stored = TallyAggregator.of(rule, Grouped::spell)
                .udf(Encoders.tuple(Encoders.DOUBLE(), Encoders.BOOLEAN()))
                .apply(time.cast("double"), observed);
        return MetricColumns.ofStored(stored, rule.empty()).read(Headline::median);
    }

    private static @Nullable Spell spell(Tuple2<Double, Boolean> row) {
        if (row._1() == null || row._2() == null) {
            return null;
        }
        return row._2() ? Spell.observed(row._1()) : Spell.censored(row._1());
    }

    static Column fcr(Column time, Duration window, Instant asOf) {
        FcrRule.AsOf rule = Fcr.noRepeatWithin(window).asOf(asOf);
        return times(
                time,
                lit(0),
                (micros, codes) -> micros.length == 0
                        ? rule.empty()
                        : rule.count(List.of(new CustomerContacts(
                                "customer",
                                instants(micros).stream().map(Contact::at).toList()))));
    }

    static Column cohort(Column time, String unit, ZoneId zone, Instant asOf) {
        CohortRule.AsOf rule = CohortRule.of(periods(unit, zone)).asOf(asOf);
        return times(
                time,
                lit(0),
                (micros, codes) ->
                        micros.length == 0 ? rule.empty() : rule.count(List.of(CustomerActivity.of(instants(micros)))));
    }

    private static CalendarPeriods periods(String unit, ZoneId zone) {
        return switch (unit) {
            case "day" -> CalendarPeriods.days(zone);
            case "week" -> CalendarPeriods.weeks(zone);
            case "month" -> CalendarPeriods.months(zone);
            case "quarter" -> CalendarPeriods.quarters(zone);
            case "year" -> CalendarPeriods.years(zone);
            default ->
                throw new IllegalArgumentException("the period is day, week, month, quarter or year, not " + unit);
        };
    }

    private static List<Instant> instants(long[] micros) {
        return LongStream.of(micros)
                .sorted()
                .mapToObj(each -> Instant.EPOCH.plus(each, ChronoUnit.MICROS))
                .toList();
    }

    /** A user's steps: rows of other events tell only that there was a user. */
    static Column funnel(Duration window, Column time, Column event, List<String> steps) {
        Funnel funnel = Funnel.steps(steps.toArray(String[]::new)).within(window);
        List<String> names = steps.stream().distinct().toList();
        Column code = lit(TimesAggregator.OTHER);
        for (int i = names.size() - 1; i >= 0; i--) {
            code = when(event.equalTo(names.get(i)), i).otherwise(code);
        }
        Column step = when(event.isNotNull(), code);
        return times(time, step, new Steps(funnel, names));
    }

    record Steps(Funnel funnel, List<String> names) implements TimesAggregator.FromRows {

        Steps {
            names = List.copyOf(names);
            checkArgument(!names.isEmpty(), "a funnel has one step at least");
        }

        @Override
        public FunnelTally tally(long[] micros, int[] codes) {
            int[] rows = IntStream.range(0, codes.length)
                    .filter(i -> codes[i] != TimesAggregator.OTHER)
                    .toArray();
            if (rows.length == 0) {
                return codes.length == 0 ? funnel.empty() : stranger(micros[0]);
            }
            EventLog log = EventLog.of(
                    Codes.numbered(new int[rows.length], 1),
                    Codes.of(Arrays.stream(rows).map(i -> codes[i]).toArray(), names),
                    Arrays.stream(rows).mapToLong(i -> micros[i]).toArray(),
                    ChronoUnit.MICROS);
            return funnel.count(log);
        }

        /** A user without any step. */
        private FunnelTally stranger(long micros) {
            return funnel.count(EventLog.of(
                    Codes.numbered(new int[1], 1),
                    Codes.of(new int[1], List.of("an event of no step")),
                    new long[] {micros},
                    ChronoUnit.MICROS));
        }
    }

    private static Column times(Column time, Column code, TimesAggregator.FromRows tally) {
        Column micros = unix_micros(time.cast("timestamp"));
        Column stored = functions
                .udaf(new TimesAggregator(tally), Encoders.tuple(Encoders.LONG(), Encoders.INT()))
                .apply(when(code.isNotNull(), micros), coalesce(code, lit(TimesAggregator.OTHER)));
        return MetricColumns.ofStored(stored, tally.tally(new long[0], new int[0]))
                .stored();
    }

    /** Makes the tally of one observation, of its rows in no order. */
    interface FromRows extends Serializable {
        Tally<?> tally(List<Row> rows);
    }

    /**
     * The tally of a group that is one observation, in binary form. Its rows are held in memory; one with a null in it is left out. Null for none.
     *
     * @param tally makes the tally
     * @param cells what is held of a row
     */
    static Column collected(FromRows tally, Typed.Cell... cells) {
        Column known = lit(true);
        Column[] columns = new Column[cells.length];
        for (int i = 0; i < cells.length; i++) {
            columns[i] = cells[i].column().as("c" + i);
            known = known.and(cells[i].column().isNotNull());
        }
        UDF1<Seq<Row>, byte[]> function =
                rows -> rows.isEmpty() ? null : TallyBytes.of(tally.tally(CollectionConverters.asJava(rows)));
        return functions
                .udf(function, DataTypes.BinaryType)
                .apply(collect_list(when(known, functions.struct(columns))));
    }

    /** The tally of a log's rule, of the one user whose events a group is. */
    static Column log(LogRule<?> rule, Column time, Column event) {
        return collected(
                rows -> {
                    String[] events = rows.stream().map(row -> row.getString(1)).toArray(String[]::new);
                    long[] micros =
                            rows.stream().mapToLong(row -> row.getLong(0)).toArray();
                    return rule.count(EventLog.of(
                            Codes.numbered(new int[events.length], 1), Codes.of(events), micros, ChronoUnit.MICROS));
                },
                Typed.Cell.time(time),
                Typed.Cell.text(event));
    }

    /** The tally of the activities of the one customer whose rows a group is. */
    static Column activity(TallyRule<CustomerActivity, ?> rule, Column time) {
        return times(
                time,
                lit(0),
                (micros, codes) ->
                        micros.length == 0 ? rule.empty() : rule.count(List.of(CustomerActivity.of(instants(micros)))));
    }

    /** Retention cohorts of amounts of the one customer whose rows a group is. */
    static Column cohortAmounts(Column time, Column amount, String unit, ZoneId zone, Instant asOf) {
        CohortRule.Amounts rule = CohortRule.of(periods(unit, zone)).asOf(asOf).amounts();
        return collected(
                rows -> rule.count(List.of(CustomerActivity.of(
                                rows.stream().map(row -> Typed.instant(row, 0)).toList())
                        .withAmounts(
                                rows.stream().mapToLong(row -> row.getLong(1)).toArray()))),
                Typed.Cell.time(time),
                Typed.Cell.whole(amount));
    }

    /** Support metrics of the one ticket whose events a group is. */
    static Column ticket(Column time, Column act, Column actor, Instant asOf) {
        TicketRule.AsOf rule = TicketRule.STANDARD.asOf(asOf);
        return collected(
                rows -> rule.count(List.of(Ticket.of(
                        "ticket", rows.stream().map(Grouped::ticketEvent).toList()))),
                Typed.Cell.time(time),
                Typed.Cell.text(act),
                Typed.Cell.text(actor));
    }

    private static TicketEvent ticketEvent(Row row) {
        return TicketEvent.of(
                null,
                Typed.instant(row, 0),
                constant("ticket_tally", TicketAct.class, row.getString(1)),
                TicketActor.parse(row.getString(2)));
    }

    /** States of the one agent's day whose stretches a group is. */
    static Column agentDay(Column state, Column from, Column to) {
        return collected(
                rows -> AgentTally.RULE.count(List.of(AgentDay.of(rows.stream()
                        .sorted(Comparator.comparingLong(row -> row.getLong(1)))
                        .map(row -> AgentStretch.of(
                                constant("agent_day_tally", AgentState.class, row.getString(0)),
                                Typed.instant(row, 1),
                                Typed.instant(row, 2)))
                        .toList()))),
                Typed.Cell.text(state),
                Typed.Cell.time(from),
                Typed.Cell.time(to));
    }

    /** A constant by its name, in letters of any case. */
    static <E extends Enum<E>> E constant(String function, Class<E> type, String name) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(function + ": a text of " + name.length() + " characters is none of "
                + Arrays.toString(type.getEnumConstants()));
    }

    /** The name of a step must be one that no row has by accident. */
    static List<String> steps(String... steps) {
        for (String step : steps) {
            checkArgument(step != null && !step.isBlank(), "a step must not be missing or blank");
        }
        checkArgument(
                steps.length <= Step.MAX_STEPS, "a funnel has at most %s steps, not %s", Step.MAX_STEPS, steps.length);
        return List.of(steps);
    }
}
