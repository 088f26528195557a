package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ours and the peers compute the same thing, so that comparing their times is fair. */
class ServiceBenchmarkAgreesTest {

    @Test
    void calls() {
        CallBenchmark benchmark = new CallBenchmark();
        CallBenchmark.Columns columns = new CallBenchmark.Columns();
        columns.rows = 20_011;
        columns.fill();
        CallBenchmark.Records records = new CallBenchmark.Records();
        records.fill(columns);
        CallTally tally = benchmark.callColumns(columns);
        CallBenchmark.Kpis kpis = benchmark.callStreams(records);
        assertThat(tally.count()).isEqualTo(20_011);
        assertThat(kpis.serviceLevel())
                .isEqualTo(tally.serviceLevel(ServiceLevelPolicy.ICMI_3).value(), within(1e-12));
        assertThat(kpis.abandonment()).isEqualTo(tally.abandonment().value(), within(1e-12));
        assertThat(kpis.abandonmentExcludingShort())
                .isEqualTo(tally.abandonmentExcludingShort().value(), within(1e-12));
        assertThat(kpis.asa()).isEqualTo(tally.asa().value(), within(1e-9));
        assertThat(kpis.aht()).isEqualTo(tally.aht().value(), within(1e-9));
        assertThat(kpis.holdPerHeld()).isEqualTo(tally.averageHoldPerHeld().value(), within(1e-9));
        assertThat(benchmark.callColumnsByQueue(columns).stream().reduce(CallBenchmark.RULE.empty(), CallTally::plus))
                .isEqualTo(tally);
        assertThat(benchmark.callMemoryFloor(columns))
                .isEqualTo((tally.times().waits() + tally.times().handle()) / 1_000_000
                        + tally.calls().abandoned()
                        + 2 * tally.calls().flowedOut());
    }

    @Test
    void calendar() {
        CalendarBenchmark benchmark = new CalendarBenchmark();
        for (int i = 0; i < CalendarBenchmark.FEW; i++) {
            long business = benchmark.calendar.secondsBetween(benchmark.starts[i], benchmark.ends[i]);
            assertThat(CalendarBenchmark.dayByDay(benchmark.starts[i], benchmark.ends[i]))
                    .isEqualTo(business);
        }
        assertThat(benchmark.calendarBetween()).isEqualTo(benchmark.calendarSecondsBetween());
        assertThat(benchmark.calendarDayByDay())
                .isEqualTo(IntStream.range(0, CalendarBenchmark.FEW)
                        .mapToLong(i -> benchmark.calendar.secondsBetween(benchmark.starts[i], benchmark.ends[i]))
                        .sum());
        Instant start = Instant.ofEpochSecond(benchmark.starts[0]);
        Instant due = benchmark.calendar.plus(start, Duration.ofHours(40));
        assertThat(CalendarBenchmark.dayByDay(benchmark.starts[0], due.getEpochSecond()))
                .isEqualTo(40 * 3600);
        assertThat(benchmark.calendarPlus()).isPositive();
    }
}
