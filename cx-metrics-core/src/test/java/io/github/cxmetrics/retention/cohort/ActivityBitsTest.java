package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.calendar.PeriodUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows by granule and by run, beside the calendar asked for each row. */
class ActivityBitsTest {

    /** Of customers that end between two words. */
    private static final int CUSTOMERS = 201;

    private final Random random = new Random(25);

    @Test
    void everyPeriodOfEveryZoneFromItsFirstTickToItsLast() {
        for (String zone :
                List.of("UTC", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")) {
            for (PeriodUnit unit : PeriodUnit.values()) {
                for (ChronoUnit ticks : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.NANOS)) {
                    locates(new CalendarPeriods(unit, DayOfWeek.SUNDAY, ZoneId.of(zone)), ticks);
                }
            }
        }
    }

    private void locates(CalendarPeriods periods, ChronoUnit unit) {
        long day = ChronoUnit.DAYS.getDuration().dividedBy(unit.getDuration());
        long days = switch (periods.unit()) {
            case HOUR -> 60;
            case DAY -> 4000;
            default -> 20_000;
        };
        // The 30th of December 2011 is not in Samoa's calendar.
        long last = LocalDate.of(2012, 1, 20).toEpochDay() * day;
        long first = last - days * day;
        PeriodTicks located = PeriodTicks.spanning(periods, unit, first, last);
        List<Long> ticks = new ArrayList<>(List.of(first, last));
        for (int index = 0; index < located.count(); index++) {
            for (long near = -1; near <= 1; near++) {
                ticks.add(Math.min(Math.max(located.lower(index) + near, first), last));
            }
        }
        random.longs(1000, first, last + 1).forEach(ticks::add);
        for (long tick : ticks) {
            int index = located.locate(tick);
            assertThat(located.first() + index)
                    .as("%s, %s %s", periods, tick, unit)
                    .isEqualTo(periods.numberOf(Instant.EPOCH.plus(tick, unit)));
            assertThat(located.lower(index)).isLessThanOrEqualTo(tick);
        }
    }

    @Test
    void oneTickIsOnePeriod() {
        CalendarPeriods years = CalendarPeriods.years(ZoneId.of("UTC"));
        assertThat(PeriodTicks.spanning(years, ChronoUnit.DAYS, 0, 0).locate(0)).isZero();
    }

    @Test
    void rowsOfAllOrders() {
        CalendarPeriods weeks = CalendarPeriods.weeks(ZoneId.of("Europe/Berlin"));
        for (int size : new int[] {1, 31, 32, 33, 4096, 4097, 10_000}) {
            long[] times =
                    random.longs(size, 1_700_000_000_000L, 1_720_000_000_000L).toArray();
            same(weeks, times);
            Arrays.sort(times);
            same(weeks, times);
            same(
                    weeks,
                    LongStream.range(0, size)
                            .map(i -> times[size - 1 - (int) i])
                            .toArray());
            for (int run : new int[] {1, 31, 32, 33, 4095, 4096, 4097}) {
                same(weeks, inRuns(times, run));
            }
        }
    }

    /** Runs of neighbours, dealt out in any order. */
    private long[] inRuns(long[] ordered, int length) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < ordered.length; i += length) {
            starts.add(i);
        }
        Collections.shuffle(starts, random);
        return starts.stream()
                .flatMapToLong(i -> Arrays.stream(ordered, i, Math.min(ordered.length, i + length)))
                .toArray();
    }

    private void same(CalendarPeriods periods, long[] millis) {
        int[] customers = random.ints(millis.length, 0, CUSTOMERS).toArray();
        ActivityBits bits =
                Objects.requireNonNull(ActivityBits.of(periods, ActivityLog.of(customers, millis, ChronoUnit.MILLIS)));
        BitSet[] naive = new BitSet[bits.periods()];
        Arrays.setAll(naive, i -> new BitSet());
        for (int row = 0; row < millis.length; row++) {
            long period = periods.numberOf(Instant.ofEpochMilli(millis[row]));
            naive[(int) bits.ticks().indexOf(period)].set(customers[row]);
        }
        for (int period = 0; period < naive.length; period++) {
            assertThat(BitSet.valueOf(bits.active(period))).isEqualTo(naive[period]);
        }
    }
}
