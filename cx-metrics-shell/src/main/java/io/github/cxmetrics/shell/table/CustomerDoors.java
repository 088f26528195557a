package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.KanoStudy;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.survey.CustomerRatings;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a table to what is known of customers: answers, events, activity. */
final class CustomerDoors {

    /** Stands for a missing answer among the codes of a Kano form. */
    private static final byte NO_ANSWER = 99;

    private CustomerDoors() {}

    static String[] filledTexts(Table table, String column) {
        String[] texts = new String[table.size()];
        Column cells = table.column(column);
        Arrays.setAll(texts, row -> cells.texts().get(cells.code(row)));
        return texts;
    }

    private static void checkAny(Table table, String column, String... texts) {
        if (table.column(column).texts().stream().noneMatch(List.of(texts)::contains)) {
            throw table.refusals(column).ofColumn("no cell is " + String.join(" or ", texts));
        }
    }

    private static boolean[] areOf(Column cells, String... texts) {
        Set<String> wanted = Set.of(texts);
        boolean[] are = new boolean[cells.texts().size()];
        for (int code = 0; code < are.length; code++) {
            are[code] = wanted.contains(cells.texts().get(code));
        }
        return are;
    }

    static Proportion share(Table table, String column, String... texts) {
        checkAny(table, column, texts);
        return shareOfAny(table, column, texts);
    }

    /** The share of texts that need not be there, as in a small group. */
    static Proportion shareOfAny(Table table, String column, String... texts) {
        Column cells = table.column(column);
        boolean[] counted = areOf(cells, texts);
        long of = 0;
        long all = 0;
        for (int row = 0; row < cells.rows(); row++) {
            int code = cells.code(row);
            all += code < 0 ? 0 : 1;
            of += code >= 0 && counted[code] ? 1 : 0;
        }
        return Proportion.of(of, all).named(column + " " + String.join(" or ", texts), "rows");
    }

    static SurvivalTally survival(Table table, ChronoUnit unit, String time, String ended, String... texts) {
        checkAny(table, ended, texts);
        return survivalOfAny(table, unit, time, ended, texts);
    }

    static SurvivalTally survivalOfAny(Table table, ChronoUnit unit, String time, String ended, String... texts) {
        table.filled(time, "a spell needs a time");
        Column ends = table.filled(ended, "a spell has ended or not");
        boolean[] isEnd = areOf(ends, texts);
        double[] times = table.doubles(time);
        boolean[] observed = new boolean[times.length];
        for (int row = 0; row < times.length; row++) {
            if (times[row] < 0) {
                throw table.refusals(time).at(row, "a time must not be negative: " + times[row]);
            }
            observed[row] = isEnd[ends.code(row)];
        }
        return SurvivalTally.of(unit, times, observed);
    }

    static CustomerRatings customerRatings(
            Table table, RatingScale scale, String customer, String time, String column) {
        table.filled(customer, "an answer needs its customer");
        table.filled(time, "an answer needs its time");
        RatingColumn ratings = RatingColumn.of(table, column, scale);
        return CustomerRatings.of(
                ratings.scale(), filledTexts(table, customer), micros(table, time), ratings.ratingsOfRows());
    }

    private static long[] micros(Table table, String time) {
        return ticks(table, time, 1_000_000);
    }

