package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The timeline of an activity with an object for each time: for convenience. */
final class InstantTimeline implements Timeline {

    private final CohortRule rule;
    private final CustomerActivity activity;
    private final List<Instant> times;
    private final int[] order;
    private final long[] numbers;

    private InstantTimeline(CohortRule rule, CustomerActivity activity, List<Instant> times) {
        this.rule = rule;
        this.activity = activity;
        this.times = times;
        order = IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparing(times::get))
                .mapToInt(Integer::intValue)
                .toArray();
        numbers = IntStream.of(order)
                .mapToLong(i -> rule.periods().numberOf(times.get(i)))
                .toArray();
    }

    static InstantTimeline of(CohortRule rule, CustomerActivity activity) {
        checkArgument(activity != null, "a customer's activity must not be null");
        Instant first = activity.firstEver();
        boolean extra = first != null && !activity.times().contains(first);
        List<Instant> times = extra
                ? Stream.concat(activity.times().stream(), Stream.of(first)).toList()
                : activity.times();
        for (int row = 0; row < times.size(); row++) {
            checkArgument(
                    !times.get(row).isAfter(rule.asOf()),
                    "activity at %s is after asOf %s (row %s)",
                    times.get(row),
                    rule.asOf(),
                    row);
        }
        return new InstantTimeline(rule, activity, times);
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public boolean startsAtFirstEver() {
        return activity.firstEver() != null;
    }

    private Instant time(int i) {
        return times.get(order[i]);
    }

    @Override
    public long number(int i) {
        return numbers[i];
    }

    @Override
    public long elapsed(int from, int i) {
        return rule.periods().elapsedOffset(time(from), time(i));
    }

    @Override
    public long completeWindows(int from) {
        return Duration.between(time(from), rule.asOf())
                .dividedBy(rule.periods().fixedLength());
    }

    @Override
    public long amount(int i) {
        List<Long> amounts = activity.amounts();
        return order[i] < amounts.size() ? amounts.get(order[i]) : 0;
    }
}
