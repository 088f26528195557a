package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads customers into repeat purchases. */
final class RepeatPurchaseAccumulator implements Accumulator<CustomerActivity, RepeatPurchase> {

    private static final double NANOS_OF_DAY = Duration.ofDays(1).toNanos();

    private static final long NANOS_FIT = Duration.ofNanos(Long.MAX_VALUE).toDays();

    private final RepeatPurchaseRule.AsOf rule;
    private final RepeatPurchaseRule definition;
    private final Accumulator<Spell, SurvivalTally> times =
            SurvivalRule.of(ChronoUnit.DAYS).accumulator();
    private final Duration window;
    private long purchases;
    private long matured;
    private long repeated;
    private long afterAsOf;
    private RepeatPurchase joined;

    RepeatPurchaseAccumulator(RepeatPurchaseRule.AsOf rule) {
        this.rule = rule;
        definition = rule.definition();
        window = Duration.ofDays(definition.windowDays());
        joined = new RepeatPurchase(rule, times.snapshot(), 0, 0, 0, 0);
    }

    @Override
    public void add(CustomerActivity customer) {
        checkArgument(customer != null, "a customer's activity must not be null");
        checkArgument(!customer.times().isEmpty(), "a customer without purchases has no first one");
        List<Instant> purchased =
                customer.withoutRefunds().map(CustomerActivity::times).orElse(List.of());
        List<Instant> sorted = purchased.stream()
                .filter(time -> !time.isAfter(rule.asOf()))
                .sorted()
                .toList();
        if (!sorted.isEmpty()) {
            count(sorted);
        }
        afterAsOf += purchased.size() - sorted.size();
    }

    private void count(List<Instant> sorted) {
        Instant first = sorted.get(0);
        List<Duration> occasions =
                sorted.stream().map(time -> definition.between(first, time)).toList();
        if (definition.occasions() == RepeatPurchaseRule.Occasions.ONE_PER_DATE) {
            occasions = occasions.stream().distinct().toList();
        }
        count(occasions, rule.followUp(first));
    }

    private void count(List<Duration> occasions, Duration followUp) {
        // On the date of asOf, which is not over, only those who have bought already could be told apart.
        boolean again = occasions.size() > 1 && occasions.get(1).compareTo(followUp) <= 0;
        times.add(again ? Spell.observed(days(occasions.get(1))) : Spell.censored(days(followUp)));
        purchases += occasions.size();
        if (followUp.compareTo(window) >= 0) {
            matured++;
            repeated += again && occasions.get(1).compareTo(window) <= 0 ? 1 : 0;
        }
    }

    private static double days(Duration duration) {
        // Nanoseconds are a long for 292 years.
        return duration.toDays() < NANOS_FIT
                ? duration.toNanos() / NANOS_OF_DAY
                : duration.toDays() + duration.minusDays(duration.toDays()).toNanos() / NANOS_OF_DAY;
    }

    @Override
    public void addAll(RepeatPurchase tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public RepeatPurchase snapshot() {
        return joined.plus(new RepeatPurchase(rule, times.snapshot(), purchases, matured, repeated, afterAsOf));
    }
}
