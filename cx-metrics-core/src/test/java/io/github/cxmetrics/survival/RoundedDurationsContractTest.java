package io.github.cxmetrics.survival;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

class RoundedDurationsContractTest extends TallyContract<Duration, RoundedDurations> {

    @Override
    protected TallyRule<Duration, RoundedDurations> rule() {
        return new RoundedDurationsRule(ChronoUnit.SECONDS, 2);
    }

    @Override
    protected List<Duration> observations() {
        return LongStream.range(0, 30)
                .mapToObj(i -> Duration.ofMillis(i * i * i % 17 * 1001 * 977))
                .toList();
    }

    @Override
    protected RoundedDurations withCount(long count) {
        return new RoundedDurations.Counts(ChronoUnit.SECONDS, 2, List.of(60L), List.of(count)).toTally();
    }

    @Override
    protected Optional<RoundedDurations> ofOtherRule() {
        return Optional.of(RoundedDurations.of(ChronoUnit.SECONDS, 3, 5));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "durations of 2 digits of seconds and of 3 digits of seconds don't go together";
    }

    @Override
    protected Duration refusedObservation() {
        return Duration.ofSeconds(-5);
    }

    @Override
    protected String refusalOfObservation() {
        return "a duration must not be negative: PT-5S";
    }
}
