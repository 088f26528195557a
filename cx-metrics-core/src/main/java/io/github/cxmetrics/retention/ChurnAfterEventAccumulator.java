package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows customers through the periods in which they are at risk. */
final class ChurnAfterEventAccumulator implements Accumulator<CustomerHistory, ChurnAfterEvent> {

    private final ChurnAfterEventRule.AsOf rule;
    private final CalendarPeriods calendar;
    private final Map<Long, long[]> periods = new TreeMap<>();
    private long customers;
    private long outsideEvents;
    private long afterAsOf;
    private ChurnAfterEvent joined;

    ChurnAfterEventAccumulator(ChurnAfterEventRule.AsOf rule) {
        this.rule = rule;
        this.calendar = rule.definition().periods();
        joined = new ChurnAfterEvent(rule, new TreeMap<>(), 0, 0, 0);
    }

    @Override
    public void add(CustomerHistory customer) {
        checkArgument(customer != null, "a customer's history must not be null");
        Instant left = customer.left() == null || isLater(customer.left()) ? null : customer.left();
        List<Instant> events =
                customer.events().stream().filter(event -> !isLater(event)).toList();
        long later = customer.events().size() - events.size() + (customer.left() == null || left != null ? 0 : 1);
        if (isLater(customer.joined())) {
            afterAsOf += later + 1;
            return;
        }
        long first = calendar.numberOf(customer.joined());
        first += calendar.start(first).equals(customer.joined()) ? 0 : 1;
        long last = calendar.numberOf(left == null ? rule.asOf() : left);
        checkArgument(
                last - first < CalendarPeriods.MAX_PERIODS,
                "a customer is at risk in %s periods of %s, more than %s: choose longer ones",
                last - first + 1,
                calendar,
                CalendarPeriods.MAX_PERIODS);
        Set<Long> exposed = new HashSet<>();
        long outside = 0;
        for (Instant event : events) {
            long period = calendar.numberOf(event);
            exposed.add(period);
            outside += period < first ? 1 : 0;
        }
        outsideEvents += outside;
        customers++;
        afterAsOf += later;
        for (long period = first; period <= last; period++) {
            count(left, period, exposed.contains(period));
        }
    }

    private boolean isLater(Instant time) {
        return time.isAfter(rule.asOf());
    }

    private void count(@Nullable Instant left, long period, boolean exposed) {
        Instant index = calendar.start(period + 1);
        Instant end = index.plus(rule.definition().window());
        long[] counts = periods.computeIfAbsent(period, p -> new long[ChurnAfterEvent.COUNTS]);
        int group = exposed ? 0 : ChurnAfterEvent.COUNTS_OF_GROUP;
        if (left != null && left.isBefore(index)) {
            counts[group + ChurnAfterEvent.LEFT_BEFORE]++;
        } else if (end.isAfter(rule.asOf())) {
            counts[group + ChurnAfterEvent.PENDING]++;
        } else {
            counts[group + ChurnAfterEvent.MATURED]++;
            counts[group + ChurnAfterEvent.CHURNED] += left != null && !left.isAfter(end) ? 1 : 0;
        }
    }

    @Override
    public void addAll(ChurnAfterEvent tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public ChurnAfterEvent snapshot() {
        Map<Long, long[]> copy = new TreeMap<>();
        periods.forEach((period, counts) -> copy.put(period, counts.clone()));
        return joined.plus(new ChurnAfterEvent(rule, copy, customers, outsideEvents, afterAsOf));
    }
}
