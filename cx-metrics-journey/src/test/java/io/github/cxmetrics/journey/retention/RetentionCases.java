package io.github.cxmetrics.journey.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.GoldenCase;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.ConversionDriver;
import io.github.cxmetrics.journey.funnel.ConversionDrivers;
import io.github.cxmetrics.retention.cohort.ActiveDays;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.LifeCycle;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of golden cases about coming back, and about what goes with converting. */
public final class RetentionCases {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Step ANOTHER_ANY_EVENT = Step.anyEvent().named("any event again");

    private RetentionCases() {}

    public static void conditions(GoldenCase golden, Expected expected) {
        EventLog log = golden.log();
        ConditionsMet met = ConditionsRule.of(golden.steps()).count(log);
        expected.exact("sums", met::met);
        assertThat(log.timelines().collect(met.rule().collector())).isEqualTo(met);
    }

    public static void correlation(GoldenCase golden, Expected expected) {
        ConversionDrivers drivers = ConversionDrivers.of(golden.funnel().run(golden.log()));
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        List<String> keys = expected.keys();
        assertThat(keys).hasSize(1);
        JsonNode rows = expected.raw(keys.get(0));
        if (rows.isObject()) {
            rows.properties().forEach(each -> wanted.put(each.getKey(), each.getValue()));
        } else {
            rows.forEach(each -> wanted.put(each.path("event").asText(), each));
        }
        assertThat(drivers.drivers())
                .extracting(ConversionDriver::factor)
                .containsExactlyInAnyOrderElementsOf(wanted.keySet());
        wanted.forEach((event, want) -> Expected.checkAll(want, 1e-9, row -> {
            ConversionDriver driver = drivers.driver(event).orElseThrow();
            row.exact("event", driver::factor);
            row.exact("success", () -> driver.converted().successes());
            row.exact("failure", () -> driver.notConverted().successes());
            JsonNode odds = row.raw("oddsRatio");
            double ratio = odds.isTextual()
                    ? fraction(odds.asText())
                    : odds.path("value").asDouble(odds.asDouble());
            assertThat(Math.abs(driver.smoothedOddsRatio() - ratio)).isLessThanOrEqualTo(1e-12 * Math.max(1, ratio));
        }));
    }

    private static double fraction(String text) {
        String[] parts = text.split("/");
        return Double.parseDouble(parts[0]) / (parts.length == 1 ? 1 : Double.parseDouble(parts[1]));
    }

    public static void retention(JsonNode node, GoldenCase golden, Expected expected) {
        JsonNode options = node.path("options");
        ZoneId zone = ZoneId.of(options.path("tz").asText("UTC"));
        CalendarPeriods periods = switch (options.path("period").asText()) {
            case "Hour" -> CalendarPeriods.hours(zone);
            case "Day" -> CalendarPeriods.days(zone);
            case "Week" ->
                CalendarPeriods.weeks(
                        zone, options.path("weekStart").asInt() == 0 ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY);
            case "Month" -> CalendarPeriods.months(zone);
            default -> throw new IllegalArgumentException("period " + options);
        };
        assertThat(options.path("cohort").asText()).isEqualTo("recurring");
        int intervals = options.path("intervals").asInt();
        long last =
                periods.numberOf(Instant.ofEpochSecond(options.path("dateTo").asLong()));
        Instant asOf = periods.start(last + 1);
        Returning returning = options.path("cumulative").asBoolean() ? Returning.onOrAfter() : Returning.on();
        CohortRule.AsOf rule = new CohortRule(periods, CohortEntry.recurring(), returning).asOf(asOf);
        EventLog log = golden.log().upTo(asOf.minusNanos(1));
        JsonNode matrix = expected.raw("matrix");
        List<List<Long>> got = matrix(ProductRetention.of(log).table(rule), last - intervals + 1, intervals);
        assertThat(got).hasToString(matrix.toString().replace(",", ", "));
        checkTwoEvents(log, rule, got, last - intervals + 1, intervals);
    }

    /** Start and return told apart, though both are any event: the same, but for the start that is no return to itself. */
    private static void checkTwoEvents(
            EventLog log, CohortRule.AsOf rule, List<List<Long>> wanted, long first, int count) {
        CohortTable two =
                ProductRetention.of(log).returningWith(ANOTHER_ANY_EVENT).table(rule);
        assertThat(matrix(two, first, count)).isEqualTo(wanted);
    }

