package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Follows customers through the periods in which they are at risk. */
final class ChurnAfterEventAccumulator implements Accumulator<CustomerHistory, ChurnAfterEvent> {

    private final ChurnAfterEventRule rule;
    private final Map<Long, long[]> periods = new TreeMap<>();
    private long customers;
    private long outsideEvents;
    private ChurnAfterEvent joined;

    ChurnAfterEventAccumulator(ChurnAfterEventRule rule) {
        this.rule = rule;
        joined = new ChurnAfterEvent(rule, new TreeMap<>(), 0, 0);
    }

    @Override
    public void add(CustomerHistory customer) {
        checkArgument(customer != null, "a customer's history must not be null");
        checkNotAfter("joining", customer.joined());
        if (customer.left() != null) {
            checkNotAfter("leaving", customer.left());
        }
        customer.events().forEach(event -> checkNotAfter(rule.event(), event));
        CalendarPeriods calendar = rule.periods();
        long first = calendar.numberOf(customer.joined());
        first += calendar.start(first).equals(customer.joined()) ? 0 : 1;
        long last = calendar.numberOf(customer.left() == null ? rule.asOf() : customer.left());
        checkArgument(
                last - first < CalendarPeriods.MAX_PERIODS,
                "a customer is at risk in %s periods of %s, more than %s: choose longer ones",
                last - first + 1,
                calendar,
                CalendarPeriods.MAX_PERIODS);
        Set<Long> exposed = new TreeSet<>();
        for (Instant event : customer.events()) {
            long period = calendar.numberOf(event);
            exposed.add(period);
            outsideEvents += period < first ? 1 : 0;
        }
        customers++;
        for (long period = first; period <= last; period++) {
            count(customer, period, exposed.contains(period));
        }
    }

    private void checkNotAfter(String what, Instant time) {
        checkArgument(!time.isAfter(rule.asOf()), "%s at %s is after asOf %s", what, time, rule.asOf());
    }

    private void count(CustomerHistory customer, long period, boolean exposed) {
        Instant index = rule.periods().start(period + 1);
        Instant end = index.plus(rule.window());
        Instant left = customer.left();
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
        joined = joined.plus(tally);
    }

    @Override
    public ChurnAfterEvent snapshot() {
        Map<Long, long[]> copy = new TreeMap<>();
        periods.forEach((period, counts) -> copy.put(period, counts.clone()));
        return joined.plus(new ChurnAfterEvent(rule, copy, customers, outsideEvents));
    }
}
