package io.github.cxmetrics.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class BusinessCalendarProperties {

    private static final Instant EPOCH = Instant.parse("2008-01-01T00:00:00Z");
    private static final long NINE_YEARS = 9L * 366 * 86_400;
    private static final List<String> ZONES = List.of(
            "Pacific/Apia",
            "Australia/Lord_Howe",
            "America/New_York",
            "Europe/London",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "America/Sao_Paulo",
            "Africa/Casablanca",
            "UTC");

    @Provide
    Arbitrary<BusinessCalendar> calendars() {
        return Arbitraries.longs().map(BusinessCalendarProperties::calendar);
    }

    /** A calendar of random hours, nights and overlaps included, with holidays, changed days and a change of the week. */
    private static BusinessCalendar calendar(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BusinessCalendar.Builder builder = BusinessCalendar.inZone(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
        builder.daily(hours(random, 1 + random.nextInt(2)));
        builder.weekly(java.time.DayOfWeek.SUNDAY, hours(random, random.nextInt(3)));
        builder.from(LocalDate.of(2011, 12, 1).plusDays(random.nextInt(60)));
        builder.workdays(hours(random, 1 + random.nextInt(3)));
        for (int i = 0; i < 30; i++) {
            builder.holiday(LocalDate.of(2008, 1, 1).plusDays(random.nextInt(3290)));
            builder.override(LocalDate.of(2008, 1, 1).plusDays(random.nextInt(3290)), hours(random, random.nextInt(3)));
        }
        return builder.build();
    }

    private static String[] hours(SplittableRandom random, int count) {
        String[] hours = new String[count];
        for (int i = 0; i < count; i++) {
            hours[i] = time(random.nextInt(96)) + "-" + (random.nextInt(8) == 0 ? "24:00" : time(random.nextInt(96)));
        }
        return hours;
    }

    private static String time(int quarter) {
        return String.format("%02d:%02d", quarter / 4, quarter % 4 * 15);
    }

    private static Instant after(long seconds) {
        return EPOCH.plusSeconds(seconds);
    }

    @Property(tries = 300, seed = "20241")
    void partsAddUpAndBusinessTimeIsNoMoreThanCalendarTime(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll @LongRange(max = NINE_YEARS) long a,
            @ForAll @LongRange(max = NINE_YEARS) long b,
            @ForAll @LongRange(max = NINE_YEARS) long c) {
        long[] sorted = java.util.stream.LongStream.of(a, b, c).sorted().toArray();
        Instant first = after(sorted[0]).plusNanos(123);
        Instant second = after(sorted[1]).plusNanos(456);
        Instant third = after(sorted[2]).plusNanos(789);
        Duration whole = calendar.between(first, third);
        assertThat(calendar.between(first, second).plus(calendar.between(second, third)))
                .isEqualTo(whole);
        assertThat(whole).isBetween(Duration.ZERO, Duration.between(first, third));
    }

    @Property(tries = 300, seed = "20242")
    void dueTimesInvertDurations(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll @LongRange(max = NINE_YEARS) long start,
            @ForAll @LongRange(max = 20_000_000_000L) long businessMillis) {
        Instant from = after(start).plusNanos(start % 1_000_000_000);
        Duration business = Duration.ofMillis(businessMillis);
        Instant due = calendar.plus(from, business);
        assertThat(calendar.between(from, due)).isEqualTo(business);
        if (!business.isZero()) {
            assertThat(calendar.between(from, due.minusNanos(1)))
                    .as("no earlier instant will do")
                    .isEqualTo(business.minusNanos(1));
        }
        assertThat(calendar.plus(calendar.plus(from, business.dividedBy(3)), business.minus(business.dividedBy(3))))
                .isEqualTo(due);
    }

    @Property(tries = 300, seed = "20243")
    void theNextOpeningIsOpenAndNothingBeforeIt(
            @ForAll("calendars") BusinessCalendar calendar, @ForAll @LongRange(max = NINE_YEARS) long start) {
        Instant from = after(start);
        Instant opening = calendar.nextOpening(from);
        assertThat(calendar.isOpen(opening)).isTrue();
        assertThat(calendar.between(from, opening)).isZero();
        assertThat(calendar.plus(from, Duration.ofNanos(1))).isEqualTo(opening.plusNanos(1));
    }

    /** Minute by minute, as slow as the definition. */
    @Property(tries = 60, seed = "20244")
    void agreesWithCountingMinutes(
            @ForAll("calendars") BusinessCalendar calendar, @ForAll @LongRange(max = 3290) long day) {
        List<long[]> hours = new ArrayList<>();
        LocalDate middle = LocalDate.of(2008, 1, 1).plusDays(day);
        for (LocalDate date = middle.minusDays(4); date.isBefore(middle.plusDays(5)); date = date.plusDays(1)) {
            if (date.atStartOfDay(calendar.zone()).toLocalDate().equals(date)) {
                for (OpenHours open : calendar.hoursOn(date)) {
                    hours.add(new long[] {
                        epochMinute(calendar, date, open.openSecond()), epochMinute(calendar, date, open.closeSecond())
                    });
                }
            }
        }
        long first = middle.minusDays(1).atStartOfDay(calendar.zone()).toEpochSecond() / 60;
        long end = middle.plusDays(2).atStartOfDay(calendar.zone()).toEpochSecond() / 60;
        long open = 0;
        for (long minute = first; minute < end; minute++) {
            long at = minute;
            boolean isOpen = hours.stream().anyMatch(stretch -> stretch[0] <= at && at < stretch[1]);
            assertThat(calendar.isOpen(Instant.ofEpochSecond(minute * 60))).isEqualTo(isOpen);
            open += isOpen ? 1 : 0;
        }
        assertThat(calendar.secondsBetween(first * 60, end * 60)).isEqualTo(open * 60);
    }

    private static long epochMinute(BusinessCalendar calendar, LocalDate date, int second) {
        return ZonedDateTime.of(
                                date.plusDays(second / 86_400).atTime(0, 0).plusSeconds(second % 86_400),
                                calendar.zone())
                        .toEpochSecond()
                / 60;
    }
}
