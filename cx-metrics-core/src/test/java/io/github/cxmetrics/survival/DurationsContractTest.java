package io.github.cxmetrics.survival;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

class DurationsContractTest extends TallyContract<Duration, Durations> {

    @Override
    protected TallyRule<Duration, Durations> rule() {
        return DurationsRule.of(ChronoUnit.SECONDS);
    }

    @Override
    protected List<Duration> observations() {
        return LongStream.range(0, 30)
                .mapToObj(i -> Duration.ofSeconds(i * i * i % 17 * 1001))
                .toList();
    }

    @Override
    protected Durations withCount(long count) {
        return new Durations.Counts(
                        "durations", 1, DurationsRule.of(ChronoUnit.SECONDS).toForm(), List.of(60L), List.of(count))
                .toTally();
    }

    @Override
    protected Optional<Durations> ofOtherRule() {
        return Optional.of(Durations.of(ChronoUnit.MILLIS, 5));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "durations: seconds and millis don't go together";
    }

    @Override
    protected List<Duration> extremeObservations() {
        return List.of(
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofNanos(1),
                Duration.ofDays(400_000));
    }

    @Override
    protected Duration refusedObservation() {
        return Duration.ofMillis(1500);
    }

    @Override
    protected String refusalOfObservation() {
        return "1.5 seconds is not a whole number of seconds: count in a finer unit";
    }
}