    private static List<List<Long>> matrix(CohortTable table, long first, int count) {
        CalendarPeriods periods = table.definition().periods();
        List<List<Long>> matrix = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant cohort = periods.start(first + i);
            List<Long> row = new ArrayList<>(List.of(table.size(cohort)));
            for (int k = 1; k < count - i; k++) {
                long returned = table.size(cohort) == 0
                        ? 0
                        : table.cellIfMature(cohort, k).orElseThrow().successes();
                row.add(returned);
            }
            matrix.add(row);
        }
        return matrix;
    }

    public static void retention(EventLog log, JsonNode params, Expected expected) {
        CalendarPeriods weeks = CalendarPeriods.weeks(UTC);
        assertThat(params.path("period").asText()).startsWith("week (Monday");
        long first = weeks.numberOf(LocalDate.parse(params.path("firstPeriod").asText()));
        int count = params.path("periods").asInt();
        long end = Math.max(first + count, weeks.numberOf(log.last().orElseThrow()) + 1);
        CohortEntry entry = params.path("cohort").asText().equals("recurring")
                ? CohortEntry.recurring()
                : CohortEntry.firstInRange();
        Returning returning =
                params.path("kind").asText().equals("on_or_after") ? Returning.onOrAfter() : Returning.on();
        CohortRule.AsOf rule = new CohortRule(weeks, entry, returning).asOf(weeks.start(end));
        List<List<Long>> got = matrix(ProductRetention.of(log).table(rule), first, count);
        assertThat(got).hasToString(expected.raw("matrix").toString().replace(",", ", "));
        checkTwoEvents(log, rule, got, first, count);
    }

    public static void elapsed(EventLog log, String id, JsonNode params, Expected expected) {
        boolean unbounded = params.path("kind").asText(id).contains("unbounded");
        CohortRule.AsOf rule = CohortRule.of(CalendarPeriods.days(UTC))
                .withReturn((unbounded ? Returning.onOrAfter() : Returning.on()).elapsed())
                .asOf(log.last().orElseThrow());
        CohortTable table = ProductRetention.of(log).table(rule);
        CohortTable two =
                ProductRetention.of(log).returningWith(ANOTHER_ANY_EVENT).table(rule);
        for (JsonNode point : expected.raw("points")) {
            Expected.checkAll(point, 1e-11, row -> {
                int day = row.raw("day").asInt();
                Proportion share = table.overall(day);
                row.exact("eligible", share::trials);
                row.exact("retained", share::successes);
                row.number("share", share::value);
                assertThat(two.overall(day)).isEqualTo(day == 0 ? two.overall(0) : share);
            });
        }
    }

    /** Users by how many days they did an event: whatever the shape, a number of days and a number of users belong together. */
    public static void stickiness(EventLog log, JsonNode params, Expected expected) {
        Step event = params.hasNonNull("event") ? Step.of(params.path("event").asText()) : Step.anyEvent();
        LocalDate last = LocalDate.ofInstant(log.last().orElseThrow(), UTC);
        LocalDate first = LocalDate.ofInstant(
                log.timelines()
                        .map(each -> each.times().get(0))
                        .min(Instant::compareTo)
                        .orElseThrow(),
                UTC);
        int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        ActiveDays active = ProductRetention.of(log, event)
                .activeDays(ActiveDaysRule.lastDays(days, UTC).asOf(last));
        for (String key : expected.keys()) {
            JsonNode value = expected.raw(key);
            if (value.isObject()) {
                value.properties()
                        .forEach(each -> assertThat(active.customersWith(Integer.parseInt(each.getKey())))
                                .as("%s days", each.getKey())
                                .isEqualTo(each.getValue().asLong()));
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    JsonNode each = value.get(i);
                    int number = each.isArray()
                            ? each.get(0).asInt()
                            : each.path("days").asInt(i + 1);
                    long users = each.isArray()
                            ? each.get(1).asLong()
                            : each.path("users").asLong(each.asLong());
                    assertThat(active.customersWith(number))
                            .as("%s days", number)
                            .isEqualTo(users);
                }
            } else {
                assertThat(active.count()).as(key).isEqualTo(value.asLong());
            }
        }
    }

    /** Weekly [new, returning, resurrecting, dormant], in order or by the week's Monday. */
    public static void lifeCycle(EventLog log, Expected expected) {
        CalendarPeriods weeks = CalendarPeriods.weeks(UTC);
        Instant asOf = weeks.start(weeks.numberOf(log.last().orElseThrow()) + 1);
        Map<String, List<Long>> got = new LinkedHashMap<>();
        for (LifeCycle.Period each :
                ProductRetention.of(log).lifeCycle(weeks, asOf).periods()) {
            got.put(
                    each.label(),
                    List.of(each.newCustomers(), each.returning(), each.resurrected(), each.newlyDormant()));
        }
        for (String key : expected.keys()) {
            JsonNode value = expected.raw(key);
            if (value.isArray() && !key.matches("\\d{4}-\\d\\d-\\d\\d")) {
                Iterator<List<Long>> mine = got.values().iterator();
                for (JsonNode each : value) {
                    assertThat(numbers(each)).as(key).isEqualTo(mine.next());
                }
            } else if (value.isArray()) {
                assertThat(numbers(value)).as(key).isEqualTo(got.get(key));
            } else {
                value.properties()
                        .forEach(each -> assertThat(numbers(each.getValue()))
                                .as(each.getKey())
                                .isEqualTo(got.get(each.getKey())));
            }
        }
    }

    /** The last four numbers: a week's name may stand before them. */
    private static List<Long> numbers(JsonNode four) {
        List<Long> numbers = new ArrayList<>();
        if (four.isObject()) {
            for (String key : List.of("new", "returning", "resurrecting", "dormant")) {
                numbers.add(Math.abs(four.path(key).asLong()));
            }
            return numbers;
        }
        four.forEach(each -> {
            if (each.isNumber()) {
                numbers.add(Math.abs(each.asLong()));
            } else if (each.isArray()) {
                numbers.addAll(numbers(each));
            }
        });
        return numbers;
    }
}
