package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The timeline of an activity with an object for each time: for convenience. */
final class InstantTimeline implements Timeline {

    private final CohortRule.AsOf rule;
    private final CustomerActivity activity;
    /** Of the activities and, behind them, a known start that is none of them. */
    private final List<Instant> times;

    private final int[] order;
    private final long[] numbers;

    /** Reads a customer of whom nothing is after asOf. */
    InstantTimeline(CohortRule.AsOf rule, CustomerActivity activity) {
        this.rule = rule;
        this.activity = activity;
        Instant first = activity.firstEver();
        times = first == null || activity.times().contains(first)
                ? activity.times()
                : Stream.concat(activity.times().stream(), Stream.of(first)).toList();
        order = IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparing(times::get))
                .mapToInt(Integer::intValue)
                .toArray();
        numbers = IntStream.of(order)
                .mapToLong(i -> periods().numberOf(times.get(i)))
                .toArray();
    }

    private CalendarPeriods periods() {
        return rule.definition().periods();
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
        return periods().elapsedOffset(time(from), time(i));
    }

    @Override
    public long completeWindows(int from) {
        return periods().elapsedOffset(time(from), rule.asOf());
    }

    @Override
    public long amount(int i) {
        int rows = activity.times().size();
        int amounts = activity.amounts().size();
        checkArgument(rows == amounts, "amounts are summed, but %s times have %s amounts", rows, amounts);
        return order[i] < amounts ? activity.amounts().get(order[i]) : 0;
    }
}
