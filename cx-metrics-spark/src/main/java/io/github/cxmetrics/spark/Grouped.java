package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.fcr.Contact;
import io.github.cxmetrics.contact.fcr.CustomerContacts;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.fcr.FcrRule;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoResponse;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Tallies, in binary form, of the typed aggregator: of pairs of answers, of spells, and of groups that are one observation. */
final class Grouped {

    private Grouped() {}

    static Column kano(Column functional, Column dysfunctional) {
        return TallyAggregator.of(AnswerForm.FIVE_ANSWERS, Grouped::response)
                .udf(Encoders.tuple(Encoders.STRING(), Encoders.STRING()))
                .apply(functional.cast("string"), dysfunctional.cast("string"));
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

    static Column survival(Column time, Column observed, ChronoUnit unit) {
        return TallyAggregator.of(SurvivalRule.of(unit), Grouped::spell)
                .udf(Encoders.tuple(Encoders.DOUBLE(), Encoders.BOOLEAN()))
                .apply(time.cast("double"), observed);
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
        return functions
                .udaf(new TimesAggregator(tally), Encoders.tuple(Encoders.LONG(), Encoders.INT()))
                .apply(when(code.isNotNull(), micros), coalesce(code, lit(TimesAggregator.OTHER)));
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
