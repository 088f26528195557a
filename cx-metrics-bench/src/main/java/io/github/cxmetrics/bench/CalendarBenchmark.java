package io.github.cxmetrics.bench;

import io.github.cxmetrics.calendar.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Business time between two instants some five years apart: nanoseconds a pair. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CalendarBenchmark {

    static final int PAIRS = 4096;
    static final int FEW = 64;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final LocalTime CLOSE = LocalTime.of(17, 0);
    private static final Set<LocalDate> HOLIDAYS = IntStream.range(2018, 2030)
            .boxed()
            .flatMap(year -> Stream.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 7, 4), LocalDate.of(year, 12, 25)))
            .collect(Collectors.toSet());

    final BusinessCalendar calendar = BusinessCalendar.inZone(NEW_YORK)
            .workdays("09:00-17:00")
            .holiday(HOLIDAYS.toArray(LocalDate[]::new))
            .build();
    final long[] starts = new long[PAIRS];
    final long[] ends = new long[PAIRS];

    /** Pairs at random, from a fixed seed: from 2019 or 2020 to 2024 or 2025. */
    public CalendarBenchmark() {
        SplittableRandom random = new SplittableRandom(1752);
        long year = 366L * 86_400;
        for (int i = 0; i < PAIRS; i++) {
            starts[i] = Instant.parse("2019-01-01T00:00:00Z").getEpochSecond() + random.nextLong(2 * year);
            ends[i] = starts[i] + 5 * year - random.nextLong(year / 10);
        }
    }

    /** The library, with instants and durations. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public long calendarBetween() {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += calendar.between(Instant.ofEpochSecond(starts[i]), Instant.ofEpochSecond(ends[i]))
                    .getSeconds();
        }
        return sum;
    }

    /** The library's form for columns. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public long calendarSecondsBetween() {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += calendar.secondsBetween(starts[i], ends[i]);
        }
        return sum;
    }

    /** The library's due time. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public long calendarPlus() {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += calendar.plus(Instant.ofEpochSecond(starts[i]), Duration.ofHours(40))
                    .getEpochSecond();
        }
        return sum;
    }

    /** Day by day, as one writes it: a stream of dates. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public long calendarDayByDay() {
        long sum = 0;
        for (int i = 0; i < FEW; i++) {
            sum += dayByDay(starts[i], ends[i]);
        }
        return sum;
    }

    static long dayByDay(long start, long end) {
        LocalDate first = Instant.ofEpochSecond(start).atZone(NEW_YORK).toLocalDate();
        LocalDate last = Instant.ofEpochSecond(end).atZone(NEW_YORK).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !HOLIDAYS.contains(date))
                .mapToLong(date -> {
                    long open = ZonedDateTime.of(date, OPEN, NEW_YORK).toEpochSecond();
                    long close = ZonedDateTime.of(date, CLOSE, NEW_YORK).toEpochSecond();
                    return Math.max(0, Math.min(end, close) - Math.max(start, open));
                })
                .sum();
    }
}
