package io.github.cxmetrics.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.internal.TimeText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

    private static final BusinessCalendar OFFICE = BusinessCalendar.inZone(NEW_YORK)
            .workdays("09:00-12:00", "13:30-18:00")
            .holiday(LocalDate.of(2024, 7, 4), LocalDate.of(2024, 12, 25))
            .override(LocalDate.of(2024, 7, 6), "10:00-14:00")
            .override(LocalDate.of(2024, 12, 25), "10:00-11:00")
            .build();

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Duration newYork(String start, String end) {
        return OFFICE.between(at(NEW_YORK, start), at(NEW_YORK, end));
    }

    @Test
    void measuresTheOpenPartOfADay() {
        assertThat(newYork("2024-07-01T00:00", "2024-07-02T00:00")).isEqualTo(Duration.parse("PT7H30M"));
        assertThat(newYork("2024-07-01T11:30", "2024-07-01T14:00")).isEqualTo(Duration.ofHours(1));
        assertThat(newYork("2024-07-01T12:00", "2024-07-01T13:30")).isZero();
        assertThat(newYork("2024-07-01T09:00", "2024-07-01T09:00")).isZero();
        assertThat(OFFICE.between(
                        at(NEW_YORK, "2024-07-01T08:59:59").plusNanos(5),
                        at(NEW_YORK, "2024-07-01T09:00:01").plusNanos(7)))
                .isEqualTo(Duration.ofSeconds(1, 7));
        assertThat(OFFICE.between(
                        at(NEW_YORK, "2024-07-01T11:59:58").plusNanos(5),
                        at(NEW_YORK, "2024-07-01T12:00:01").plusNanos(7)))
                .isEqualTo(Duration.ofSeconds(2, -5));
    }

    @Test
    void singleDaysBeatHolidaysAndWeekDays() {
        assertThat(newYork("2024-07-04T00:00", "2024-07-05T00:00")).isZero();
        assertThat(newYork("2024-07-06T00:00", "2024-07-07T00:00")).isEqualTo(Duration.ofHours(4));
        assertThat(newYork("2024-12-25T00:00", "2024-12-26T00:00")).isEqualTo(Duration.ofHours(1));
        assertThat(OFFICE.hoursOn(LocalDate.of(2024, 7, 4))).isEmpty();
        assertThat(OFFICE.hoursOn(LocalDate.of(2024, 7, 5))).hasToString("[09:00-12:00, 13:30-18:00]");
        BusinessCalendar closedFriday = BusinessCalendar.inZone(UTC)
                .workdays("09:00-17:00")
                .override(LocalDate.of(2024, 7, 5))
                .build();
        assertThat(closedFriday.hoursOn(LocalDate.of(2024, 7, 5))).isEmpty();
    }

    @Test
    void overlappingHoursCountOnce() {
        BusinessCalendar overlapping = BusinessCalendar.inZone(UTC)
                .weekly(MONDAY, "13:00-15:00", "09:00-14:00", "10:00-11:00", "15:00-16:00")
                .build();
        assertThat(overlapping.between(at(UTC, "2024-01-01T00:00"), at(UTC, "2024-01-02T00:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void aNightBelongsToTheDayOnWhichItOpens() {
        BusinessCalendar nights = BusinessCalendar.inZone(NEW_YORK)
                .weekly(FRIDAY, "22:00-06:00")
                .holiday(LocalDate.of(2024, 7, 6), LocalDate.of(2024, 7, 12))
                .build();
        assertThat(nights.between(at(NEW_YORK, "2024-07-06T00:00"), at(NEW_YORK, "2024-07-07T00:00")))
                .as("the holiday on Saturday does not end Friday's night")
                .isEqualTo(Duration.ofHours(6));
        assertThat(nights.between(at(NEW_YORK, "2024-07-12T00:00"), at(NEW_YORK, "2024-07-14T00:00")))
                .isZero();
    }

    @Test
    void theWholeDayHasThreeSpellings() {
        for (String hours : new String[] {"00:00-24:00", "00:00-00:00", "00:00:00-24:00"}) {
            BusinessCalendar day = BusinessCalendar.inZone(NEW_YORK)
                    .override(LocalDate.of(2024, 3, 10), hours)
                    .build();
            assertThat(day.between(at(NEW_YORK, "2024-03-01T00:00"), at(NEW_YORK, "2024-04-01T00:00")))
                    .isEqualTo(Duration.ofHours(23));
        }
    }

    @Test
    void hoursMayChangeFromADateOn() {
        BusinessCalendar changing = BusinessCalendar.inZone(UTC)
                .weekly(MONDAY, "22:00-02:00")
                .from(LocalDate.of(2024, 1, 2))
                .daily("10:00-11:00")
                .from(LocalDate.of(2024, 1, 4))
                .build();
        assertThat(changing.between(at(UTC, "2024-01-01T00:00"), at(UTC, "2024-01-02T00:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(changing.between(at(UTC, "2024-01-02T00:00"), at(UTC, "2024-01-03T00:00")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(changing.between(at(UTC, "2024-01-02T00:00"), at(UTC, "2025-01-01T00:00")))
                .isEqualTo(Duration.ofHours(4));
        assertThatIllegalStateException()
                .isThrownBy(() -> changing.nextOpening(at(UTC, "2024-01-03T11:00")))
                .withMessage("next opening is undefined: closed from 2024-01-03T11:00:00Z up to 2199");
        assertThatIllegalStateException()
                .isThrownBy(() -> changing.plus(at(UTC, "2024-01-03T10:30"), Duration.ofMinutes(31)))
                .withMessage("due time is undefined: fewer than 31 minutes open from 2024-01-03T10:30:00Z up to 2199");
        assertThat(changing.plus(at(UTC, "2024-01-03T10:30"), Duration.ofMinutes(30)))
                .isEqualTo(at(UTC, "2024-01-03T11:00"));
    }

    /** Samoa went to bed on Thursday the 29th and rose on Saturday the 31st. */
    @Test
    void aDateThatTheZoneSkippedHasNoHours() {
        BusinessCalendar daily =
                BusinessCalendar.inZone(APIA).daily("09:00-18:00").build();
        assertThat(daily.between(at(APIA, "2011-12-29T00:00"), at(APIA, "2012-01-01T00:00")))
                .isEqualTo(Duration.ofHours(18));
        BusinessCalendar always = BusinessCalendar.alwaysOpen(APIA);
        assertThat(always.between(at(APIA, "2011-12-29T00:00"), at(APIA, "2012-01-01T00:00")))
                .isEqualTo(Duration.ofHours(48));
        BusinessCalendar nights = BusinessCalendar.inZone(APIA)
                .weekly(java.time.DayOfWeek.THURSDAY, "22:00-06:00")
                .build();
        assertThat(nights.between(at(APIA, "2011-12-29T00:00"), at(APIA, "2012-01-02T00:00")))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void hoursInAGapMoveForwardAndMayVanish() {
        LocalDate springForward = LocalDate.of(2024, 3, 10);
        BusinessCalendar inTheGap = BusinessCalendar.inZone(NEW_YORK)
                .override(springForward, "02:15-02:45", "02:30-03:00")
                .build();
        Instant midnight = at(NEW_YORK, "2024-03-10T00:00");
        assertThat(inTheGap.nextOpening(midnight)).isEqualTo(at(NEW_YORK, "2024-03-10T03:15"));
        assertThat(inTheGap.between(midnight, at(NEW_YORK, "2024-03-11T00:00"))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void hoursInAnOverlapAreTheEarlier() {
        BusinessCalendar inTheOverlap = BusinessCalendar.inZone(NEW_YORK)
                .override(LocalDate.of(2024, 11, 3), "01:30-02:00")
                .build();
        assertThat(inTheOverlap.nextOpening(at(NEW_YORK, "2024-11-03T00:00")))
                .isEqualTo(Instant.parse("2024-11-03T05:30:00Z"));
        assertThat(inTheOverlap.between(at(NEW_YORK, "2024-11-03T00:00"), at(NEW_YORK, "2024-11-04T00:00")))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void opensAtTheOpeningAndClosesAtTheClose() {
        assertThat(OFFICE.isOpen(at(NEW_YORK, "2024-07-01T09:00"))).isTrue();
        assertThat(OFFICE.isOpen(at(NEW_YORK, "2024-07-01T09:00").minusNanos(1)))
                .isFalse();
        assertThat(OFFICE.isOpen(at(NEW_YORK, "2024-07-01T12:00").minusNanos(1)))
                .isTrue();
        assertThat(OFFICE.isOpen(at(NEW_YORK, "2024-07-01T12:00"))).isFalse();
        Instant open = at(NEW_YORK, "2024-07-01T10:00:00.5");
        assertThat(OFFICE.nextOpening(open)).isEqualTo(open);
        assertThat(OFFICE.nextOpening(at(NEW_YORK, "2024-07-03T18:00"))).isEqualTo(at(NEW_YORK, "2024-07-05T09:00"));
    }

    /** Both ends fall on three o'clock: what is nothing opens nothing. */
    @Test
    void hoursThatAGapSwallowsOpenNothing() {
        BusinessCalendar gap = BusinessCalendar.inZone(NEW_YORK)
                .override(LocalDate.of(2024, 3, 10), "02:00-03:00", "10:00-11:00")
                .build();
        assertThat(gap.nextOpening(at(NEW_YORK, "2024-03-10T00:00"))).isEqualTo(at(NEW_YORK, "2024-03-10T10:00"));
    }

    @Test
    void theYearsFrom1900To2199AreKnown() {
        LocalDate first = LocalDate.of(1900, 1, 1);
        LocalDate last = LocalDate.of(2199, 12, 31);
        BusinessCalendar office =
                BusinessCalendar.inZone(UTC).workdays("09:00-17:00").build();
        assertThat(office.businessDaysBetween(first, first.plusDays(7))).isEqualTo(5);
        assertThat(office.businessDaysBetween(last.minusDays(7), last)).isEqualTo(5);
        assertThat(office.plusBusinessDays(last.minusDays(1), 1)).isEqualTo(last);
        assertThatIllegalStateException()
                .isThrownBy(() -> office.plusBusinessDays(last, 1))
                .withMessage("due date is undefined: fewer than 1 business days from 2199-12-31 up to 2199");
        List<ThrowingCallable> outside = List.of(
                () -> office.businessDaysBetween(last, last.plusDays(1)),
                () -> office.plusBusinessDays(last.plusDays(1), 0));
        for (ThrowingCallable call : outside) {
            assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .withMessage("date 2200-01-01 is outside the years 1900 to 2199");
        }
        long start = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
        long end = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
        assertThat(office.secondsBetween(start, start + 86_400)).isEqualTo(8 * 3600);
        assertThat(office.secondsBetween(end - 1, end - 1)).isZero();
        assertThat(office.microsBetween(0, 0)).isZero();
        List<ThrowingCallable> before = List.of(
                () -> office.secondsBetween(start - 1, start),
                () -> office.microsBetween(1_000_000 * start - 1, 1_000_000 * start));
        for (ThrowingCallable call : before) {
            assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .withMessage("instant 1899-12-31T23:59:59Z is outside the years 1900 to 2199");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.microsBetween(0, 1_000_000 * end))
                .withMessage("instant 2200-01-01T00:00:00Z is outside the years 1900 to 2199");
        for (Instant farthest : List.of(Instant.MIN, Instant.MAX.truncatedTo(ChronoUnit.SECONDS))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> office.secondsBetween(farthest.getEpochSecond(), 0))
                    .withMessage("instant " + farthest + " is outside the years 1900 to 2199");
        }
        Instant begin = Instant.ofEpochSecond(start);
        Duration centuries = Duration.ofSeconds(8_000_000_000L);
        assertThat(BusinessCalendar.alwaysOpen(UTC).plus(begin, centuries)).isEqualTo(begin.plus(centuries));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.inZone(UTC).override(first).build())
                .withMessage("a business calendar needs open hours on some day; this one in UTC has none");
    }

    /** Hours are laid out in pages of 2^25 seconds from 1900 on: the second one begins here. */
    @Test
    void theOnlyHoursOfAPageMayBeginWithIt() {
        Instant page = Instant.parse("1901-01-24T08:40:32Z");
        BusinessCalendar once = BusinessCalendar.inZone(UTC)
                .override(LocalDate.of(1901, 1, 24), "08:40:32-09:00")
                .build();
        assertThat(once.nextOpening(Instant.parse("1900-06-01T00:00:00Z"))).isEqualTo(page);
        assertThat(once.isOpen(page)).isTrue();
        assertThat(once.isOpen(page.minusSeconds(1))).isFalse();
        assertThat(once.plus(Instant.parse("1901-01-24T00:00:00Z"), Duration.ofMinutes(1)))
                .isEqualTo(page.plusSeconds(60));
        assertThat(once.between(page.minusSeconds(5), page.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aDueTimeIsTheEarliestInstant() {
        Instant friday = at(NEW_YORK, "2024-06-28T17:00");
        assertThat(OFFICE.plus(friday, Duration.ofHours(1))).isEqualTo(at(NEW_YORK, "2024-06-28T18:00"));
        assertThat(OFFICE.plus(friday, Duration.ofHours(1).plusNanos(1)))
                .isEqualTo(at(NEW_YORK, "2024-07-01T09:00").plusNanos(1));
        assertThat(OFFICE.plus(friday.plusMillis(250), Duration.ofHours(1)))
                .isEqualTo(at(NEW_YORK, "2024-07-01T09:00:00.25"));
        Instant closed = at(NEW_YORK, "2024-06-29T03:00:00.7");
        assertThat(OFFICE.plus(closed, Duration.ZERO)).isEqualTo(closed);
        assertThat(OFFICE.plus(closed, Duration.ofMinutes(1))).isEqualTo(at(NEW_YORK, "2024-07-01T09:01"));
        assertThat(OFFICE.plus(friday, Duration.ofHours(7500))).isAfter(Instant.parse("2028-01-01T00:00:00Z"));
    }

    @Test
    void theColumnFormsAgreeWithDurations() {
        Instant start = Instant.parse("2024-07-01T13:00:00.250001Z");
        Instant end = Instant.parse("2029-07-02T14:12:30.999999Z");
        long micros = OFFICE.between(start, end).toNanos() / 1000;
        assertThat(OFFICE.microsBetween(micros(start), micros(end))).isEqualTo(micros);
        assertThat(OFFICE.secondsBetween(start.getEpochSecond(), end.getEpochSecond()))
                .isEqualTo(OFFICE.between(
                                Instant.ofEpochSecond(start.getEpochSecond()),
                                Instant.ofEpochSecond(end.getEpochSecond()))
                        .getSeconds());
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }

    @Test
    void refusesWhatHasNoBusinessTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> newYork("2024-07-02T00:00", "2024-07-01T00:00"))
                .withMessage("end 2024-07-01T04:00:00Z is before start 2024-07-02T04:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.secondsBetween(2, 1))
                .withMessage("end 1 is before start 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.microsBetween(2, 1))
                .withMessage("end 1 is before start 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.plus(Instant.EPOCH, Duration.ofNanos(-1)))
                .withMessage("business time must not be negative: -0.000001 milliseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.isOpen(Instant.parse("1899-12-31T23:59:59Z")))
                .withMessage("instant 1899-12-31T23:59:59Z is outside the years 1900 to 2199");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.between(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z")))
                .withMessage("instant 2200-01-01T00:00:00Z is outside the years 1900 to 2199");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OFFICE.secondsBetween(0, Long.MAX_VALUE))
                .withMessage("instant 9223372036854775807 (epoch second) is outside the years 1900 to 2199");
    }

    @Test
    void refusesCalendarsThatNeverOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.inZone(UTC).weekly(MONDAY).build())
                .withMessage("a business calendar needs open hours on some day; this one in UTC has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.inZone(ZoneOffset.ofHours(3))
                        .workdays("09:00-17:00")
                        .build())
                .withMessage(
                        "a business calendar needs a zone with its rules, as Europe/Berlin or UTC, not the offset +03:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.inZone(ZoneId.of("UTC+3"))
                        .workdays("09:00-17:00")
                        .build())
                .withMessage(
                        "a business calendar needs a zone with its rules, as Europe/Berlin or UTC, not the offset UTC+03:00");
    }

    @Test
    void refusesHoursThatAreNone() {
        for (String hours : new String[] {"9-5", "09:00", "", "24:00-09:00", "09:00-25:00", "09:00 to 17:00", "a-b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BusinessCalendar.inZone(UTC).weekly(MONDAY, hours))
                    .withMessage("opening hours \"" + hours + "\" are not written as \"09:00-17:00\"");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenHours(-1, 5))
                .withMessage("opening second -1 is outside 0..86399");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenHours(86_400, 86_405))
                .withMessage("opening second 86400 is outside 0..86399");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenHours(5, 5))
                .withMessage("closing second 5 is not within a day after the opening second 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenHours(5, 86406))
                .withMessage("closing second 86406 is not within a day after the opening second 5");
        assertThat(OpenHours.parse("22:00-06:30:15"))
                .isEqualTo(new OpenHours(79200, 109815))
                .hasToString("22:00-06:30:15");
        assertThat(OpenHours.parse("00:00-00:00"))
                .isEqualTo(OpenHours.parse("00:00-24:00"))
                .hasToString("00:00-24:00");
    }

    @Test
    void comparesByWhatWasWrittenDownAndGoesThroughSerialization() throws Exception {
        BusinessCalendar same =
                BusinessCalendar.inZone(UTC).workdays("09:00-17:00").build();
        BusinessCalendar again =
                BusinessCalendar.inZone(UTC).workdays("09:00-17:00").build();
        same.isOpen(Instant.EPOCH);
        assertThat(same).isEqualTo(again).hasSameHashCodeAs(again).isNotEqualTo(OFFICE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(OFFICE);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            BusinessCalendar back = (BusinessCalendar) in.readObject();
            assertThat(back).isEqualTo(OFFICE);
            assertThat(back.between(at(NEW_YORK, "2024-07-01T00:00"), at(NEW_YORK, "2024-07-02T00:00")))
                    .isEqualTo(Duration.parse("PT7H30M"));
        }
    }

    @Test
    void aBuilderCanGoOnWithoutChangingTheCalendarThatItMade() {
        BusinessCalendar.Builder builder = BusinessCalendar.inZone(UTC).weekly(MONDAY, "09:00-17:00");
        BusinessCalendar first = builder.build();
        BusinessCalendar second = builder.weekly(SATURDAY, "10:00-11:00").build();
        assertThat(first).isNotEqualTo(second).hasToString("UTC: MONDAY 09:00-17:00");
        assertThat(second).hasToString("UTC: MONDAY 09:00-17:00, SATURDAY 10:00-11:00");
        assertThat(builder.weekly(SATURDAY)
                        .holiday(LocalDate.of(2024, 1, 1))
                        .from(LocalDate.of(2025, 1, 1))
                        .build())
                .hasToString("UTC: MONDAY 09:00-17:00; from 2025-01-01 closed; 1 holiday, 0 changed days");
    }

    @Test
    void namesTheVersionOfTheZoneRules() {
        assertThat(OFFICE.zoneRulesVersion()).matches("\\d{4}[a-z]+");
        assertThat(BusinessCalendar.alwaysOpen(UTC).zoneRulesVersion()).isEqualTo(OFFICE.zoneRulesVersion());
    }

    @Test
    void aPromiseOfForeverIsNeverDue() {
        Instant start = Instant.parse("2026-01-05T09:00:00.5Z");
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        assertThatIllegalStateException()
                .isThrownBy(() -> BusinessCalendar.alwaysOpen(UTC).plus(start, forever))
                .withMessage("due time is undefined: fewer than " + TimeText.exact(forever) + " open from " + start
                        + " up to 2199");
    }

    @Test
    void aDayMayHaveAHundredHours() {
        String[] quarters = new String[96];
        for (int i = 0; i < quarters.length; i++) {
            String hour = String.format(Locale.ROOT, "%02d:", i / 4);
            quarters[i] = hour + String.format(Locale.ROOT, "%02d-", i % 4 * 15) + hour + (i % 4 * 15 + 10);
        }
        BusinessCalendar calendar = BusinessCalendar.inZone(UTC).daily(quarters).build();
        for (Instant at = Instant.parse("2026-01-05T00:05:00Z");
                at.isBefore(Instant.parse("2028-01-05T00:00:00Z"));
                at = at.plus(Duration.ofDays(1))) {
            assertThat(calendar.between(at, at.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofHours(16));
        }
    }

    @Test
    void businessDaysAreThoseOnWhichThePlaceOpens() {
        BusinessCalendar office = BusinessCalendar.inZone(ZoneId.of("Europe/Berlin"))
                .workdays("09:00-17:00")
                .weekly(DayOfWeek.FRIDAY, "22:00-06:00")
                .holiday(LocalDate.of(2026, 12, 25))
                .override(LocalDate.of(2026, 12, 19), "10:00-14:00")
                .build();
        assertThat(office.isBusinessDay(LocalDate.of(2026, 12, 19)))
                .as("a working Saturday")
                .isTrue();
        assertThat(office.isBusinessDay(LocalDate.of(2026, 12, 12)))
                .as("Friday's night")
                .isFalse();
        assertThat(office.businessDaysBetween(LocalDate.of(2026, 12, 18), LocalDate.of(2026, 12, 21)))
                .isEqualTo(2);
        assertThat(office.businessDaysBetween(LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 28)))
                .isEqualTo(4);
        assertThat(office.plusBusinessDays(LocalDate.of(2026, 12, 24), 1)).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(office.plusBusinessDays(LocalDate.of(2026, 12, 25), 1)).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(office.plusBusinessDays(LocalDate.of(2026, 12, 26), 0)).isEqualTo(LocalDate.of(2026, 12, 26));
        LocalDate from = LocalDate.of(2026, 12, 1);
        for (int days = 1; days < 60; days++) {
            LocalDate due = office.plusBusinessDays(from, days);
            assertThat(office.isBusinessDay(due)).isTrue();
            assertThat(office.businessDaysBetween(from.plusDays(1), due.plusDays(1)))
                    .isEqualTo(days);
        }
        BusinessCalendar apia = BusinessCalendar.alwaysOpen(ZoneId.of("Pacific/Apia"));
        assertThat(apia.isBusinessDay(LocalDate.of(2011, 12, 30))).as("skipped").isFalse();
        assertThat(apia.plusBusinessDays(LocalDate.of(2011, 12, 29), 1)).isEqualTo(LocalDate.of(2011, 12, 31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.plusBusinessDays(from, -1))
                .withMessage("business days must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.businessDaysBetween(from, from.minusDays(1)))
                .withMessage("end 2026-11-30 is before start 2026-12-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.businessDaysBetween(LocalDate.of(1899, 12, 31), from))
                .withMessage("date 1899-12-31 is outside the years 1900 to 2199");
        assertThatIllegalStateException()
                .isThrownBy(() -> office.plusBusinessDays(LocalDate.of(2199, 12, 30), 5))
                .withMessage("due date is undefined: fewer than 5 business days from 2199-12-30 up to 2199");
    }

    /** The first hour of the day occurs twice, and both are open, and of one date. */
    @Test
    void aDayWithARepeatedMidnightHourHasAllItsHours() {
        ZoneId azores = ZoneId.of("Atlantic/Azores");
        LocalDate date = LocalDate.of(2026, 10, 25);
        BusinessCalendar sundays = BusinessCalendar.inZone(azores)
                .weekly(DayOfWeek.SUNDAY, "00:00-24:00")
                .build();
        Instant start = Instant.parse("2026-10-25T00:00:00Z");
        assertThat(date.atStartOfDay(azores).toInstant()).isEqualTo(start);
        assertThat(sundays.between(start.minusSeconds(86_400), start.plusSeconds(172_800)))
                .isEqualTo(Duration.ofHours(25));
        assertThat(sundays.nextOpening(start.minusSeconds(5))).isEqualTo(start);
        CalendarPeriods days = CalendarPeriods.days(azores);
        for (int minutes = 0; minutes < 25 * 60; minutes += 30) {
            assertThat(days.numberOf(start.plusSeconds(60 * minutes))).isEqualTo(date.toEpochDay());
        }
        assertThat(days.start(date.toEpochDay())).isEqualTo(start);
        assertThat(days.start(date.toEpochDay() + 1)).isEqualTo(start.plusSeconds(25 * 3600));
    }
}