    /** Times since 1970 in parts of a second; finer ones are cut. */
    private static long[] ticks(Table table, String time, long perSecond) {
        Column cells = table.column(time);
        TimeColumn times = table.times(time);
        ZoneId zone = table.zone();
        long[] byCode = new long[cells.texts().size()];
        long nanosPerTick = 1_000_000_000 / perSecond;
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = Math.addExact(
                    Math.multiplyExact(times.epochSecond(code, zone), perSecond), times.nanos()[code] / nanosPerTick);
        }
        long[] ticks = new long[cells.rows()];
        Arrays.setAll(ticks, row -> byCode[cells.code(row)]);
        return ticks;
    }

    /** Times of rows in microseconds, or in nanoseconds where one is finer. */
    record Ticks(long[] times, ChronoUnit unit) {
        static Ticks of(Table table, String time) {
            int[] nanos = table.times(time).nanos();
            boolean fine = Arrays.stream(nanos).anyMatch(nano -> nano % 1000 != 0);
            return fine
                    ? new Ticks(ticks(table, time, 1_000_000_000), ChronoUnit.NANOS)
                    : new Ticks(micros(table, time), ChronoUnit.MICROS);
        }

        /** Dates as days: whatever the zone, they are the customers' own. */
        static Ticks ofDaysOrTimes(Table table, String time) {
            TimeColumn times = table.times(time);
            if (!times.days()) {
                return of(table, time);
            }
            Column cells = table.column(time);
            long[] days = new long[cells.rows()];
            Arrays.setAll(days, row -> times.date(cells.code(row), table.zone()).toEpochDay());
            return new Ticks(days, ChronoUnit.DAYS);
        }
    }

    static int[] codes(Column cells) {
        int[] codes = new int[cells.rows()];
        Arrays.setAll(codes, cells::code);
        return codes;
    }

    static ActivityLog activityLog(Table table, String customer, String time) {
        Column who = table.filled(customer, "an activity needs its customer");
        table.filled(time, "an activity needs its time");
        Ticks ticks = Ticks.ofDaysOrTimes(table, time);
        return ActivityLog.of(codes(who), ticks.times(), ticks.unit()).withNames(who.texts());
    }

    static EventLog eventLog(Table table, String user, String event, String time) {
        Column who = table.filled(user, "an event needs its user");
        Column what = table.filled(event, "an event needs its name");
        table.filled(time, "an event needs its time");
        Ticks ticks = Ticks.of(table, time);
        EventLog log = EventLog.of(
                Codes.of(codes(who), who.texts()), Codes.of(codes(what), what.texts()), ticks.times(), ticks.unit());
        for (String column : table.columns()) {
            if (!column.equals(user) && !column.equals(event) && !column.equals(time)) {
                log = withProperty(log, table, column);
            }
        }
        return log;
    }

    private static EventLog withProperty(EventLog log, Table table, String property) {
        Column cells = table.column(property);
        if (!NumberColumn.isPlain(cells)) {
            return log.with(property, Codes.of(codes(cells), cells.texts()));
        }
        if (cells.texts().stream().anyMatch(text -> text.indexOf('.') >= 0)) {
            return log.with(property, plainDoubles(cells));
        }
        long[] byCode = cells.texts().stream().mapToLong(Long::parseLong).toArray();
        long[] values = new long[cells.rows()];
        BitSet missing = new BitSet();
        for (int row = 0; row < values.length; row++) {
            missing.set(row, cells.code(row) < 0);
            values[row] = cells.code(row) < 0 ? 0 : byCode[cells.code(row)];
        }
        return log.with(property, values, missing);
    }

    /** Plain numbers are those with a decimal point, whatever a column of 1.234 alone would be taken for elsewhere. */
    private static double[] plainDoubles(Column cells) {
        double[] byCode =
                cells.texts().stream().mapToDouble(Double::parseDouble).toArray();
        double[] values = new double[cells.rows()];
        Arrays.setAll(values, row -> cells.code(row) < 0 ? Double.NaN : byCode[cells.code(row)]);
        return values;
    }

    static List<SurveyAnswer> surveyAnswers(
            Table table, String user, String time, String rating, @Nullable String touchpoint) {
        Table answered = table.wherePresent(rating);
        answered.filled(user, "an answer needs its user");
        answered.filled(time, "an answer needs its time");
        String[] users = filledTexts(answered, user);
        Instant[] times = answered.instants(time);
        int[] ratings = answered.ints(rating);
        Column about = touchpoint == null ? null : answered.column(touchpoint);
        List<SurveyAnswer> answers = new ArrayList<>();
        for (int row = 0; row < ratings.length; row++) {
            String event = about == null ? null : about.text(row);
            answers.add(
                    about == null
                            ? SurveyAnswer.relational(users[row], times[row], ratings[row])
                            : event == null
                                    ? SurveyAnswer.aboutLast(users[row], times[row], ratings[row])
                                    : SurveyAnswer.about(users[row], times[row], ratings[row], event));
        }
        return answers;
    }

    static KanoStudy kano(Table table, String functional, String dysfunctional) {
        Map<String, byte[]> with = kanoCodes(table, functional, dysfunctional);
        Map<String, byte[]> without = kanoCodes(table, dysfunctional, functional);
        if (with.isEmpty()) {
            throw new IllegalArgumentException(table.name() + " has no column that ends in \"" + functional + '"');
        }
        checkPairs(table, with.keySet(), without.keySet(), functional, dysfunctional);
        checkPairs(table, without.keySet(), with.keySet(), dysfunctional, functional);
        return KanoStudy.ofCodes(AnswerForm.FIVE_ANSWERS, with, without, NO_ANSWER);
    }

    private static void checkPairs(
            Table table, Set<String> features, Set<String> partners, String suffix, String other) {
        for (String feature : features) {
            if (!partners.contains(feature)) {
                throw new IllegalArgumentException(table.name() + " has a column \"" + feature + suffix
                        + "\", but none \"" + feature + other + '"');
            }
        }
    }

    /** Codes by feature, of the columns with a suffix; where one suffix ends in the other, the longer one decides. */
    private static Map<String, byte[]> kanoCodes(Table table, String suffix, String other) {
        Map<String, byte[]> byFeature = new LinkedHashMap<>();
        for (String column : table.columns()) {
            boolean isOther = other.length() > suffix.length() && column.endsWith(other);
            if (column.endsWith(suffix) && column.length() > suffix.length() && !isOther) {
                byFeature.put(column.substring(0, column.length() - suffix.length()), kanoCodes(table, column));
            }
        }
        return byFeature;
    }

    private static byte[] kanoCodes(Table table, String column) {
        Column cells = table.column(column);
        byte[] byCode = new byte[cells.texts().size()];
        for (int code = 0; code < byCode.length; code++) {
            try {
                byCode[code] = (byte) AnswerForm.FIVE_ANSWERS.codeOf(
                        AnswerWords.kano(cells.texts().get(code)));
            } catch (IllegalArgumentException e) {
                Refusals refusals = table.refusals(column);
                throw refusals.at(refusals.rowOf(code), String.valueOf(e.getMessage()));
            }
        }
        byte[] codes = new byte[cells.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = cells.code(row) < 0 ? NO_ANSWER : byCode[cells.code(row)];
        }
        return codes;
    }
}
