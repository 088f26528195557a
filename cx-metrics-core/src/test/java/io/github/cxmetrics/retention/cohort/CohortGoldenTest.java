package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of service.json that are counted from customers' activity. */
class CohortGoldenTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration JUST_BEFORE_MIDNIGHT = Duration.ofDays(1).minusSeconds(1);
    private static final List<String> MINE =
            List.of("N-day, unbounded", "return day index", "repeat purchase rate", "life-cycle growth", "DAU/WAU");

    @TestFactory
    Stream<DynamicTest> service() {
        return GoldenFile.tests(
                "service.json",
                node -> MINE.stream().anyMatch(metric(node)::startsWith),
                CohortGoldenTest::metric,
                CohortGoldenTest::check);
    }

    private static String metric(JsonNode node) {
        return node.path("metric").asText();
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        String metric = metric(node);
        if (metric.startsWith("N-day, unbounded")) {
            nDay(input, expected);
        } else if (metric.startsWith("return day index")) {
            returnDay(input, expected);
        } else if (metric.startsWith("repeat purchase rate")) {
            repeatPurchase(input, expected);
        } else if (metric.startsWith("life-cycle growth")) {
            lifeCycle(input, expected);
        } else if (metric.startsWith("DAU/WAU")) {
            stickiness(input, expected);
        } else {
            throw new IllegalArgumentException("unknown metric: " + metric);
        }
    }

    private static Instant day(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(UTC).toInstant();
    }

    /** The last complete day is {@code asOf}; what lies on the next, which is not over, is seen. */
    private static CohortTable table(JsonNode input, Returning returning) {
        CohortRule.AsOf rule = CohortRule.of(CalendarPeriods.days(UTC))
                .withEntry(CohortEntry.firstEver())
                .withReturn(returning)
                .asOf(day(input.path("asOf").asLong() + 1).plus(JUST_BEFORE_MIDNIGHT));
        Accumulator<CustomerActivity, CohortTable> accumulator = rule.accumulator();
        for (JsonNode user : input.path("users")) {
            long start = user.path("start").asLong();
            List<Instant> active = longs(user.path("active")).stream()
                    .filter(day -> day >= start)
                    .map(CohortGoldenTest::day)
                    .toList();
            accumulator.add(new CustomerActivity(day(start), active, List.of()));
        }
        return accumulator.snapshot();
    }

    private static List<Long> longs(JsonNode list) {
        return stream(list).map(JsonNode::asLong).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static void nDay(JsonNode input, Expected expected) {
        CohortTable on = table(input, Returning.on());
        CohortTable after = table(input, Returning.onOrAfter());
        int[] ends = stream(input.path("brackets"))
                .flatMap(CohortGoldenTest::stream)
                .mapToInt(JsonNode::asInt)
                .toArray();
        List<Integer> days = stream(input.path("days")).map(JsonNode::asInt).toList();
        expected.exact(
                "cohorts",
                () -> on.cohorts().stream().map(LocalDate::toEpochDay).toList());
        expected.exact("sizes", () -> on.cohorts().stream().map(on::size).toList());
        cells(expected, "nDay", on, days.size(), days::get);
        cells(expected, "unbounded", after, days.size(), days::get);
        overall(expected, "overallNDay", on, days.size(), days::get);
        overall(expected, "overallUnbounded", after, days.size(), days::get);
        if (ends.length > 0) {
            CohortTable in = table(input, Returning.inBrackets(ends));
            cells(expected, "bracket", in, ends.length / 2, i -> i);
            overall(expected, "overallBracket", in, ends.length / 2, i -> i);
        } else {
            assertThat(stream(expected.raw("overallBracket"))).isEmpty();
            assertThat(stream(expected.raw("bracket")))
                    .allSatisfy(row -> assertThat(row).isEmpty());
        }
        mistakes(input, expected, on, days);
    }

    private static void cells(
            Expected expected, String key, CohortTable table, int columns, IntFunction<Integer> column) {
        JsonNode rows = expected.raw(key);
        List<LocalDate> cohorts = table.cohorts();
        assertThat(rows.size()).as(key).isEqualTo(cohorts.size());
        for (int i = 0; i < rows.size(); i++) {
            LocalDate cohort = cohorts.get(i);
            list(key, rows.get(i), columns, c -> table.cell(cohort, column.apply(c)));
        }
    }

    private static void overall(
            Expected expected, String key, CohortTable table, int columns, IntFunction<Integer> column) {
        list(key, expected.raw(key), columns, c -> table.overall(column.apply(c)));
    }

    private static void list(String key, JsonNode cells, int columns, IntFunction<Proportion> got) {
        assertThat(cells.size()).as(key).isEqualTo(columns);
        for (int c = 0; c < columns; c++) {
            int at = c;
            JsonNode want = cells.get(c);
            if (want.isNull()) {
                assertThatThrownBy(() -> got.apply(at).value())
                        .as("%s %s", key, c)
                        .isInstanceOf(IllegalStateException.class);
            } else {
                assertThat(fraction(got.apply(c)))
                        .as("%s %s", key, c)
                        .isEqualTo(want.path("fraction").asText());
                assertThat(got.apply(c).value()).isEqualTo(want.path("value").asDouble());
            }
        }
    }

    private static String fraction(Proportion share) {
        long a = share.successes();
        long b = share.trials();
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return share.successes() / a + "/" + share.trials() / a;
    }

    /** The mistake: days that are not over count as days without activity. */
    private static void mistakes(JsonNode input, Expected expected, CohortTable on, List<Integer> days) {
        String key = "wrongOverallNDayCountingIncompleteAsZero";
        if (!expected.has(key)) {
            return;
        }
        JsonNode wrong = expected.raw(key);
        for (int i = 0; i < days.size(); i++) {
            int day = days.get(i);
            if (wrong.get(i).isNull()) {
                assertThat(on.count()).isZero();
                continue;
            }
            double mistaken = (double) on.overall(day).successes() / on.count();
            assertThat(mistaken).isEqualTo(wrong.get(i).path("value").asDouble());
            if (on.overall(day).trials() > 0
                    && on.overall(day).trials() < on.count()
                    && on.overall(day).successes() > 0) {
                assertThat(on.overall(day).value()).isNotEqualTo(mistaken);
            }
        }
        assertThat(input.path("users").size()).isEqualTo((int) on.count());
    }

    private static void returnDay(JsonNode input, Expected expected) {
        Instant first = Instant.parse(input.path("firstEvent").asText());
        Instant later = Instant.parse(input.path("returnEvent").asText());
        for (String key : expected.keys()) {
            if (key.startsWith("calendarDay_")) {
                ZoneId zone = ZoneId.of(key.substring("calendarDay_".length()));
                expected.exact(key, () -> CalendarPeriods.days(zone).offset(first, later));
            }
        }
        expected.exact("window24h", () -> CalendarPeriods.days(UTC).elapsedOffset(first, later));
    }

    /** Days may be fractions: each is a purchase, and time is elapsed. */
    private static Instant time(JsonNode days) {
        BigDecimal nanos = days.decimalValue()
                .multiply(BigDecimal.valueOf(Duration.ofDays(1).toNanos()));
        return Instant.EPOCH.plusNanos(nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static void repeatPurchase(JsonNode input, Expected expected) {
        RepeatPurchase repeat = stream(input.path("purchaseDays"))
                .map(days -> CustomerActivity.of(
                        stream(days).map(CohortGoldenTest::time).toList()))
                .collect(RepeatPurchaseRule.withinDays(input.path("windowDays").asInt(), UTC)
                        .everyRow()
                        .asOf(time(input.path("asOf")))
                        .collector());
        expected.number("matureWithinWindow", repeat::value);
        expected.exact("matureN", repeat::count);
        expected.number("kmWithinWindow", repeat::kaplanMeierWithinWindow);
        expected.number("ordersPerCustomer", repeat::purchasesPerCustomer);
        if (expected.has("naive")) {
            naive(input, expected, repeat);
        }
    }

    private static void naive(JsonNode input, Expected expected, RepeatPurchase repeat) {
        long customers = stream(input.path("purchaseDays")).count();
        long again = stream(input.path("purchaseDays"))
                .filter(days -> days.size() > 1)
                .count();
        if (expected.raw("naive").isNull()) {
            assertThat(customers).isZero();
        } else if (repeat.count() > 0) {
            expected.mistake("naive", () -> (double) again / customers, repeat.value(), repeat::value);
        } else {
            expected.number("naive", () -> (double) again / customers);
        }
    }

    private static void lifeCycle(JsonNode input, Expected expected) {
        List<List<String>> active = stream(input.path("activeByPeriod"))
                .map(ids -> stream(ids).map(JsonNode::asText).toList())
                .toList();
        List<LifeCycle.Period> periods = LifeCycle.ofPeriods(active).periods();
        JsonNode want = expected.raw("periods");
        assertThat(periods).hasSize(want.size());
        for (int i = 0; i < periods.size(); i++) {
            LifeCycle.Period period = periods.get(i);
            Expected.checkAll(want.get(i), 1e-12, row -> {
                row.exact("period", period::label);
                row.exact("active", period::active);
                names(row, "new", period.newNames());
                names(row, "returning", period.returningNames());
                names(row, "resurrected", period.resurrectedNames());
                names(row, "newlyDormant", period.newlyDormantNames());
                row.exact("dormantStock", period::dormant);
                row.number("quickRatio", period::quickRatio);
                row.exact(
                        "identity",
                        () -> period.active() == period.newCustomers() + period.returning() + period.resurrected());
            });
            assertThat(period.active())
                    .isEqualTo(active.get(i).stream().distinct().count());
        }
    }

    private static void names(Expected row, String key, List<String> got) {
        assertThat(got)
                .as(key)
                .isEqualTo(stream(row.raw(key)).map(JsonNode::asText).toList());
    }

    private static void stickiness(JsonNode input, Expected expected) {
        TreeMap<Integer, List<String>> byDay = new TreeMap<>();
        JsonNode actives = input.path("activeByDay");
        actives.fieldNames()
                .forEachRemaining(day -> byDay.put(
                        Integer.parseInt(day),
                        stream(actives.get(day)).map(JsonNode::asText).toList()));
        List<String> ids = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        byDay.forEach((day, active) -> active.forEach(id -> {
            ids.add(id);
            dates.add(LocalDate.ofEpochDay(day));
        }));
        int first = byDay.isEmpty() ? 1 : byDay.firstKey();
        int days = Math.max(7, byDay.isEmpty() ? 0 : byDay.lastKey() - first + 1);
        ActiveDaysRule.AsOf rule =
                ActiveDaysRule.lastDays(days, UTC).asOf(LocalDate.ofEpochDay((long) first + days - 1));
        ActiveDays week = rule.count(ActivityLog.of(ids.toArray(String[]::new), dates.toArray(LocalDate[]::new)));
        expected.exact("wau", week::count);
        expected.number("meanDau", week::meanDailyActives);
        expected.number("meanDauOverWau", week::stickiness);
        expected.number(
                "lastDayDauOverWau", () -> week.stickinessOn(rule.asOf()).value());
        expected.number("meanDauOverWauNonEmptyDays", week::stickinessOverNonEmptyDays);
    }
}
