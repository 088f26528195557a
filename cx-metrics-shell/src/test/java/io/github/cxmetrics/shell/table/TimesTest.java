package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-07-03|2025-07-03T00:00:00Z",
                "2025-07-03T10:30|2025-07-03T10:30:00Z",
                "2025-07-03 10:30:15.5|2025-07-03T10:30:15.500Z",
                "2025-07-03T10:30:15,123456789|2025-07-03T10:30:15.123456789Z",
                "2025-07-03T10:30:00Z|2025-07-03T10:30:00Z",
                "2025-07-03 10:30:00 UTC|2025-07-03T10:30:00Z",
                "2025-07-03 10:30:00 -0500|2025-07-03T15:30:00Z",
                "2025-07-03T10:30:00+02:00|2025-07-03T08:30:00Z",
                "2025-07-03T10:30:00+02|2025-07-03T08:30:00Z",
                "2025-07-03T10:30:00+02:00[Europe/Berlin]|2025-07-03T08:30:00Z",
                "2025-07-03 10:30:00 CET|2025-07-03T09:30:00Z",
                "2025-07-03 10:30:00 GMT+2:00|",
                "2025-07-03 10:30:00 GMT+02:00|2025-07-03T08:30:00Z",
                "2025/7/3 9:05|2025-07-03T09:05:00Z",
                "7/13/2025|2025-07-13T00:00:00Z",
                "7/13/2025 12:05 AM|2025-07-13T00:05:00Z",
                "7/13/2025 12:05:09 pm|2025-07-13T12:05:09Z",
                "7/13/2025, 1:05 p.m.|2025-07-13T13:05:00Z",
                "13/07/2025 17:00|2025-07-13T17:00:00Z",
                "13.7.2025 17:00:01|2025-07-13T17:00:01Z",
                "31-12-2025|2025-12-31T00:00:00Z",
                "3 Jul 2025|2025-07-03T00:00:00Z",
                "3-Jul-2025 10:00|2025-07-03T10:00:00Z",
                "July 3, 2025|2025-07-03T00:00:00Z",
                "Jul 3, 2025 1:00 PM|2025-07-03T13:00:00Z",
                "Thu, 03 Jul 2025 10:30:00 GMT|2025-07-03T10:30:00Z",
                "Thu, 3 Jul 2025 10:30:00 +0200|2025-07-03T08:30:00Z",
                "Thursday, July 3, 2025|2025-07-03T00:00:00Z",
                "2024-02-29|2024-02-29T00:00:00Z"
            })
    void readAsToolsWriteThem(String cell, String instant) {
        if (instant == null) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Kit.column(cell).instants("x"));
        } else {
            assertThat(Kit.column(cell, "").instants("x")).containsExactly(Instant.parse(instant), null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-02-29",
                "2017-13-01",
                "2017-00-10",
                "2017-05-14 25:00",
                "2017-05-14 24:00",
                "2017-05-14T10:60",
                "2017-05-14T10:00:60",
                "noon",
                "2017-05-14T10:30:00 X",
                "2017-05-14 10:30 CSTX",
                "14/14/2017",
                "31.6.2017",
                "1/2/17",
                "2017-5",
                "2017-05-14T",
                "2017-05-14 13:00 PM",
                "0:30",
                "2017-05-14T10:30:00+19:00",
                "2017-05-14T10:30:00.",
                "Foo 3, 2025",
                "2017-05.14"
            })
    void othersAreRefused(String cell) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("2017-05-14", cell).instants("x"))
                .withMessage("t.csv line 3, column x: a cell is no date or time");
    }

    @Test
    void timesWithoutAZoneAreReadInTheTables() {
        Table table = Kit.column("2025-07-03 10:00", "2025-01-03 10:00", "2025-01-03");
        assertThat(table.inZone(BERLIN).instants("x"))
                .containsExactly(
                        Instant.parse("2025-07-03T08:00:00Z"),
                        Instant.parse("2025-01-03T09:00:00Z"),
                        Instant.parse("2025-01-02T23:00:00Z"));
        assertThat(table.inZone(BERLIN).dates("x")[0]).isEqualTo(LocalDate.of(2025, 7, 3));
        Table zoned = Kit.column("2025-07-02T23:30:00Z");
        assertThat(zoned.dates("x")).containsExactly(LocalDate.of(2025, 7, 2));
        assertThat(zoned.inZone(BERLIN).dates("x")).containsExactly(LocalDate.of(2025, 7, 3));
    }

    @Test
    void abbreviationsOfSeveralZonesAreRefused() {
        Table table = Kit.column("2025-07-03 10:00 CST", "2025-07-03 11:00 CST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.instants("x"))
                .withMessage(
                        "t.csv lines 2, 3, column x: 2 cells are no time of one zone: an abbreviation such as CST or IST names several; say which "
                                + "by inZone(…), and withFormat(\"x\", …) with the abbreviation in single quotes");
        assertThat(table.inZone(ZoneId.of("Asia/Shanghai"))
                        .withFormat("x", "yyyy-MM-dd HH:mm 'CST'")
                        .instants("x")[0])
                .isEqualTo(Instant.parse("2025-07-03T02:00:00Z"));
        assertThat(Kit.column("day 3.7.2025").withFormat("x", "'day' d.M.yyyy").dates("x"))
                .containsExactly(LocalDate.of(2025, 7, 3));
    }

    @Test
    void oneCellDecidesForItsColumn() {
        assertThat(Kit.column("03/04/2025", "13/04/2025").dates("x")[0]).isEqualTo(LocalDate.of(2025, 4, 3));
        assertThat(Kit.column("03/04/2025", "04/13/2025").dates("x")[0]).isEqualTo(LocalDate.of(2025, 3, 4));
        assertThat(Kit.column("05/05/2025").dates("x")).containsExactly(LocalDate.of(2025, 5, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("13/04/2025", "04/13/2025").dates("x"))
                .withMessage("t.csv line 2, column x: a cell is no date or time");
    }

    @Test
    void unlikeWaysOfWritingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Kit.column("2025-01-03 10:00", "2025-01-03 10:00Z").instants("x"))
                .withMessage(
                        "t.csv, column x: times are written in several ways: without a zone (line 2), with an offset (line 3); "
                                + "if that is meant, say all their formats: withFormat(\"x\", …, …)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("2025-01-03", "1/13/2025").instants("x"))
                .withMessageStartingWith(
                        "t.csv, column x: dates are written in several ways: year first (line 2), month or day first (line 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("2025-01-03").withFormat("x", "nonsense"))
                .withMessageContaining("Unknown pattern letter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("03/04/2025")
                        .withFormat("x", "d/M/uuuu", "M/d/uuuu")
                        .dates("x"))
                .withMessage("t.csv line 2, column x: two of the formats fit and differ: d/M/uuuu, M/d/uuuu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("3.4.2025", "4.2025")
                        .withFormat("x", "d.M.uuuu")
                        .dates("x"))
                .withMessage("t.csv line 3, column x: a cell is not written as d.M.uuuu");
    }

    @Test
    void countsSince1970() {
        assertThat(Kit.column("1735819200000000")
                        .withUnit("x", ChronoUnit.MICROS)
                        .instants("x"))
                .containsExactly(Instant.parse("2025-01-02T12:00:00Z"));
        assertThat(Kit.column("-1").withUnit("x", ChronoUnit.NANOS).instants("x"))
                .containsExactly(Instant.parse("1969-12-31T23:59:59.999999999Z"));
        assertThat(Kit.column("20000").withUnit("x", ChronoUnit.DAYS).dates("x"))
                .containsExactly(LocalDate.ofEpochDay(20000));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Kit.column("1").withUnit("x", ChronoUnit.MONTHS).instants("x"))
                .withMessage("t.csv, column x: times are counted in nanoseconds to days since 1970, not in months");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("9223372036854775807")
                        .withUnit("x", ChronoUnit.SECONDS)
                        .instants("x"))
                .withMessage("t.csv line 2, column x: 9223372036854775807 seconds since 1970 is beyond the calendar");
    }

    @Test
    void months() {
        assertThat(Kit.column("2025-12", "2026-01").months("x"))
                .containsExactly(YearMonth.of(2025, 12), YearMonth.of(2026, 1));
        assertThat(Kit.column("31.12.2025").months("x")).containsExactly(YearMonth.of(2025, 12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27:05:30|PT27H5M30S", "0:00:01.5|PT1.5S", "PT1H30M|PT1H30M", "3 min|PT3M", "1 h 20 min|PT1H20M",
                        "2 days 3 hours|PT51H", "1.5 h|PT1H30M",
                "1,5 hours|PT1H30M", "45s|PT45S", "500 ms|PT0.5S", "1d 02:00:00|PT26H", "1.02:00:00|PT26H",
                        "-0:30:00|PT-30M", "1 hour and 5 minutes|PT1H5M",
                "100:00:00|PT100H"
            })
    void durations(String cell, Duration duration) {
        assertThat(Kit.column(cell, "").durations("x")).containsExactly(duration, null);
    }

    @Test
    void durationsThatNeedAWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("12:30").durations("x"))
                .withMessage(
                        "t.csv line 2, column x: a duration is 12 minutes and 30 seconds, or hours and minutes; say withFormat(\"x\", \"m:ss\") or withFormat(\"x\", \"h:mm\")");
        assertThat(Kit.column("12:30").withFormat("x", "mm:ss").durations("x"))
                .containsExactly(Duration.ofSeconds(750));
        assertThat(Kit.column("12:30").withFormat("x", "h:mm").durations("x")).containsExactly(Duration.ofMinutes(750));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("90").durations("x"))
                .withMessage(
                        "t.csv line 2, column x: a cell is a number without a unit; say withUnit(\"x\", ChronoUnit.SECONDS), or MINUTES, or whatever it is");
        assertThat(Kit.column("90", "0.5").withUnit("x", ChronoUnit.MINUTES).durations("x"))
                .containsExactly(Duration.ofMinutes(90), Duration.ofSeconds(30));
        assertThat(Kit.table("Reply time in minutes|AHT (s)|wait_ms", "3|90|1500")
                        .durations("Reply time in minutes"))
                .containsExactly(Duration.ofMinutes(3));
        assertThat(Kit.table("Reply time in minutes|AHT (s)|wait_ms", "3|90|1500")
                        .durations("AHT (s)"))
                .containsExactly(Duration.ofSeconds(90));
        assertThat(Kit.table("Reply time in minutes|AHT (s)|wait_ms", "3|90|1500")
                        .durations("wait_ms"))
                .containsExactly(Duration.ofMillis(1500));
        for (String cell :
                new String[] {"1:60:00", "1:00:60", "three minutes", "3 parsecs", "1::2", "P1Y", "5 min ago", ":30"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Kit.column("1:00:00", cell).durations("x"))
                    .withMessage("t.csv line 3, column x: a cell is no duration");
        }
    }

    @Property(seed = "37", tries = 1000)
    void isoReadsBack(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -64, max = 64) int quarters) {
        Instant at = Instant.ofEpochSecond(second, nano);
        OffsetDateTime there = at.atOffset(ZoneOffset.ofTotalSeconds(900 * quarters));
        assertThat(Kit.column(at.toString()).instants("x")).containsExactly(at);
        assertThat(Kit.column(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there))
                        .instants("x"))
                .containsExactly(at);
    }

    @Property(seed = "41", tries = 1000)
    void otherOrdersReadBackOrAreRefused(
            @ForAll @IntRange(min = -100_000, max = 100_000) int epochDay, @ForAll @IntRange(max = 86_399) int second) {
        LocalDateTime time = LocalDate.ofEpochDay(epochDay).atTime(0, 0).plusSeconds(second);
        String american =
                DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US).format(time);
        String european =
                DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.UK).format(time);
        String german =
                DateTimeFormatter.ofPattern("d.M.uuuu H:mm:ss", Locale.GERMANY).format(time);
        Instant at = time.toInstant(ZoneOffset.UTC);
        assertThat(Kit.column(german).instants("x")).containsExactly(at);
        if (time.getDayOfMonth() > 12 || time.getDayOfMonth() == time.getMonthValue()) {
            assertThat(Kit.column(american).instants("x")).containsExactly(at);
            assertThat(Kit.column(european).instants("x")).containsExactly(at);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Kit.column(american).instants("x"))
                    .withMessageContaining("no cell decides");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Kit.column(european).instants("x"))
                    .withMessageContaining("no cell decides");
        }
    }

    @Property(seed = "43", tries = 2000)
    void noTextThrowsAnythingElse(@ForAll @StringLength(max = 30) String text) {
        new TimeScan().read(text, true);
        new TimeScan().read(text, false);
    }

    @Property(seed = "47", tries = 500)
    void clocksOfAnyNumberOfHoursReadBack(@ForAll @IntRange(max = 10_000_000) int seconds) {
        String clock = String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        assertThat(Kit.column(clock).durations("x")).containsExactly(Duration.ofSeconds(seconds));
    }
}
