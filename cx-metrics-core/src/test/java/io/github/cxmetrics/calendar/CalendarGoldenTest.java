package io.github.cxmetrics.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.ServiceRoom;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of area businessHours in service.json. */
class CalendarGoldenTest {

    @TestFactory
    Stream<DynamicTest> calendar() {
        return ServiceRoom.CALENDAR.tests(CalendarGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        BusinessCalendar calendar = calendar(input.path("calendar"));
        Instant start = Instant.parse(input.path("start").asText());
        if (node.path("metric").asText().startsWith("business duration")) {
            Instant end = Instant.parse(input.path("end").asText());
            Duration business = calendar.between(start, end);
            expected.number("businessSeconds", () -> business.toNanos() / 1e9);
            expected.number(
                    "calendarSeconds",
                    () -> BusinessCalendar.alwaysOpen(calendar.zone())
                                    .between(start, end)
                                    .toNanos()
                            / 1e9);
            assertThat(calendar.plus(start, business)).isBeforeOrEqualTo(end);
        } else {
            Duration business = seconds(input.path("businessSeconds").decimalValue());
            Instant due = calendar.plus(start, business);
            expected.exact("due", () -> due);
            assertThat(calendar.between(start, due)).isEqualTo(business);
        }
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    private static BusinessCalendar calendar(JsonNode node) {
        BusinessCalendar.Builder builder =
                BusinessCalendar.inZone(ZoneId.of(node.path("zone").asText()));
        node.path("weekly").properties().forEach(day -> builder.weekly(day(day.getKey()), hours(day.getValue())));
        node.path("holidays").forEach(date -> builder.holiday(LocalDate.parse(date.asText())));
        node.path("overrides")
                .properties()
                .forEach(date -> builder.override(LocalDate.parse(date.getKey()), hours(date.getValue())));
        return builder.build();
    }

    private static DayOfWeek day(String start) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static String[] hours(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(pair -> pair.get(0).asText() + "-" + pair.get(1).asText())
                .toArray(String[]::new);
    }
}
